import { answering } from '../../../shared-kernel/module-parts.js';
import { START } from '../../../shared-kernel/ports/event-log.js';
import { messagesAfter, placeBefore, webhooksOf } from '../domain/webhook-queries.js';
import { messageRows } from '../projections/messages.projection.js';
import { webhookRows } from '../projections/webhooks.projection.js';

const MORE_THAN_AN_ACCOUNT_CAN_HAVE = 100;

export const webhookAnswers = [
  answering(
    webhooksOf,
    [webhookRows],
    async ({ accountId }, { rows }) => (await rows.page(webhookRows, { accountId, limit: MORE_THAN_AN_ACCOUNT_CAN_HAVE })).rows,
    ({ accountId }) => `webhooks-${accountId}`,
  ),
  answering(messagesAfter, [messageRows], async ({ accountId, after, limit }, { rows }) => {
    // a page begins at a text, not after it
    const page = await rows.page(messageRows, { accountId, from: after, limit: Math.min(limit + 1, 200) });
    return page.rows.filter(({ position }) => position !== after).slice(0, limit);
  }),
  answering(placeBefore, [messageRows], async ({ accountId, since }, { rows }) => {
    const { rows: found } = await rows.page(messageRows, { accountId, where: { field: 'at', atLeast: since }, limit: 1 });
    const first = found[0];
    if (!first) return null;
    const before = await rows.page(messageRows, { accountId, below: first.position, limit: 1, descending: true });
    return before.rows[0]?.position ?? START;
  }),
];
