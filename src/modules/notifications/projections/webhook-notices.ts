import type { Heard } from '../../../shared-kernel/policy.js';
import type { WebhookEvent, WebhookRef, WhyPaused } from '../domain/webhook-events.js';
import { noticeIdOf, opened, type NoticeRow } from './notice-rows.js';

const SAID: Readonly<Record<Exclude<WhyPaused, 'owner'>, string>> = {
  failing: 'One of your webhooks took nothing for three days and is paused. Once it is resumed it is sent what it missed.',
  gone: 'One of your webhooks answered that it is gone and is paused. Once it is resumed it is sent what it missed.',
};

export const webhookNotice = ({ accountId, webhookId }: WebhookRef): string => noticeIdOf(accountId, 'webhook_paused', webhookId);

/** The notice of a webhook that was paused by its failures; its owner's own pause is no news. */
export const webhookPaused = (
  row: NoticeRow | undefined,
  event: Heard<Extract<WebhookEvent, { type: 'WebhookPaused' }>>,
  noticeId: string,
): NoticeRow | undefined => {
  const { accountId, why } = event.data;
  if (why === 'owner') return row;
  return {
    noticeId,
    accountId,
    kind: 'webhook_paused',
    cause: why === 'gone' ? 'receiver_gone' : 'receiver_failing',
    severity: 'warning',
    purse: null,
    sentence: SAID[why],
    reason: why,
    remedies: ['resume_webhook'],
    removingTheKeyHelps: null,
    projectId: null,
    blocks: false,
    ...opened(event),
  };
};
