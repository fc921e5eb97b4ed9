import { openDatabase } from '../infrastructure/postgres/database.js';
import { PostgresDataKeyStore } from '../infrastructure/vault/postgres-data-key-store.js';
import { openVault } from '../infrastructure/vault/vault.js';
import type { DataKeyReport } from '../shared-kernel/ports/vault.js';
import { sayJson, type Command } from './command.js';

const remaining = ({ current, byMasterKey }: DataKeyReport): number =>
  byMasterKey.reduce((so, { version, dataKeys }) => (version === current ? so : so + dataKeys), 0);

/**
 * Moves every account's data key under the newest master key, while the service runs, and says how far it came. Each key moves by
 * itself, so that it can be broken off and started again; the exit code is 1 while some still hang on an older master key.
 */
export const vaultRotate: Command = async ({ url }, _, { dataDir, masterKey, previousMasterKeys, fingerprintKeys }) => {
  const pool = await openDatabase({ url, connections: 1, name: 'keyreel-cli' });
  try {
    const { dataKeys } = await openVault({ store: new PostgresDataKeyStore(pool), dataDir, masterKey, previousMasterKeys, fingerprintKeys });
    const moved = await dataKeys.rewrap();
    const { unreadable, ...report } = await dataKeys.report();
    const left = remaining({ unreadable, ...report });
    await sayJson({ moved, remaining: left, ...report, unreadable: unreadable.length });
    if (left > 0) process.exitCode = 1;
  } finally {
    await pool.end();
  }
};
