import type { Decider } from '../../../shared-kernel/decider.js';
import type { AccountId } from '../../../shared-kernel/ids.js';
import type { EmailCommand } from './commands.js';
import { EmailTaken } from './errors.js';
import { emailFacts, type EmailEvent } from './events.js';

/** An address: free, or reserved for one account. */
export type Email = { readonly status: 'free' } | { readonly status: 'reserved'; readonly accountId: AccountId };

export const email: Decider<Email, EmailCommand, EmailEvent> = {
  facts: emailFacts,
  initial: { status: 'free' },

  decide({ type, data }, email) {
    const isHolder = email.status === 'reserved' && email.accountId === data.accountId;
    switch (type) {
      case 'ReserveEmail':
        if (email.status === 'reserved' && !isHolder) throw EmailTaken();
        return isHolder ? [] : [{ type: 'EmailReserved', data }];
      case 'ReleaseEmail':
        return isHolder ? [{ type: 'EmailReleased', data }] : [];
    }
  },

  evolve(_, { type, data }): Email {
    switch (type) {
      case 'EmailReserved':
        return { status: 'reserved', accountId: data.accountId };
      case 'EmailReleased':
        return { status: 'free' };
    }
  },
};
