import { refusal } from '../../../shared-kernel/refusal.js';

export const OwnKeyLimitReached = refusal('own_key_limit_reached', 'conflict', 'The monthly limit that you set for your own OpenAI key is reached.', {
  purse: 'openai_account',
  rule: 'R47',
});
export const UsagePeriodInvalid = refusal(
  'usage_period_invalid',
  'invalid',
  'This period ends before it begins, is too long, or names no real day.',
  {
    purse: 'openai_account',
    remedies: ['choose_another_period'],
  },
);
