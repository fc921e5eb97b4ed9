import type { CreditEvent } from '../../credits/index.js';
import type { NoticeView } from '../domain/queries.js';

type Reached = Extract<CreditEvent, { type: 'LowBalanceReached' }>['data'];

/** Each crossing has a notice of its own; what lifts it bears the same number. */
export const lowBalanceNotice = ({ accountId, threshold, crossing }: Pick<Reached, 'accountId' | 'threshold' | 'crossing'>): string =>
  `${accountId}|credits_low|${threshold}|${crossing}`;

const MICRO = 1_000_000n;

/** `12.5` for 12,500,000 micro-credits. */
const inCredits = (micro: string): string => {
  const [whole, rest] = [BigInt(micro) / MICRO, BigInt(micro) % MICRO];
  return rest === 0n ? `${whole}` : `${whole}.${String(rest).padStart(6, '0').replace(/0+$/, '')}`;
};

/** The notice of one crossing. */
export const lowBalance = (data: Reached, at: string, noticeId: string): NoticeView => ({
  noticeId,
  accountId: data.accountId,
  kind: 'credits_low',
  severity: data.threshold === '0' ? 'problem' : 'warning',
  purse: 'platform_credits',
  sentence: `Your platform credits have fallen to ${inCredits(data.threshold)} or below, as you asked to be told. Work that an own OpenAI key pays for goes on.`,
  reason: 'threshold_reached',
  remedies: ['top_up_platform_credits', 'add_openai_key'],
  removingTheKeyHelps: null,
  projectId: null,
  raisedAt: at,
  closedAt: null,
});
