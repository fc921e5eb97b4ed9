import { refusal } from '../../../shared-kernel/refusal.js';

export const UsageKeyRejected = refusal(
  'usage_key_rejected',
  'invalid',
  'This is no OpenAI admin key that may read usage reports, so it was not stored.',
  {
    purse: 'openai_account',
    remedies: ['make_an_admin_key_with_usage_read_only', 'go_on_without_one'],
  },
);
export const UsageKeyMissing = refusal('usage_key_missing', 'missing', 'No admin key is stored, so OpenAI’s own figures cannot be shown.', {
  purse: 'openai_account',
  realFigures: 'https://platform.openai.com/usage',
  remedies: ['add_usage_key', 'look_at_openai'],
});
