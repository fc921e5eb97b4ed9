import { inWhole } from '../../../shared-kernel/money.js';
import type { Heard } from '../../../shared-kernel/policy.js';
import type { CreditEvent } from '../../credits/index.js';
import { noticeIdOf, opened, type NoticeRow } from './notice-rows.js';

type Reached = Extract<CreditEvent, { type: 'LowBalanceReached' }>;

/** Each crossing has a notice of its own; what lifts it bears the same number. */
export const lowBalanceNotice = ({ accountId, threshold, crossing }: Pick<Reached['data'], 'accountId' | 'threshold' | 'crossing'>): string =>
  noticeIdOf(accountId, 'credits_low', threshold, crossing);

/** The notice of one crossing. */
export const lowBalance = (_: NoticeRow | undefined, event: Heard<Reached>, noticeId: string): NoticeRow => ({
  noticeId,
  accountId: event.data.accountId,
  kind: 'credits_low',
  cause: 'balance_threshold_reached',
  severity: event.data.threshold === '0' ? 'problem' : 'warning',
  purse: 'platform_credits',
  sentence: `Your platform credits have fallen to ${inWhole(event.data.threshold)} or below, as you asked to be told. Work that an own OpenAI key pays for goes on.`,
  reason: 'threshold_reached',
  remedies: ['top_up_platform_credits', 'add_openai_key'],
  removingTheKeyHelps: null,
  projectId: null,
  blocks: false,
  ...opened(event),
});
