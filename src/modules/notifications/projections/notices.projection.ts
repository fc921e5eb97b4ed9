import type { Heard } from '../../../shared-kernel/policy.js';
import { projection } from '../../../shared-kernel/projection.js';
import type { ApiKeyEvent, OwnSpendingEvent } from '../../api-keys/index.js';
import type { CreditEvent } from '../../credits/index.js';
import type { TaskEvent } from '../../media-pipeline/index.js';
import type { NoticeEvent } from '../domain/notice-events.js';
import type { WebhookEvent } from '../domain/webhook-events.js';
import { lowBalance, lowBalanceNotice } from './credit-notices.js';
import { keyNoticeIds, keyNotices } from './key-notices.js';
import { lostResult } from './lost-results.js';
import { closedByItsCause, closedByOwner, noticeIdOf, readByOwner, type News, type NoticeRow } from './notice-rows.js';
import { ownSpendingNoticeIds, ownSpendingNotices } from './own-spending-notices.js';
import { webhookNotice, webhookPaused } from './webhook-notices.js';
import { workFailed } from './work-notices.js';

type Event = ApiKeyEvent | CreditEvent | NoticeEvent | OwnSpendingEvent | TaskEvent | WebhookEvent;

const isOwnSpending = (event: Event): event is OwnSpendingEvent => event.type in ownSpendingNotices;

type Marked = Extract<NoticeEvent, { type: 'NoticesMarkedRead' | 'NoticesClosed' }>;

/** What an owner does about a notice as they saw it; one that was raised again meanwhile stays. */
const asSeen =
  (change: (row: NoticeRow, news: News) => NoticeRow) =>
  (row: NoticeRow | undefined, event: Heard<Marked>, id: string): NoticeRow | undefined =>
    row && event.data.notices.some(({ noticeId, raisedBy }) => noticeId === id && raisedBy === row.raisedBy) ? change(row, event) : row;

/** What should an account know? One row a notice; what it tells of closes it, and so may its owner. */
export const noticeRows = projection<NoticeRow, Event>({
  name: 'notifications.notices',
  version: 9,
  rowsOf: event => {
    if (isOwnSpending(event)) return ownSpendingNoticeIds(event);
    if ('notices' in event.data) return event.data.notices.map(({ noticeId }) => noticeId);
    if (event.type === 'TaskFailed') return noticeIdOf(event.data.accountId, 'work_failed', event.data.taskId);
    if ('webhookId' in event.data) return webhookNotice(event.data);
    if (event.type === 'ResultFoundUnusable') return noticeIdOf(event.data.accountId, 'result_lost', event.data.taskId);
    if (event.type === 'LowBalanceReached' || event.type === 'LowBalanceLifted') return lowBalanceNotice(event.data);
    if (!('fingerprint' in event.data) || event.data.fingerprint === null) return null;
    const { accountId, fingerprint } = event.data;
    return keyNoticeIds({ accountId, fingerprint });
  },
  ownerOf: (_, row) => row.accountId,
  sortBy: row => row.raisedAt,
  groupBy: row => (row.closedAt === null ? 'open' : 'closed'),
  on: {
    ...ownSpendingNotices,
    ...keyNotices,
    LowBalanceReached: lowBalance,
    LowBalanceLifted: closedByItsCause,
    WebhookPaused: webhookPaused,
    WebhookResumed: closedByItsCause,
    WebhookRemoved: closedByItsCause,
    ResultFoundUnusable: lostResult,
    TaskFailed: workFailed,
    NoticesMarkedRead: asSeen(readByOwner),
    NoticesClosed: asSeen(closedByOwner),
  },
});
