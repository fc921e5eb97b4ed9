import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { ServiceProcess } from '../faults/service-process.js';
import type { Actor } from '../support/actor.js';
import { betweenLooks } from '../roles/round-robin.js';
import { exportsTo, replaysFrom } from '../support/auditing.js';
import { film, openWorld, type World } from '../support/world.js';

const MINUTES = 60_000;

/** One process takes requests; others make the rows, and make all of them anew meanwhile. `npm run test:rebuild`. */
describe('all read models made anew while requests go on', () => {
  let world: World;
  let ada: Actor;
  let owner: pg.Client;
  let holder: pg.Client;
  let paths: readonly string[];
  const others: ServiceProcess[] = [];

  const start = async (): Promise<ServiceProcess> => {
    const other = ServiceProcess.beside(world, { KEYREEL_ROLE: 'projector,worker', KEYREEL_LEASE_SECONDS: '30' });
    others.push(other);
    return other.working();
  };
  const ask = async <Row extends object>(text: string): Promise<readonly Row[]> => (await owner.query<Row>(text)).rows;
  const until = async (text: string): Promise<void> => {
    while ((await ask(text)).length === 0) await betweenLooks();
  };
  const NONE_LEFT = 'select 1 where not exists (select from work.rebuilds)';
  const oidsOf = () =>
    ask<{ relname: string; oid: number }>(
      `select relname, oid from pg_class where relnamespace = 'read'::regnamespace and relkind = 'r' and relname <> 'checkpoints' order by 1`,
    );

  const aProject = async (of: Actor): Promise<{ id: string }> => {
    const uploadId = await of.uploads(await film('keyreel-short'));
    const order = { name: 'A film', source: { kind: 'upload', uploadId }, transcribe: false, thumbnails: 1 };
    const { body } = await of.post('/projects', order).expect(201);
    return { id: String(body.projectId) };
  };

  /** Somebody who writes, and wants to see what was written. */
  const renames = (of: Actor, id: string): (() => Promise<void>) => {
    let nth = 0;
    return async () => {
      const [path, name] = [`/projects/${id}`, `Name ${(nth += 1)}`];
      const seen = await of.get(path).expect(200);
      const { body } = await of.patch(path, { name }).set('If-Match', String(seen.headers['etag'])).expect(200);
      // on a busy machine a hand-over after a kill may take longer than an answer waits: it says so, and is asked again
      const read = () => of.get(path).set('Keyreel-Position', String(body.position));
      let answered = await read();
      while (answered.status === 503) answered = await read();
      expect([answered.status, (answered.body as { name: unknown }).name]).toEqual([200, name]);
    };
  };

  /** What an answer says, without what it says of the moment at which it was given. */
  const said = async (path: string): Promise<string> => {
    const { status, body } = await ada.get(path);
    const { position: _position, asOf: _asOf, ...rest } = body as Record<string, unknown>;
    return `${status} ${JSON.stringify(rest)}`;
  };

  /** Asks for all paths over and over, with what else is to be done; gives every answer that was not the first one's, and how many were given. */
  const underLoad = async (work: () => Promise<void>, also: () => Promise<void>): Promise<{ different: string[]; asked: number }> => {
    const before = new Map<string, string>();
    for (const path of paths) before.set(path, await said(path));
    let [over, asked] = [false, 0];
    const different: string[] = [];
    const load = async (): Promise<void> => {
      while (!over) {
        for (const path of paths) {
          const now = await said(path);
          asked += 1;
          if (now !== before.get(path)) different.push(`${path}: ${now} instead of ${before.get(path)}`);
        }
      }
    };
    const alongside = async (): Promise<void> => {
      while (!over) await also();
    };
    const loads = Promise.all([load(), load(), alongside()]);
    await work().finally(() => (over = true));
    await loads;
    return { different, asked };
  };

  const replayed = async (): Promise<ReadonlySet<string>> => {
    await world.settled();
    const folder = await mkdtemp(join(tmpdir(), 'keyreel rebuild '));
    await exportsTo(world.logPlace, folder);
    const verdicts = await replaysFrom(folder);
    await rm(folder, { recursive: true });
    return new Set(verdicts.map(({ verdict }) => verdict));
  };

  beforeAll(async () => {
    const role = { plays: ['api'], isSplit: true, drainMs: 5_000, sandbox: { port: 0, controlPort: 0 } } as const;
    world = await openWorld({ role, leaseMs: 30_000 });
    [owner, holder] = [new pg.Client({ connectionString: world.database.ownerUrl }), new pg.Client({ connectionString: world.database.ownerUrl })];
    await Promise.all([owner.connect(), holder.connect()]);
    await start();
    await start();
    ada = await world.signsUp();
    const { id } = await aProject(ada);
    paths = [
      '/projects',
      `/projects/${id}`,
      `/projects/${id}/tasks`,
      `/projects/${id}/outputs`,
      '/credits/balance',
      '/credits/statement',
      '/settings/api',
    ];
  }, 5 * MINUTES);

  afterAll(async () => {
    await Promise.all(others.map(other => other.kill('SIGKILL')));
    await Promise.all([owner.end(), holder.end()]);
    await world.close();
  }, 2 * MINUTES);

  it(
    'answers as before at every moment, and takes writes, though whoever builds is killed in the middle; the rows are those of a replay',
    async () => {
      const bob = await world.signsUp();
      const { id } = await aProject(bob);
      await world.settled();
      const before = await oidsOf();
      const names = before.slice(0, 2).map(({ relname }) => `read.${relname}`);
      const { different, asked } = await underLoad(
        async () => {
          await holder.query(`begin; lock table ${names.join(', ')} in access share mode`); // so that those cannot be finished yet
          await ask(`insert into work.rebuilds (projection, version, state) select subscriber, version, 'asked' from read.checkpoints
                    where 'read_' || translate(subscriber, '.-', '__') in (select relname from pg_class where relnamespace = 'read'::regnamespace)`);
          await ask(`select pg_notify('keyreel_sharing', 'changed')`);
          await until(`select 1 from read.checkpoints where subscriber like 'rebuild:%' and position <> '0'`);
          await others[0]?.kill('SIGKILL');
          await start();
          await others[1]?.kill('SIGKILL');
          await holder.query('rollback');
          await until(NONE_LEFT);
        },
        renames(bob, id),
      );
      expect(different).toEqual([]);
      expect(asked).toBeGreaterThan(paths.length);
      const after = new Map((await oidsOf()).map(({ relname, oid }) => [relname, oid]));
      const kept = before.filter(({ relname, oid }) => after.get(relname) === oid).map(({ relname }) => relname);
      // nothing has happened yet that those would hold: there was nothing to make anew
      expect((await Promise.all(kept.map(name => ask(`select from read.${name} limit 1`)))).flat()).toEqual([]);
      expect(await replayed()).toEqual(new Set(['byte-identical']));
    },
    10 * MINUTES,
  );

  it(
    'answers from the rows of an older release until those of the new one are there',
    async () => {
      await world.settled();
      await Promise.all(others.map(other => other.kill('SIGKILL')));
      const ofTables = `'read_' || translate(subscriber, '.-', '__') in (select relname from pg_class where relnamespace = 'read'::regnamespace)`;
      const [versions] = await ask<{ sum: string }>(`select sum(version) from read.checkpoints where ${ofTables}`);
      const { different } = await underLoad(async () => {
        const older = await ask(`update read.checkpoints set version = version - 1 where ${ofTables} and position <> '0' returning 1`);
        expect(older.length).toBeGreaterThan(10);
        await start();
        await until(`select 1 where (select sum(version) from read.checkpoints where ${ofTables}) = ${versions?.sum}`);
      }, betweenLooks);
      expect(different).toEqual([]);
      expect(await replayed()).toEqual(new Set(['byte-identical']));
    },
    10 * MINUTES,
  );
});
