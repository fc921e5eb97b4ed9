import { policy } from '../../../shared-kernel/policy.js';
import type { AccountEvent } from '../domain/events.js';

/** The operator's command line only says so, and an owner's request may die after it said so. */
export const forgetSecondFactorWhenItWasRemoved = policy<AccountEvent>('accounts.forget-second-factor-when-it-was-removed', {
  SecondFactorRemoved: ({ data: { accountId, factorId } }) => [{ job: 'accounts.forget-second-factor', data: { accountId, factorId } }],
});
