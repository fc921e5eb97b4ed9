import type { AccountId } from '../../../shared-kernel/ids.js';
import { query } from '../../../shared-kernel/message.js';

/** Something its owner should know, with what can be done about it. Never content, never a secret. */
export interface NoticeView {
  readonly noticeId: string;
  readonly accountId: AccountId;
  readonly kind:
    | 'key_exhausted'
    | 'key_invalid'
    | 'key_restricted'
    | 'key_expired'
    | 'key_recovered'
    | 'key_expires_soon'
    | 'own_key_spending'
    | 'work_failed'
    | 'result_lost'
    | 'credits_low'
    | 'webhook_paused';
  readonly severity: 'information' | 'warning' | 'problem';
  /** Which of the two things called credits it speaks of, if of any (R61). */
  readonly purse: 'platform_credits' | 'openai_account' | null;
  readonly sentence: string;
  readonly reason: string | null;
  readonly remedies: readonly string[];
  /** At a rate limit on the own key: whether removing the key would help in that project. */
  readonly removingTheKeyHelps: boolean | null;
  readonly projectId: string | null;
  readonly raisedAt: string;
  readonly closedAt: string | null;
}

/** Open notices first to last; with `all`, the closed ones too. */
export const notices = query<
  { accountId: AccountId; all: boolean; after: string | null; limit: number },
  { notices: readonly NoticeView[]; next: string | null }
>('notifications.notices');
