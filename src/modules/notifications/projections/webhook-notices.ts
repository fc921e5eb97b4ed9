import type { NoticeView } from '../domain/queries.js';
import type { WebhookEvent, WebhookRef, WhyPaused } from '../domain/webhook-events.js';

const SAID: Readonly<Record<Exclude<WhyPaused, 'owner'>, string>> = {
  failing: 'One of your webhooks took nothing for three days and is paused. Once it is resumed it is sent what it missed.',
  gone: 'One of your webhooks answered that it is gone and is paused. Once it is resumed it is sent what it missed.',
};

export const webhookNotice = ({ accountId, webhookId }: WebhookRef): string => `${accountId}|webhook_paused|${webhookId}`;

/** The notice of a webhook that was paused by its failures; undefined when its owner paused it. */
export const webhookPaused = (
  { data, metadata: { at } }: Extract<WebhookEvent, { type: 'WebhookPaused' }> & { readonly metadata: { readonly at: string } },
  noticeId: string,
): (NoticeView & { readonly [extension: string]: unknown }) | undefined =>
  data.why === 'owner'
    ? undefined
    : {
        noticeId,
        accountId: data.accountId,
        kind: 'webhook_paused',
        severity: 'warning',
        purse: null,
        sentence: SAID[data.why],
        reason: data.why,
        remedies: ['resume_webhook'],
        removingTheKeyHelps: null,
        projectId: null,
        raisedAt: at,
        closedAt: null,
      };
