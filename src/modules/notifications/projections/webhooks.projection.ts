import { projection } from '../../../shared-kernel/projection.js';
import type { WebhookEvent } from '../domain/webhook-events.js';
import type { WebhookView } from '../domain/webhook-queries.js';

type WebhookRow = WebhookView & { readonly [extension: string]: unknown };

/** Where is an account told of events, and of which? */
export const webhookRows = projection<WebhookRow, WebhookEvent>({
  name: 'notifications.webhooks',
  version: 1,
  rowsOf: ({ data }) => data.webhookId,
  ownerOf: ({ data }) => data.accountId,
  sortBy: row => row.addedAt,
  on: {
    WebhookAdded: (_, { data: { webhookId, accountId, url, types }, metadata: { at } }) => ({
      webhookId,
      accountId,
      url,
      types,
      state: 'active',
      pausedBecause: null,
      addedAt: at,
    }),
    WebhookChanged: (row, { data: { url, types } }) => row && { ...row, url: url ?? row.url, types },
    WebhookPaused: (row, { data: { why } }) => row && { ...row, state: 'paused', pausedBecause: why },
    WebhookResumed: row => row && { ...row, state: 'active', pausedBecause: null },
    WebhookRemoved: () => undefined,
  },
});
