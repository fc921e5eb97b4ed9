import { refusal } from '../../../shared-kernel/refusal.js';

export const KeyRejected = refusal('key_rejected', 'invalid', 'OpenAI does not accept this key, so it was not stored.', {
  purse: 'openai_account',
  remedies: ['check_the_key', 'make_a_new_key_at_openai'],
});
export const KeyAlreadyStored = refusal('key_already_stored', 'conflict', 'This very key is stored already.', {
  purse: 'openai_account',
  remedies: ['nothing_to_do'],
});
export const AnotherKeyStored = refusal(
  'another_key_stored',
  'conflict',
  'Another key is stored. Replacing it locks the projects that are bound to it.',
  {
    purse: 'openai_account',
    preview: '/v1/settings/api/key/removal-preview',
    remedies: ['look_at_the_removal_preview', 'replace_key', 'remove_key'],
  },
);
export const ExpiryInThePast = refusal('expiry_in_the_past', 'invalid', 'A key can only expire in the future.', {
  remedies: ['choose_a_later_date'],
});
export const ConsentNeeded = refusal(
  'consent_needed',
  'invalid',
  'This test buys a tiny answer from your OpenAI account, for which it needs your consent.',
  {
    purse: 'openai_account',
    consent: 'costs_a_little_at_openai',
    remedies: ['give_consent', 'test_whether_it_authenticates'],
  },
);
export const KeyMissing = refusal('key_missing', 'missing', 'No key is stored on this account.', { purse: 'openai_account', remedies: ['add_key'] });
