import { spawn, spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { readConfiguration } from '../../src/configuration.js';
import { shippedFile } from '../../src/infrastructure/project-root.js';
import { openCheckpoint, type TreeHead } from '../../src/infrastructure/transparency/signed-note.js';
import { isConsistent } from '../../src/infrastructure/transparency/verification.js';
import { readVerifierKey } from '../../src/infrastructure/transparency/testing/read-back.js';
import { anEvent } from '../../src/shared-kernel/testing/log-witness.js';
import type { Actor } from '../support/actor.js';
import { replaysFrom, verified } from '../support/auditing.js';
import { audit, cli } from '../support/cli.js';
import { StandInServer } from '../support/eventstore-stand-in/stand-in.js';
import { film, openWorld, raw, type World } from '../support/world.js';

/** Events that nobody hears, so that a copy takes long enough to be killed in the middle. */
const FILLERS = 2_000;

/** Milliseconds for what calls the command line several times. */
const LONG = 600_000;

const pathOf = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** The log moves from PostgreSQL to an event store and back, under a service that is audited in all three places. */
describe('a log that moves', () => {
  let world: World;
  let ada: Actor;
  let server: StandInServer;
  let position: string;
  let told: { readonly key: string; readonly head: TreeHead };

  const copies = (...to: readonly string[]) => cli(['log', 'copy', ...to], { ...world.settings, EVENT_STORE_URL: server.url() });

  /** Kills the command a while after it has begun to write. */
  const isKilled = async (...args: readonly string[]): Promise<string> => {
    const options = ['--import', pathOf('../support/typescript.mjs'), pathOf('../../src/cli.ts'), 'log', 'copy', ...args];
    const env = { PATH: process.env['PATH'], ...world.settings, EVENT_STORE_URL: server.url() };
    const child = spawn(process.execPath, options, { stdio: ['ignore', 'ignore', 'pipe'], env });
    let said = '';
    child.stderr.on('data', (bytes: Buffer) => {
      if (said === '') setTimeout(() => child.kill('SIGKILL'), Math.random() * 1500).unref();
      said += bytes.toString();
    });
    await new Promise(resolve => child.on('close', resolve));
    return said;
  };

  const signed = async (): Promise<typeof told> => {
    await world.service.platform.sealing.sealer.round();
    expect(world.service.platform.sealing.sealer.unsigned).toBeNull();
    const [{ text }, { body }] = [await raw(world).get('/v1/log/checkpoint').expect(200), await raw(world).get('/v1/log/keys').expect(200)];
    const { keys } = body as { keys: string[] };
    expect(keys).toHaveLength(1); // the first epoch still
    const read = readVerifierKey(keys[0] ?? '');
    const head = read && openCheckpoint(text, [read]);
    if (!head) throw new Error('What was signed cannot be opened.');
    return { key: keys[0] ?? '', head };
  };
  const grewOutOf = async (before: TreeHead, now: TreeHead): Promise<void> => {
    const { body } = await raw(world).get(`/v1/log/consistency?from=${before.size}&to=${now.size}`).expect(200);
    const proof = (body as { hashes: string[] }).hashes.map(hash => Buffer.from(hash, 'base64'));
    expect(now.size).toBeGreaterThan(before.size);
    expect(isConsistent({ smaller: before.size, smallerRoot: before.root, size: now.size, root: now.root, proof })).toBe(true);
  };
  const rootIn = (said: string): string => /^Root (\S+)$/m.exec(said)?.[1] ?? '';

  /** What the owner sees, now and as of a moment long before; without what names the moment of asking. */
  const views = async (): Promise<readonly object[]> => {
    const paths = ['/credits/balance', '/credits/statement', '/projects', `/credits/statement?asOf=${position}`, `/projects?asOf=${position}`];
    return Promise.all(
      paths.map(async path => {
        const {
          asOf: _,
          position: __,
          instance: ___,
          ...said
        } = (await ada.at(world.url, world.settled).get(path).expect(200)).body as Record<string, unknown>;
        return { path, said };
      }),
    );
  };
  const ownEvents = async (): Promise<string> => {
    const client = new pg.Client({ connectionString: world.database.ownerUrl });
    await client.connect();
    const { rows } = await client.query<{ count: string }>('select count(*) from es.events');
    await client.end();
    return rows[0]?.count ?? '';
  };

  /** All that auditors do with a log, wherever that is. */
  const isAudited = async (name: string): Promise<void> => {
    await world.settled();
    const { key, head } = await signed();
    const folder = join(world.dataDir, name);
    const exported = await audit(['export', '--out', folder], world.settings);
    expect(exported).toMatchObject({ code: 0 });
    expect(await verified(folder, '--key', key)).toMatchObject({ verdict: 'proven', firstBad: null, proven: { from: 1, size: head.size } });
    const other = spawnSync('python3', [shippedFile('audit/verify.py'), folder, '--key', key, '--json'], { encoding: 'utf8' });
    expect(JSON.parse(other.stdout)).toMatchObject({ verdict: 'proven' });
    const verdicts = await replaysFrom(folder);
    expect(verdicts.filter(({ verdict }) => verdict !== 'byte-identical')).toEqual([]);
    const [live, rebuilt] = [await cli(['digests'], world.settings), await cli(['rebuild'], world.settings)];
    expect((JSON.parse(rebuilt.said) as { tables: object }).tables).toEqual((JSON.parse(live.said) as { tables: object }).tables);
  };

  beforeAll(async () => {
    server = await new StandInServer({ isInhabited: true }).start();
    world = await openWorld({ eventStoreUrl: null, sealing: { ...readConfiguration({}).sealing, everyMs: 0 } });
    ada = await world.signsUp();
    position = await world.service.platform.log.head();
    await ada.createsProject(await film('keyreel-short'), { transcribe: false, thumbnails: 1 });
    const { log } = world.service.platform;
    for (let n = 0; n < FILLERS; n += 50)
      await Promise.all(
        [0, 1].map(m =>
          log.append(
            `filler-${n}x${m}`,
            'none',
            Array.from({ length: 25 }, (_, k) => anEvent({ k, text: '漢字 👩‍👩‍👧' }, 'NobodyHeard')),
          ),
        ),
      );
    await world.settled();
    told = await signed();
  });
  afterAll(async () => {
    await world.close();
    await server.stop();
  });

  it(
    'goes to an event store, however often the copy is killed, and the service goes on there under the same signatures',
    async () => {
      const before = await views();
      let copied: Awaited<ReturnType<typeof cli>> | undefined;
      world = await world.restart(
        async () => {
          for (let n = 0; n < 3; n += 1) await isKilled('--to', 'EVENT_STORE_URL');
          copied = await copies('--to', 'EVENT_STORE_URL');
        },
        { eventStoreUrl: server.url() },
      );
      expect(copied).toMatchObject({ code: 0 });
      expect(await views()).toEqual(before);
      const kept = await ownEvents();
      await world.signsUp();
      await world.settled();
      const now = await signed();
      expect(now.key).toBe(told.key);
      await grewOutOf(told.head, now.head);
      expect(await ownEvents()).toBe(kept);
    },
    LONG,
  );

  it('is exported there, proven by both verifiers, and makes the same tables anew', () => isAudited('exported from the event store'), LONG);

  it(
    'comes back, and the service goes on in its database',
    async () => {
      const [before, there] = [await views(), await signed()];
      let copied: Awaited<ReturnType<typeof cli>> | undefined;
      world = await world.restart(
        async () => {
          for (let n = 0; n < 2; n += 1) await isKilled('--from', 'EVENT_STORE_URL');
          copied = await copies('--from', 'EVENT_STORE_URL');
        },
        { eventStoreUrl: null },
      );
      expect(copied).toMatchObject({ code: 0 });
      expect(rootIn(copied?.said ?? '')).toBe(there.head.root.toString('base64'));
      expect(await views()).toEqual(before);
      await world.signsUp();
      await world.settled();
      const now = await signed();
      await grewOutOf(told.head, now.head);
      await grewOutOf(there.head, now.head);
    },
    LONG,
  );

  it('is exported, proven and replayed again where it began', () => isAudited('exported from the database'), LONG);

  it.each([
    { args: [], says: /same store/ },
    { args: ['--to', 'somewhere'], says: /Say from where to where/ },
    { args: ['--from', 'EVENT_STORE_URL', '--to', 'EVENT_STORE_URL'], says: /same store/ },
    { args: ['--from', 'EVENT_STORE_URL'], says: /more events|ends with event/ },
  ])(
    'refuses a copy $args',
    async ({ args, says }) => {
      const { code, complained } = await copies(...args);
      expect(code).toBe(1);
      expect(complained).toMatch(says);
    },
    LONG,
  );
});
