import type { AccountId } from '../../../shared-kernel/ids.js';
import { fact, facts, type EventsOf } from '../../../shared-kernel/message.js';
import type { NoticeKind } from './queries.js';

/** One notice as its owner saw it: raised anew by another event it is another notice under the same id. */
export interface NoticeMark {
  readonly noticeId: string;
  readonly raisedBy: string;
}

/** Everything that the stream `notices-<accountId>` may say; the notices themselves follow from other streams. */
export const noticeFacts = facts('notices', {
  NoticesMarkedRead: fact<{ accountId: AccountId; notices: readonly NoticeMark[] }>('An account said that it has read notices.'),
  NoticesClosed: fact<{ accountId: AccountId; notices: readonly NoticeMark[] }>('An account closed notices that it needs no more.'),
  NoticeLettersChosen: fact<{ accountId: AccountId; kinds: readonly NoticeKind[]; by: 'settings' | 'letter' }>(
    'An account said about which notices it wants letters; by a link in a letter it says about none.',
  ),
});
export type NoticeEvent = EventsOf<typeof noticeFacts>;
