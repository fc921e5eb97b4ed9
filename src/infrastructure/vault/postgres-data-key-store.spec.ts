import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { freshDatabase, type FreshDatabase } from '../../../test/support/postgres.js';
import { vaultContract } from '../../shared-kernel/testing/vault.contract.js';
import { specAsker } from '../asking/testing/spec-asker.js';
import { openDatabase } from '../postgres/database.js';
import { dataKeyStoreContract } from './data-key-store.contract.js';
import { PostgresDataKeyStore } from './postgres-data-key-store.js';
import { openVault } from './vault.js';

let database: FreshDatabase;
let serving: pg.Pool;
let owner: pg.Pool;
const folders: string[] = [];

beforeAll(async () => {
  database = await freshDatabase();
  serving = await openDatabase({ url: database.url, asker: specAsker });
  owner = new pg.Pool({ connectionString: database.ownerUrl });
});
afterAll(async () => {
  await Promise.all([serving.end(), owner.end()]);
  await database.drop();
  await Promise.all(folders.map(folder => rm(folder, { recursive: true })));
});

const emptyStore = async () => {
  await owner.query('truncate data_keys, outside_key_checks');
  return new PostgresDataKeyStore(serving);
};
const newFolder = async () => {
  const folder = await mkdtemp(join(tmpdir(), 'keyreel vault '));
  folders.push(folder);
  return folder;
};

dataKeyStoreContract('PostgreSQL', emptyStore);
vaultContract('a vault on keys in PostgreSQL', async () => openVault({ store: await emptyStore(), dataDir: await newFolder() }));

describe('whoever serves', () => {
  it.each([
    ['delete from data_keys'],
    ['truncate data_keys'],
    ["update data_keys set account_id = 'bob'"],
    ['delete from outside_key_checks'],
    ['update outside_key_checks set check_value = null'],
  ])('may not %s', async statement => {
    await expect(serving.query(statement)).rejects.toMatchObject({ code: '42501' });
  });
});

describe('the database', () => {
  const context = { accountId: 'ada', purpose: 'test' };

  it('when lost is a plain error, not a value that cannot be opened', async () => {
    const dataDir = await newFolder();
    const { sealer } = await openVault({ store: await emptyStore(), dataDir });
    const sealed = await sealer.seal('x', context);
    const broken = await openDatabase({ url: database.url, asker: specAsker });
    const { opener } = await openVault({ store: new PostgresDataKeyStore(broken), dataDir });
    await broken.end();
    await expect(opener.open(sealed, context)).rejects.toMatchObject({ name: 'Error', message: expect.stringContaining('pool') });
  });

  it('keeps nothing of a destroyed key but its mark', async () => {
    const { sealer, dataKeys } = await openVault({ store: await emptyStore(), dataDir: await newFolder() });
    await sealer.seal('x', context);
    await dataKeys.destroy('ada');
    const { rows } = await owner.query('select account_id, master_key_version, wrapped, destroyed_at is not null as destroyed from data_keys');
    expect(rows).toEqual([{ account_id: 'ada', master_key_version: null, wrapped: null, destroyed: true }]);
  });
});
