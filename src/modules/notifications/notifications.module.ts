import { Module } from '@nestjs/common';
import type { ModuleParts } from '../../shared-kernel/module-parts.js';
import { DeliverWebhooksJob } from './application/deliver-webhooks.job.js';
import { LetterDesk } from './application/letter-desk.js';
import { forgetLettersWhenAccountIsErased, writeLettersWhenNoticesAreRaised } from './application/letter.policies.js';
import { Listeners } from './application/listeners.js';
import { NoticeDesk } from './application/notice-desk.js';
import { noticeAnswers } from './application/notice.answers.js';
import { PostMessage } from './application/post-message.js';
import { ForgetLettersJob, TendLettersJob } from './application/tend-letters.job.js';
import { TendWebhooksJob } from './application/tend-webhooks.job.js';
import { UnsubscribeLinks } from './application/unsubscribe-links.js';
import { WatchAccount } from './application/watch-account.js';
import { WebhookDesk } from './application/webhook-desk.js';
import { webhookAnswers } from './application/webhook.answers.js';
import { removeWebhooksWhenAccountIsErased, tellWebhooksWhenSomethingHappens } from './application/webhook.policies.js';
import { WriteLettersJob } from './application/write-letters.job.js';
import { notices } from './domain/notices.js';
import { webhooks } from './domain/webhooks.js';
import { NoticeLettersController } from './http/letters.controller.js';
import { NewsController } from './http/news.controller.js';
import { NoticesController } from './http/notices.controller.js';
import { SupportNewsController } from './http/support-news.controller.js';
import { WebhooksController } from './http/webhooks.controller.js';
import { letterWishRows } from './projections/letter-wishes.projection.js';
import { messageRows } from './projections/messages.projection.js';
import { noticeRows } from './projections/notices.projection.js';
import { webhookRows } from './projections/webhooks.projection.js';

/** What of this module is declared rather than injected. */
export const notificationsParts: ModuleParts = {
  module: 'notifications',
  deciders: [notices, webhooks],
  projections: [noticeRows, letterWishRows, webhookRows, messageRows],
  policies: [tellWebhooksWhenSomethingHappens, removeWebhooksWhenAccountIsErased, writeLettersWhenNoticesAreRaised, forgetLettersWhenAccountIsErased],
  answers: [...noticeAnswers, ...webhookAnswers],
};

@Module({
  controllers: [NewsController, NoticeLettersController, NoticesController, SupportNewsController, WebhooksController],
  providers: [
    DeliverWebhooksJob,
    ForgetLettersJob,
    LetterDesk,
    Listeners,
    NoticeDesk,
    PostMessage,
    TendLettersJob,
    TendWebhooksJob,
    UnsubscribeLinks,
    WatchAccount,
    WebhookDesk,
    WriteLettersJob,
  ],
})
export class NotificationsModule {}
