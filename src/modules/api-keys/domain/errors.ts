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
    remedies: ['remove_key', 'replace_key'],
  },
);
export const KeyMissing = refusal('key_missing', 'missing', 'No key is stored on this account.', { purse: 'openai_account', remedies: ['add_key'] });
