import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Pool } from 'pg';
import { freshDatabase, ownersPool, type FreshDatabase } from '../../../test/support/postgres.js';
import { newId } from '../../shared-kernel/ids.js';
import type { KeyAddress } from '../../shared-kernel/ports/key-safe.js';
import type { ProviderGateway } from '../../shared-kernel/ports/provider.js';
import type { UsageReports } from '../../shared-kernel/ports/usage-reports.js';
import { CannotOpen, VaultLocked } from '../../shared-kernel/ports/vault.js';
import { asService } from '../asking/asker.js';
import { LineJournal } from '../messaging/journal.js';
import { openDatabase } from '../postgres/database.js';
import { LivingRunner } from '../postgres/living-runner.js';
import { Notices } from '../postgres/notices.js';
import { openBoxKeys, type BoxKeyPlaces } from '../vault/box-keys.js';
import { BoxLids } from '../vault/box-lids.js';
import { encodeKey, newKey } from '../vault/key-material.js';
import { KeyBoxStore } from '../vault/key-box-store.js';
import { PostgresDataKeyStore } from '../vault/postgres-data-key-store.js';
import { ClosedKeySafe, OpenKeySafe } from '../vault/postgres-key-safe.js';
import { openVault, type Vault } from '../vault/vault.js';
import { byWorkers, makingCalls, mayBeRepeated, reportsByWorkers } from './calls-by-workers.js';
import { ErrandDesk } from './errand-desk.js';
import { ErrandStore } from '../postgres/errand-store.js';
import { LentKeys } from './lent-keys.js';
import { WorkerErrands } from './worker-errands.js';

const SECRET = 'sk-proj-what-only-workers-may-see-0123456789';

describe('stored keys between processes', () => {
  let database: FreshDatabase;
  let pool: Pool;
  let owner: Pool;
  let dataDir: string;
  let vault: Vault;
  const journal = new LineJournal(() => undefined);
  const address = (): KeyAddress => ({ accountId: newId(), envelopeId: newId(), origin: 'https://api.openai.com' });

  const parts = () => {
    const { sealer, opener } = vault;
    return { pool, sealer, opener, lids: new BoxLids(new KeyBoxStore(pool), sealer), kind: 'api-key' as const };
  };
  const boxesOf = (places: Partial<BoxKeyPlaces> = {}) =>
    asService('start', () =>
      openBoxKeys({ store: new KeyBoxStore(pool), sealer: vault.sealer }, { dataDir, boxKey: null, previousBoxKeys: [], ...places }),
    );
  const worker = async (places?: Partial<BoxKeyPlaces>) => new OpenKeySafe(parts(), await boxesOf(places));
  const lentTo = <T>(safe: ClosedKeySafe, to: KeyAddress, use: (secret: string) => Promise<T>) => asService('job', () => safe.withSecret(to, use));

  beforeEach(async () => {
    database = await freshDatabase();
    pool = await openDatabase({ url: database.url });
    owner = ownersPool(database);
    dataDir = await mkdtemp(join(tmpdir(), 'keyreel boxes '));
    vault = await asService('start', () => openVault({ store: new PostgresDataKeyStore(pool), dataDir }));
  });
  afterEach(async () => {
    await Promise.all([pool.end(), owner.end()]);
    await database.drop();
    await rm(dataDir, { recursive: true, force: true });
  });

  it('are closed by one that cannot open them, whatever else it holds, and opened by a worker', async () => {
    const open = await worker();
    const closed = new ClosedKeySafe(parts());
    const to = address();
    await asService('job', () => closed.put(to, SECRET));
    await expect(lentTo(closed, to, secret => Promise.resolve(secret))).rejects.toThrow(CannotOpen);
    // the master key opens the seal, and finds a box
    const { rows } = await asService('job', () => pool.query<{ sealed: string }>('select sealed from safe.provider_keys'));
    const context = { accountId: to.accountId, purpose: 'api-key', id: to.envelopeId, origin: to.origin };
    const unsealed = await asService('job', () => vault.opener.openText({ sealed: rows[0]?.sealed ?? '' }, context));
    expect(unsealed).toMatch(/^box1\.1\.[\w-]+$/);
    expect(Buffer.from(unsealed.split('.')[2] ?? '', 'base64url').includes(SECRET)).toBe(false);
    expect(await lentTo(open, to, secret => Promise.resolve(secret))).toBe(SECRET);
    await expect(lentTo(open, { ...to, origin: 'https://elsewhere.example' }, secret => Promise.resolve(secret))).rejects.toThrow(CannotOpen);
    expect(await asService('job', () => closed.readable(to))).toBe(true);
    expect(await asService('job', () => closed.readable({ ...to, envelopeId: newId() }))).toBe(false);
  });

  it('cannot be stored before the first worker has made the pair, and are refused with what to do', async () => {
    await expect(asService('job', () => new ClosedKeySafe(parts()).put(address(), SECRET))).rejects.toMatchObject({
      code: 'no_worker_yet',
      details: { remedies: ['wait_and_retry'] },
    });
  });

  it('do not let a worker start that could not open them, or that made a key of its own', async () => {
    const first = await worker();
    await asService('job', () => first.put(address(), SECRET));
    const other = await mkdtemp(join(tmpdir(), 'keyreel boxes '));
    await expect(boxesOf({ dataDir: other })).rejects.toThrow(/is missing. Restore/);
    await expect(boxesOf({ boxKey: encodeKey(newKey()) })).rejects.toThrow(VaultLocked);
    await rm(other, { recursive: true });
  });

  it('lie under a new key once it follows one that is at hand, and the old ones still open', async () => {
    const [old, fresh] = [encodeKey(newKey()), encodeKey(newKey())];
    const [before, after] = [address(), address()];
    const first = await worker({ boxKey: old });
    await asService('job', () => first.put(before, SECRET));
    const second = await worker({ boxKey: fresh, previousBoxKeys: [old] });
    await asService('job', () => second.put(after, SECRET));
    for (const to of [before, after]) expect(await lentTo(second, to, secret => Promise.resolve(secret))).toBe(SECRET);
    await expect(lentTo(first, after, secret => Promise.resolve(secret))).rejects.toThrow(CannotOpen);
    await expect(boxesOf({ boxKey: fresh })).rejects.toThrow(/version 1/);
    // closed anew at a start, they lie under the new one alone
    expect(await asService('job', () => second.boxAnew(before.origin))).toBe(1);
    expect(await asService('job', () => second.boxAnew(before.origin))).toBe(0);
    const third = await worker({ boxKey: fresh });
    for (const to of [before, after]) expect(await lentTo(third, to, secret => Promise.resolve(secret))).toBe(SECRET);
  });

  it('are boxed at a worker’s start when they were stored before there were boxes', async () => {
    const open = await worker();
    const to = address();
    const context = { accountId: to.accountId, purpose: 'api-key', id: to.envelopeId, origin: to.origin };
    const { sealed } = await asService('job', () => vault.sealer.seal(SECRET, context));
    const insert = 'insert into safe.provider_keys (envelope_id, account_id, sealed) values ($1, $2, $3)';
    await asService('job', () => pool.query(insert, [to.envelopeId, to.accountId, sealed]));
    expect(await lentTo(open, to, secret => Promise.resolve(secret))).toBe(SECRET);
    expect(await asService('job', () => open.boxAnew('https://elsewhere.example'))).toBe(0);
    expect(await asService('job', () => open.boxAnew(to.origin))).toBe(1);
    expect(await asService('job', () => open.boxAnew(to.origin))).toBe(0);
    expect(await lentTo(open, to, secret => Promise.resolve(secret))).toBe(SECRET);
  });

  it('are not closed for somebody who only writes the database', async () => {
    await boxesOf();
    await owner.query(`insert into safe.key_boxes (version, public_key, proof) values (2, sha256('mine'), 'mine')`);
    await expect(asService('job', () => new ClosedKeySafe(parts()).put(address(), SECRET))).rejects.toThrow(/was not put there by this service/);
  });

  describe('are called with by a worker', () => {
    const seen: unknown[] = [];
    const answering = {
      probeKey: (credential: unknown) => Promise.resolve(seen.push(credential) && { outcome: 'succeeded', value: null }),
      countInputTokens: (request: unknown, credential: unknown) => Promise.resolve(seen.push(request, credential) && 7),
    } as unknown as ProviderGateway;
    const reporting = {
      ask: () => Promise.resolve({ outcome: 'reported', report: { use: new Map([['2026-11-26', []]]), costs: null, simulated: true } }),
    } as unknown as UsageReports;
    let lines: Notices[];
    let living: LivingRunner;

    const line = (): Notices => {
      const notices = new Notices(pool.options, pool);
      lines.push(notices);
      return notices;
    };
    const house = async (works = true) => {
      const { sealer, opener } = vault;
      const safe = await worker();
      const desk = new ErrandDesk({
        ...{ store: new ErrandStore(pool), notices: line(), sealer, opener, journal, living, mayBeRepeated },
        perform: makingCalls({ safes: { 'api-key': safe, 'usage-key': safe }, gateway: answering, reports: reporting }),
      });
      if (works) await desk.start();
      const lent = new LentKeys();
      const remote = { lent, errands: new WorkerErrands({ store: new ErrandStore(pool), notices: line(), sealer, opener }) };
      const away = { probeKey: () => Promise.reject(new Error('not from here')) } as unknown as ProviderGateway;
      return {
        desk,
        lent,
        remote,
        gateway: byWorkers(away, remote),
        reports: reportsByWorkers(reporting, remote),
        closed: new ClosedKeySafe(parts(), lent.lend),
      };
    };

    beforeEach(() => {
      seen.length = 0;
      lines = [];
      living = new LivingRunner(pool.options);
    });
    afterEach(() => Promise.all([...lines.map(notices => notices.close()), living.close()]));

    it('which alone sees the secret, and whose answer is that of the call', async () => {
      const { desk, gateway, reports, closed } = await house();
      const to = address();
      await asService('job', () => closed.put(to, SECRET));
      const named = await lentTo(closed, to, async secret => {
        const credential = { secret, kind: 'own' as const };
        expect(await gateway.probeKey(credential)).toEqual({ outcome: 'succeeded', value: null });
        expect(await gateway.countInputTokens({ prompt: 'a confidence' } as never, credential)).toBe(7);
        expect(await reports.ask({ secret, kind: 'usage-reports' }, { from: '2026-11-26', to: '2026-11-26' })).toMatchObject({
          report: { use: new Map([['2026-11-26', []]]) },
        });
        return secret;
      });
      expect(named).toMatch(/^lent:/);
      expect(seen).toEqual([{ secret: SECRET, kind: 'own' }, { prompt: 'a confidence' }, { secret: SECRET, kind: 'own' }]);
      expect((await owner.query('select from safe.errands')).rowCount).toBe(0);
      await desk.close();
    });

    it('which says so where the key is gone', async () => {
      const { desk, gateway, closed } = await house();
      await expect(lentTo(closed, address(), secret => gateway.probeKey({ secret, kind: 'own' }))).rejects.toThrow(CannotOpen);
      await desk.close();
    });

    it('which does what a worker that died had in hand, unless that cost something', async () => {
      const { closed, gateway } = await house(false);
      const to = address();
      await asService('job', () => closed.put(to, SECRET));
      const own = <T>(use: (credential: { secret: string; kind: 'own' }) => Promise<T>) => lentTo(closed, to, secret => use({ secret, kind: 'own' }));
      const free = own(credential => gateway.probeKey(credential));
      const paid = own(credential => gateway.paidProbe(credential, { attemptId: newId(), deadlineMs: 1 } as never));
      const dying = new LivingRunner(pool.options);
      const [number, store] = [await dying.number(), new ErrandStore(pool)];
      let taken = 0;
      while (taken < 2) taken += (await asService('job', () => store.claim(number))) === null ? 0 : 1;
      expect(await asService('job', () => store.claim(number))).toBeNull();
      await dying.close();
      const { desk } = await house();
      await expect(paid).rejects.toMatchObject({ code: 'workers_away' });
      await expect(free).resolves.toEqual({ outcome: 'succeeded', value: null });
      expect(seen).toEqual([{ secret: SECRET, kind: 'own' }]);
      await desk.close();
    });

    it('or, when no worker is there, are refused within the bound, and nothing comes of it later', async () => {
      const { remote } = await house(false);
      await expect(asService('job', () => remote.errands.run(newId(), { call: 'probeKey' }, 50))).rejects.toMatchObject({ code: 'workers_away' });
      expect((await owner.query('select from safe.errands')).rowCount).toBe(0);
    });
  });
});
