import type { AccountId } from '../../../shared-kernel/ids.js';
import { query } from '../../../shared-kernel/message.js';
import type { NoticeKind, NoticeView } from './queries.js';

/** About which notices an account wants letters, and since when. */
export interface LetterWishView {
  readonly accountId: AccountId;
  readonly kinds: readonly NoticeKind[];
  readonly since: string;
}

/** Null for whoever never said that they want any. */
export const letterWishOf = query<{ accountId: AccountId }, LetterWishView | null>('notifications.letter-wish');

/** Open notices that nobody has read, raised since a moment, the first of them. */
export const unreadSince = query<{ accountId: AccountId; since: string }, readonly NoticeView[]>('notifications.unread-since');
