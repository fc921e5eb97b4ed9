import { chmod, mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Pool } from 'pg';
import { cuttableProxy, type CuttableProxy } from '../../../test/support/cuttable-proxy.js';
import { MovableClock } from '../../../test/support/movable-clock.js';
import { freshDatabase, ownersPool, type FreshDatabase } from '../../../test/support/postgres.js';
import { PostgresEventLog } from '../event-log/postgres/postgres-event-log.js';
import { chooseMediaEngine } from '../media/choose-media-engine.js';
import { LineJournal } from '../messaging/journal.js';
import { openDatabase } from '../postgres/database.js';
import { BullQueue } from '../queue/bull-queue.js';
import { DiskContentStorage } from '../storage/disk-content-storage.js';
import { SealedContentStore } from '../storage/sealed-content-store.js';
import { PostgresDataKeyStore } from '../vault/postgres-data-key-store.js';
import { openVault, type Vault } from '../vault/vault.js';
import { asService } from '../asking/asker.js';
import { clockCheck, databaseCheck, diskCheck, eventLogCheck, mediaCheck, providerCheck, queueCheck, storageCheck, vaultCheck } from './checks.js';
import type { HealthCheck } from './health-checks.js';
import { HealthChecks } from './health-checks.js';
import { Lag } from './lag.js';

/** As a probe sees them, each looked at anew. */
const seen = async (...checks: readonly HealthCheck[]): Promise<Readonly<Record<string, string>>> => {
  const states = await new HealthChecks(() => performance.now(), 5_000).add(...checks).states();
  return Object.fromEntries(states.map(({ name, trouble }) => [name, trouble?.reason ?? 'ok']));
};

describe('what the service stands on, broken and healed', () => {
  let database: FreshDatabase;
  let proxy: CuttableProxy;
  let pool: Pool;
  let log: PostgresEventLog;
  let queue: BullQueue;
  let vault: Vault;
  let folder: string;
  const clock = new MovableClock();

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'health '));
    database = await freshDatabase();
    proxy = await cuttableProxy(database.url);
    pool = await openDatabase({ url: proxy.url });
    log = new PostgresEventLog({ url: proxy.url });
    queue = await BullQueue.open(proxy.url, new LineJournal(() => undefined));
    vault = await asService('start', () =>
      openVault({ store: new PostgresDataKeyStore(pool), dataDir: folder, masterKey: null, previousMasterKeys: [], fingerprintKeys: null }),
    );
  });

  afterAll(async () => {
    await queue.close();
    await Promise.all([pool.end(), log.close()]);
    await proxy.close();
    await database.drop();
    await rm(folder, { recursive: true });
  });

  const onTheDatabase = () => [
    databaseCheck(pool),
    eventLogCheck(log, new Lag()),
    queueCheck(queue),
    vaultCheck(vault.dataKeys),
    clockCheck(clock, pool),
  ];
  const allWell = { database: 'ok', event_log: 'ok', queue: 'ok', vault: 'ok', clock: 'ok' };

  it('says of each part on the database that it is away while its wires are cut', async () => {
    expect(await seen(...onTheDatabase())).toEqual(allWell);
    const turnedAway = proxy.turnAway();
    expect(await seen(...onTheDatabase())).toEqual({
      database: 'database_unavailable',
      event_log: 'log_unavailable',
      queue: 'queue_unavailable',
      vault: 'vault_unavailable',
      clock: 'clock_unknown',
    });
    await turnedAway;
    proxy.letIn();
    expect(await seen(...onTheDatabase())).toEqual(allWell);
  });

  it('says that the keys cannot be read where the database is there and their table is not', async () => {
    const owner = ownersPool(database);
    await owner.query('revoke select on data_keys from keyreel_app');
    expect(await seen(...onTheDatabase())).toEqual({ ...allWell, vault: 'vault_unavailable' });
    await owner.query('grant select on data_keys to keyreel_app');
    await owner.end();
    expect(await seen(...onTheDatabase())).toEqual(allWell);
  });

  it('says that the clocks differ, by more than grants and tokens can bear', async () => {
    clock.moveOn(45_000);
    expect(await seen(clockCheck(clock, pool))).toEqual({ clock: 'clock_differs' });
    clock.moveOn(-45_000);
    expect(await seen(clockCheck(clock, pool))).toEqual({ clock: 'ok' });
  });

  it('says whether the disk is full or cannot be written', async () => {
    const data = join(folder, 'data');
    await mkdir(data);
    let free = 500;
    const check = diskCheck(data, 1_000, () => Promise.resolve(free));
    expect(await seen(check)).toEqual({ disk: 'disk_full' });
    free = 1_000;
    expect(await seen(check)).toEqual({ disk: 'ok' });
    await rename(data, `${data} away`);
    expect(await seen(check)).toEqual({ disk: 'disk_unwritable' });
    await rename(`${data} away`, data);
    expect(await seen(check)).toEqual({ disk: 'ok' });
    expect(await seen(diskCheck(data, 1))).toEqual({ disk: 'ok' });
  });

  it('says that the storage of content is away', async () => {
    const root = join(folder, 'content');
    const content = new SealedContentStore({ storage: new DiskContentStorage(root), sealer: vault.sealer, opener: vault.opener, scratchDir: folder });
    const check = storageCheck(content);
    expect(await seen(check)).toEqual({ storage: 'ok' });
    await writeFile(root, 'a file in the place of the folder');
    expect(await seen(check)).toEqual({ storage: 'storage_unavailable' });
    await rm(root);
    expect(await seen(check)).toEqual({ storage: 'ok' });
  });

  it('says that the media engine cannot be started', async () => {
    const program = join(folder, 'ffmpeg');
    const is = async (script: string) => {
      await writeFile(program, `#!/bin/sh\n${script}\n`);
      await chmod(program, 0o755);
    };
    await is('echo ffmpeg version 7.1');
    const engine = await chooseMediaEngine({ PATH: process.env['PATH'], FFMPEG_PATH: program, FFPROBE_PATH: program });
    expect(await seen(mediaCheck(engine))).toEqual({ media_engine: 'ok' });
    await is('exit 1');
    expect(await seen(mediaCheck(engine))).toEqual({ media_engine: 'media_engine_unusable' });
    await is('echo ffmpeg version 7.1');
    expect(await seen(mediaCheck(engine))).toEqual({ media_engine: 'ok' });
  });

  it('says that the provider cannot be reached, which makes nobody unready', async () => {
    const server = createServer(socket => socket.destroy()).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    const check = providerCheck(`http://127.0.0.1:${port}/v1`);
    expect(check.needed).toBe(false);
    expect(await seen(check)).toEqual({ provider: 'ok' });
    server.close();
    await once(server, 'close');
    expect(await seen(check)).toEqual({ provider: 'provider_unreachable' });
    server.listen(port, '127.0.0.1');
    await once(server, 'listening');
    expect(await seen(check)).toEqual({ provider: 'ok' });
    server.close();
  });
});
