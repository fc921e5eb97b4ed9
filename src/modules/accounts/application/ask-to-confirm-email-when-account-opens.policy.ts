import { policy } from '../../../shared-kernel/policy.js';
import type { AccountEvent } from '../domain/events.js';

/** Where letters can be sent, an address is confirmed before anything is given for it. */
export const askToConfirmEmailWhenAccountOpens = policy<AccountEvent>('accounts.ask-to-confirm-email-when-account-opens', {
  AccountOpened: ({ data: { accountId, confirmation } }) =>
    confirmation === 'awaited' ? [{ job: 'accounts.send-letter', data: { accountId, use: 'confirm-email' } }] : [],
});
