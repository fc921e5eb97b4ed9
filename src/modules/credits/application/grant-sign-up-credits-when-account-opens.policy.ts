import { policy } from '../../../shared-kernel/policy.js';
import type { AccountEvent } from '../../accounts/index.js';

/** How many credits a newcomer gets is for the catalogue to say, which a policy cannot read: a job does. */
export const grantSignUpCreditsWhenAccountOpens = policy<AccountEvent>('credits.grant-sign-up-credits-when-account-opens', {
  AccountOpened: ({ id, data, metadata }) => [
    {
      job: 'credits.grant-sign-up',
      data: { accountId: data.accountId, openedAt: metadata.at, causedBy: id, correlationId: metadata.correlationId },
    },
  ],
});
