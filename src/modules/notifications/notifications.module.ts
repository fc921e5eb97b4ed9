import { Module } from '@nestjs/common';
import { answering, type ModuleParts } from '../../shared-kernel/module-parts.js';
import { notices } from './domain/queries.js';
import { NoticesController } from './http/notices.controller.js';
import { noticeRows } from './projections/notices.projection.js';

/** What of this module is declared rather than injected. */
export const notificationsParts: ModuleParts = {
  module: 'notifications',
  deciders: [],
  projections: [noticeRows],
  policies: [],
  answers: [
    answering(notices, [noticeRows], async ({ accountId, all, after, limit }, { rows }) => {
      const page = await rows.page(noticeRows, { accountId, ...(all ? {} : { group: 'open' }), after, limit });
      return { notices: page.rows, next: page.next };
    }),
  ],
};

@Module({ controllers: [NoticesController] })
export class NotificationsModule {}
