import { refusal } from '../../../shared-kernel/refusal.js';

export const OwnKeyLimitReached = refusal('own_key_limit_reached', 'conflict', 'The monthly limit that you set for your own OpenAI key is reached.', {
  purse: 'openai_account',
  rule: 'R47',
});
/** `$12.5` for 12500000 micro-dollars, exact. */
const dollars = (amount: bigint): string => {
  const text = amount.toString().padStart(7, '0');
  return `$${text.slice(0, -6)}.${text.slice(-6)}`.replace(/\.?0+$/, '');
};

/** What the limit refused, in words: what it could cost, what it would probably cost, and which limit would do. */
export const limitReached = (books: { limit: bigint; spent: bigint; reserved: bigint; needed: bigint; likely: bigint | null }): string => {
  const { limit, spent, reserved, needed, likely } = books;
  const probably = likely === null ? '' : `, though it would probably cost about ${dollars(likely)}`;
  return `This could cost up to ${dollars(needed)} at OpenAI by our estimate${probably}. Of your limit of ${dollars(limit)} a month, ${dollars(spent)} are spent and ${dollars(reserved)} set aside. A limit of ${dollars(spent + reserved + needed)} would suffice.`;
};

export const UsagePeriodInvalid = refusal(
  'usage_period_invalid',
  'invalid',
  'This period ends before it begins, is too long, or names no real day.',
  {
    purse: 'openai_account',
    remedies: ['choose_another_period'],
  },
);
