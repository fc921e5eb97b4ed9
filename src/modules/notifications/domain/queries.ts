import type { AccountId } from '../../../shared-kernel/ids.js';
import { query, type AnyEvent } from '../../../shared-kernel/message.js';
import type { Heard } from '../../../shared-kernel/policy.js';
import type { Position } from '../../../shared-kernel/ports/event-log.js';

export { webhooksOf, type WebhookView } from './webhook-queries.js';

/** What notices can be about. */
export const NOTICE_KINDS = [
  'key_exhausted',
  'key_invalid',
  'key_restricted',
  'key_expired',
  'key_recovered',
  'key_expires_soon',
  'own_key_spending',
  'work_failed',
  'result_lost',
  'credits_low',
  'webhook_paused',
] as const;
export type NoticeKind = (typeof NOTICE_KINDS)[number];

/** Stable codes of what raises a notice; that of a failed task is the task's own cause. */
export const NOTICE_CAUSES = [
  'openai_funds_used_up',
  'key_refused_by_openai',
  'key_restricted_at_openai',
  'key_expired_at_openai',
  'own_expiry_date_passed',
  'own_expiry_date_near',
  'key_works_again',
  'own_limit_share_reached',
  'own_limit_reached',
  'balance_threshold_reached',
  'result_missing',
  'result_damaged',
  'receiver_failing',
  'receiver_gone',
  'source_unreachable',
  'source_refused',
  'media_refused',
  'longer_than_stated',
  'prompt_refused',
  'provider_refused',
  'provider_failed',
  'provider_rate_limited',
  'platform_provider_unavailable',
  'key_invalid',
  'key_restricted',
  'key_expired',
  'key_exhausted',
  'key_unreadable',
  'order_unreadable',
  'outcome_unknown',
  'predecessor_failed',
  'hold_missing',
  'worker_failed',
] as const;
export type NoticeCause = (typeof NOTICE_CAUSES)[number];

/** Something its owner should know, with what can be done about it. Never content, never a secret. */
export interface NoticeView {
  readonly noticeId: string;
  readonly accountId: AccountId;
  readonly kind: NoticeKind;
  readonly cause: NoticeCause;
  readonly severity: 'information' | 'warning' | 'problem';
  /** Which of the two things called credits it speaks of, if of any (R61). */
  readonly purse: 'platform_credits' | 'openai_account' | null;
  readonly sentence: string;
  readonly reason: string | null;
  readonly remedies: readonly string[];
  /** At a rate limit on the own key: whether removing the key would help in that project. */
  readonly removingTheKeyHelps: boolean | null;
  readonly projectId: string | null;
  /** What it tells of keeps work from being done, so it cannot be closed by hand. */
  readonly blocks: boolean;
  readonly raisedAt: string;
  /** The event that raised it: raised anew, it is unread again. */
  readonly raisedBy: string;
  /** The request that led to it, which is what support asks for. */
  readonly requestId: string;
  readonly readAt: string | null;
  readonly closedAt: string | null;
  readonly closedBy: 'cause' | 'owner' | null;
  /** For lists of what is still to be read. */
  readonly attention: 'read' | 'unread';
  /** The last event that changed it. */
  readonly changedAt: Position;
}

/** Which notices are wanted: open ones, those of them that were not read, or all. */
export type NoticesShown = 'open' | 'unread' | 'all';

/** Notices, first to last. */
export const notices = query<
  { accountId: AccountId; show: NoticesShown; after: string | null; limit: number },
  { notices: readonly NoticeView[]; next: string | null }
>('notifications.notices');

/** One notice of an account; null where it has no such notice. */
export const noticeById = query<{ accountId: AccountId; noticeId: string }, NoticeView | null>('notifications.notice-by-id');

/** A notice made once more from events, by the reducers that make the live one, and which of the events it rests on, by their ids. */
export interface NoticeAgain {
  readonly notice: NoticeView | null;
  readonly restsOn: readonly string[];
}

/** Of the events only those count that touch the notice; they come in the order of the log. */
export const noticeAgain = query<{ noticeId: string; events: readonly Heard<AnyEvent>[] }, NoticeAgain>('notifications.notice-again');

/** What an event says that the own key is worth from then on, in the words that messages and live news use. */
export const KEY_WORDS: Readonly<Record<string, string>> = {
  ApiKeyAdded: 'stored',
  ApiKeyInvalidated: 'invalid',
  ApiKeyRestricted: 'restricted',
  ApiKeyExpired: 'expired',
  KeyCreditsExhausted: 'exhausted',
  ApiKeyRecovered: 'works',
  ApiKeyRemoved: 'removed',
};
