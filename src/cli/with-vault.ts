import type { Configuration } from '../configuration.js';
import { openEventLog } from '../infrastructure/event-log/open-event-log.js';
import { openDatabase } from '../infrastructure/postgres/database.js';
import type { DatabaseUrls } from '../infrastructure/postgres/running-server.js';
import { PostgresDataKeyStore } from '../infrastructure/vault/postgres-data-key-store.js';
import { openVault } from '../infrastructure/vault/vault.js';
import type { EventLog } from '../shared-kernel/ports/event-log.js';
import type { Sealer } from '../shared-kernel/ports/vault.js';

/** What a command about one account works with: the log, and the keys that the service has. */
interface Ground {
  readonly pool: Awaited<ReturnType<typeof openDatabase>>;
  readonly log: EventLog;
  /** Opens the vault; what is asked for by an id may do without. */
  readonly sealer: () => Promise<Sealer>;
}

/** Lends log and vault for as long as `use` runs. */
export const withVault = async ({ url }: DatabaseUrls, configuration: Configuration, use: (ground: Ground) => Promise<void>): Promise<void> => {
  const pool = await openDatabase({ url, connections: 1, name: 'keyreel-cli' });
  const { log, close } = await openEventLog({ databaseUrl: url, eventStoreUrl: configuration.eventStoreUrl });
  const { dataDir, masterKey, previousMasterKeys, fingerprintKeys } = configuration;
  try {
    const keys = { store: new PostgresDataKeyStore(pool), dataDir, masterKey, previousMasterKeys, fingerprintKeys };
    await use({ pool, log, sealer: async () => (await openVault(keys)).sealer });
  } finally {
    await close();
    await pool.end();
  }
};
