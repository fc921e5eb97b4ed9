import { policy } from '../../../shared-kernel/policy.js';
import type { Heard, Job } from '../../../shared-kernel/policy.js';
import type { AccountEvent } from '../../accounts/index.js';

type Welcomed = Heard<Extract<AccountEvent, { type: 'AccountOpened' | 'EmailConfirmed' }>>;

const grant = ({ id, data: { accountId }, metadata: { at, correlationId } }: Welcomed): readonly Job[] => [
  { job: 'credits.grant-sign-up', data: { accountId, openedAt: at, causedBy: id, correlationId } },
];

/**
 * How many credits a newcomer gets is for the catalogue to say, which a policy cannot read: a job does. Where addresses are confirmed,
 * nothing is given before, so that nobody collects grants under addresses that are not theirs.
 */
export const grantSignUpCreditsWhenAccountOpens = policy<AccountEvent>('credits.grant-sign-up-credits-when-account-opens', {
  AccountOpened: event => (event.data.confirmation === 'awaited' ? [] : grant(event)),
  // an account that was welcomed before gets nothing more: the grant is the same one
  EmailConfirmed: grant,
});
