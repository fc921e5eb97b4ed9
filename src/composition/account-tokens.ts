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

/** An account by its id or by its address. */
export type Whom = { readonly accountId: string } | { readonly email: string; readonly sealer: Sealer };

/** A one-time token for an account, as a letter would carry it; null when there is no such account. */
export const tokenForAccount = async (pool: Pool, log: EventLog, clock: Clock, use: TokenUse, whom: Whom): Promise<string | null> => {
  const streams = new AccountStreams(log);
  const accountId =
    'accountId' in whom ? whom.accountId : await streams.holderOf(await whom.sealer.keyedHash(emailAddress(whom.email).canonical, 'email'));
  if (accountId === null || (await streams.account(accountId)).status !== 'open') return null;
  return (await new AccountTokens(new PostgresOneTimeTokens(pool), clock).issue(use, accountId)).token;
};

/** An invitation for one account. */
export const invite = (pool: Pool, clock: Clock, days: number): Promise<Invitation> =>
  new Invitations(new PostgresOneTimeTokens(pool), clock, { signUp: 'invitation' }).issue(days);
