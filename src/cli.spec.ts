import { createHash, randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { cli } from '../test/support/cli.js';
import { freshDatabase } from '../test/support/postgres.js';
import { specAsker } from './infrastructure/asking/testing/spec-asker.js';
import { openDatabase } from './infrastructure/postgres/database.js';
import { startEmbeddedPostgres } from './infrastructure/postgres/embedded-postgres.js';
import { migrate } from './infrastructure/postgres/migrate.js';
import { PostgresDataKeyStore } from './infrastructure/vault/postgres-data-key-store.js';
import { openVault } from './infrastructure/vault/vault.js';
import { runningServer } from './infrastructure/postgres/running-server.js';

const tokenIn = (said: string): string => {
  expect(said).toMatch(/^kr_a_[0-9A-Za-z]{43}_[0-9A-Za-z]{6}\n$/);
  return said.trim();
};

const isKept = async (url: string, token: string): Promise<boolean> => {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const hash = createHash('sha256').update(token).digest();
  const { rowCount } = await client.query('select from safe.one_time_tokens where token_hash = $1 and used_at is null', [hash]);
  await client.end();
  return rowCount === 1;
};

it('prints a token for the operator’s own database', async () => {
  const database = await freshDatabase();
  const { said, complained, code } = await cli(['admin-token'], { DATABASE_URL: database.url });
  expect({ complained, code }).toEqual({ complained: '', code: 0 });
  await expect(isKept(database.ownerUrl, tokenIn(said))).resolves.toBe(true);
  await database.drop();
});

it('prints a token for a data folder, whether its server runs or not', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'keyreel cli '));
  const dataDir = join(folder, 'postgres');
  const running = await startEmbeddedPostgres({ dataDir });
  await migrate(running.ownerUrl);
  expect(runningServer(dataDir)).toMatchObject({ url: running.url, ownerUrl: running.ownerUrl });
  const first = await cli(['admin-token'], { KEYREEL_DATA_DIR: folder });
  await expect(isKept(running.ownerUrl, tokenIn(first.said))).resolves.toBe(true);
  await running.stop();
  expect(runningServer(dataDir)).toBeNull();

  const second = await cli(['admin-token'], { KEYREEL_DATA_DIR: folder });
  expect(second).toMatchObject({ complained: '', code: 0 });
  const again = await startEmbeddedPostgres({ dataDir }); // the command left nothing running
  await expect(isKept(again.ownerUrl, tokenIn(second.said))).resolves.toBe(true);
  await again.stop();
  rmSync(folder, { recursive: true });
});

it('says what to do where there is no database', async () => {
  const { said, complained, code } = await cli(['admin-token'], { KEYREEL_DATA_DIR: join(tmpdir(), 'nothing is here') });
  expect({ said, code }).toEqual({ said: '', code: 1 });
  expect(complained).toContain('Start the service once');
});

it.each([[[]], [['no-such-command']], [['admin-token', 'more']]])('explains itself when asked for %j', async args => {
  const { said, complained, code } = await cli(args, {});
  expect({ said, code }).toEqual({ said: '', code: 2 });
  expect(complained).toContain('admin-token');
});

it('explains itself when asked to', async () => {
  expect(await cli(['--help'], {})).toMatchObject({ said: expect.stringContaining('admin-token'), complained: '', code: 0 });
});

it('[R27] moves sealed data under a new master key, says how far it came, and may be repeated', async () => {
  const database = await freshDatabase();
  const dataDir = mkdtempSync(join(tmpdir(), 'keyreel cli '));
  const [first, second] = [randomBytes(32).toString('base64'), randomBytes(32).toString('base64')];
  const pool = await openDatabase({ url: database.url, asker: specAsker });
  const { sealer } = await openVault({ store: new PostgresDataKeyStore(pool), dataDir, masterKey: first });
  for (const accountId of ['ada', 'bea']) await sealer.seal('a secret', { accountId, purpose: 'p' });
  const settings = { DATABASE_URL: database.ownerUrl, KEYREEL_DATA_DIR: dataDir, KEYREEL_MASTER_KEY: second };

  const without = await cli(['vault-rotate'], settings);
  expect(without).toMatchObject({ said: '', code: 1 });
  expect(without.complained).toContain('KEYREEL_MASTER_KEY_PREVIOUS');
  for (const moved of [2, 0]) {
    const { said, code } = await cli(['vault-rotate'], { ...settings, KEYREEL_MASTER_KEY_PREVIOUS: first });
    expect(code).toBe(0);
    expect(JSON.parse(said)).toEqual({
      moved,
      remaining: 0,
      current: 2,
      byMasterKey: [{ version: 2, dataKeys: 2, available: true }],
      unreadable: 0,
      destroyed: 0,
    });
  }
  await pool.end();
  await database.drop();
  rmSync(dataDir, { recursive: true });
});
