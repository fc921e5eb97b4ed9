import { PostgresOneTimeTokens } from '../infrastructure/postgres/one-time-tokens.js';
import { AccountStreams } from '../modules/accounts/application/account-streams.js';
import { AccountTokens, type TokenUse } from '../modules/accounts/application/account-tokens.js';
import { emailAddress } from '../modules/accounts/application/email-address.js';
import { Invitations, type Invitation } from '../modules/accounts/application/invitations.js';
import type { EventLog } from '../shared-kernel/ports/event-log.js';
import type { Clock } from '../shared-kernel/ports/messages.js';
import type { Sealer } from '../shared-kernel/ports/vault.js';

export type { TokenUse } from '../modules/accounts/application/account-tokens.js';

type Pool = ConstructorParameters<typeof PostgresOneTimeTokens>[0];

/** An account by its id or by its address; null when it is not open. */
export const accountOf = async (
  log: EventLog,
  sealer: () => Promise<Sealer>,
  whom: { readonly accountId: string } | { readonly email: string },
): Promise<string | null> => {
  const streams = new AccountStreams(log);
  const accountId =
    'accountId' in whom ? whom.accountId : await streams.holderOf(await (await sealer()).keyedHash(emailAddress(whom.email).canonical, 'email'));
  return accountId !== null && (await streams.account(accountId)).status === 'open' ? accountId : null;
};

/** A one-time token for an account, as a letter would carry it. */
export const tokenForAccount = async (pool: Pool, clock: Clock, use: TokenUse, accountId: string): Promise<string> =>
  (await new AccountTokens(new PostgresOneTimeTokens(pool), clock).issue(use, accountId)).token;

/** An invitation for one account. */
export const invite = (pool: Pool, clock: Clock, days: number): Promise<Invitation> =>
  new Invitations(new PostgresOneTimeTokens(pool), clock, { signUp: 'invitation' }).issue(days);
