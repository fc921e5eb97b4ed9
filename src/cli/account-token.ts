import { tokenForAccount, type TokenUse, type Whom } from '../composition/account-tokens.js';
import type { Configuration } from '../configuration.js';
import { PostgresEventLog } from '../infrastructure/event-log/postgres/postgres-event-log.js';
import { openDatabase } from '../infrastructure/postgres/database.js';
import { PostgresDataKeyStore } from '../infrastructure/vault/postgres-data-key-store.js';
import { openVault } from '../infrastructure/vault/vault.js';
import { isId } from '../shared-kernel/ids.js';
import { say, type Command } from './command.js';
import { SystemClock } from './system-clock.js';

type Pool = Awaited<ReturnType<typeof openDatabase>>;

const useIn = (text: string | undefined): TokenUse => {
  if (text === 'confirm-email' || text === 'reset-password') return text;
  throw new Error('Say what for: --for=confirm-email or --for=reset-password.');
};

/** An address is known by a keyed hash alone, so finding an account by it takes the keys that the service has. */
const whomIn = async (options: ReadonlyMap<string, string>, pool: Pool, configuration: Configuration): Promise<Whom> => {
  const accountId = options.get('--account');
  if (accountId !== undefined && isId(accountId)) return { accountId };
  const email = options.get('--email');
  if (email === undefined) throw new Error('Say which account: --account=<id> or --email=<address>.');
  const { dataDir, masterKey, previousMasterKeys, fingerprintKeys } = configuration;
  const { sealer } = await openVault({ store: new PostgresDataKeyStore(pool), dataDir, masterKey, previousMasterKeys, fingerprintKeys });
  return { email, sealer };
};

/** Prints a one-time token for an account. */
export const accountToken: Command = async ({ url }, options, configuration) => {
  const use = useIn(options.get('--for'));
  const pool = await openDatabase({ url, connections: 1, name: 'keyreel-cli' });
  const log = new PostgresEventLog({ url });
  try {
    const token = await tokenForAccount(pool, log, new SystemClock(), use, await whomIn(options, pool, configuration));
    if (token === null) throw new Error('There is no such account.');
    await say(`${token}\n`);
  } finally {
    await log.close();
    await pool.end();
  }
};
