import { refusal } from '../../../shared-kernel/refusal.js';

export const LettersUnavailable = refusal('letters_unavailable', 'unavailable', 'This service sends no letters about notices.', {
  remedies: ['ask_the_operator', 'add_a_webhook'],
});
export const AddressUnconfirmed = refusal('address_unconfirmed', 'conflict', 'Letters about notices go to a confirmed address only.', {
  remedies: ['confirm_the_address'],
});
export const UnsubscribeInvalid = refusal(
  'unsubscribe_invalid',
  'forbidden',
  'This link stops no letters: it is not one that a letter of ours bore.',
  {
    remedies: ['change_it_in_the_settings'],
  },
);
