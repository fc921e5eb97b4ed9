import { accountOf } from '../composition/account-tokens.js';
import type { EventLog } from '../shared-kernel/ports/event-log.js';
import { isId } from '../shared-kernel/ids.js';
import type { Sealer } from '../shared-kernel/ports/vault.js';

/** The account that `--account` or `--email` names; an address is known by a keyed hash alone. Throws when there is no such account. */
export const whomIn = async (options: ReadonlyMap<string, string>, log: EventLog, sealer: () => Promise<Sealer>): Promise<string> => {
  const [accountId, email] = [options.get('--account'), options.get('--email')];
  const named = accountId !== undefined && isId(accountId) ? { accountId } : email === undefined ? null : { email };
  if (named === null) throw new Error('Say which account: --account=<id> or --email=<address>.');
  const found = await accountOf(log, sealer, named);
  if (found === null) throw new Error('There is no such account.');
  return found;
};
