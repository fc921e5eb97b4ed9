import { Module } from '@nestjs/common';
import { answering, type ModuleParts } from '../../shared-kernel/module-parts.js';
import { DeliverWebhooksJob } from './application/deliver-webhooks.job.js';
import { PostMessage } from './application/post-message.js';
import { TendWebhooksJob } from './application/tend-webhooks.job.js';
import { WebhookDesk } from './application/webhook-desk.js';
import { webhookAnswers } from './application/webhook.answers.js';
import { removeWebhooksWhenAccountIsErased, tellWebhooksWhenSomethingHappens } from './application/webhook.policies.js';
import { notices } from './domain/queries.js';
import { webhooks } from './domain/webhooks.js';
import { NoticesController } from './http/notices.controller.js';
import { WebhooksController } from './http/webhooks.controller.js';
import { messageRows } from './projections/messages.projection.js';
import { noticeRows } from './projections/notices.projection.js';
import { webhookRows } from './projections/webhooks.projection.js';

/** What of this module is declared rather than injected. */
export const notificationsParts: ModuleParts = {
  module: 'notifications',
  deciders: [webhooks],
  projections: [noticeRows, webhookRows, messageRows],
  policies: [tellWebhooksWhenSomethingHappens, removeWebhooksWhenAccountIsErased],
  answers: [
    answering(notices, [noticeRows], async ({ accountId, all, after, limit }, { rows }) => {
      const page = await rows.page(noticeRows, { accountId, ...(all ? {} : { group: 'open' }), after, limit });
      return { notices: page.rows, next: page.next };
    }),
    ...webhookAnswers,
  ],
};

@Module({
  controllers: [NoticesController, WebhooksController],
  providers: [DeliverWebhooksJob, PostMessage, TendWebhooksJob, WebhookDesk],
})
export class NotificationsModule {}
