import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { START } from '../../src/shared-kernel/ports/event-log.js';
import { eventsAfter } from '../../src/shared-kernel/testing/log-witness.js';
import { ServiceProcess } from '../faults/service-process.js';
import type { Actor } from '../support/actor.js';
import { exportsTo, replaysFrom } from '../support/auditing.js';
import { film, openWorld, type World } from '../support/world.js';

const LEASE_SECONDS = 2;
const pause = () => new Promise(resolve => setImmediate(resolve));

/** One process takes requests; the others, which are killed and stopped, do the work and make the rows. */
describe('processes that share the work', () => {
  let world: World;
  let ada: Actor;
  let owner: pg.Pool;
  const others: ServiceProcess[] = [];

  beforeAll(async () => {
    const role = { plays: ['api'], isSplit: true, drainMs: 5_000, sandbox: { port: 0, controlPort: 0 } } as const;
    world = await openWorld({ role, leaseMs: 1_000 * LEASE_SECONDS });
    owner = new pg.Pool({ connectionString: world.database.ownerUrl, max: 1 });
  }, 120_000);
  afterAll(async () => {
    await Promise.all(others.map(other => other.kill('SIGKILL')));
    await owner.end();
    await world.close();
  }, 120_000);

  const start = async (role: string): Promise<ServiceProcess> => {
    const other = ServiceProcess.beside(world, { KEYREEL_ROLE: role, KEYREEL_LEASE_SECONDS: String(LEASE_SECONDS) });
    others.push(other);
    return other.working();
  };
  const ask = async <Value>(text: string): Promise<Value> => (await owner.query<{ value: Value }>(text)).rows[0]?.value as Value;
  const until = async (text: string): Promise<void> => {
    while (!(await ask<boolean>(text))) await pause();
  };
  const holders =
    "select count(distinct holder)::int as value from work.leases where name not like 'task:%' and name not in ('chores', 'sealer', 'starters')";

  it('hand projections and policies on from one that is killed; nothing is skipped or counted twice', async () => {
    const [first] = [await start('projector,worker'), await start('projector,worker')];
    await until(`select (${holders}) = 2 as value`);
    ada = await world.signsUp();
    const names = Array.from({ length: 14 }, (_, nth) => `film ${nth}`);
    const created = await ada
      .post('/projects', {
        name: 'A film',
        source: { kind: 'upload', uploadId: await ada.uploads(await film('keyreel-short')) },
        transcribe: false,
        thumbnails: 1,
      })
      .expect(201);
    const path = `/projects/${created.body.projectId}`;
    for (const [nth, name] of names.entries()) {
      if (nth === 4) void first?.kill('SIGKILL');
      const seen = await ada.get(path).expect(200);
      const { body } = await ada.patch(path, { name }).set('If-Match', String(seen.headers['etag'])).expect(200);
      const { body: read } = await ada.get(path).set('Keyreel-Position', String(body.position)).expect(200);
      expect(read.name).toBe(name);
    }
    await until(`select (${holders}) = 1 as value`);
    await world.settled();
    const folder = await mkdtemp(join(tmpdir(), 'keyreel fencing '));
    await exportsTo(world.logPlace, folder);
    expect(new Set((await replaysFrom(folder)).map(({ verdict }) => verdict))).toEqual(new Set(['byte-identical']));
    await rm(folder, { recursive: true });
  }, 240_000);

  it('let a worker that stood still send nothing more and write nothing, once another has its task', async () => {
    const [stalled] = others.slice(-1);
    const uploadId = await ada.uploads(await film('keyreel-short'));
    await world.provider.break({ behaviour: 'hold', endpoint: 'transcriptions', count: 1 });
    const { body } = await ada.post('/projects', { name: 'Another film', source: { kind: 'upload', uploadId }, thumbnails: 1 }).expect(201);
    const [held] = await world.provider.waitForCalls(1, { endpoint: 'transcriptions' }, 60_000);
    stalled?.signal('SIGSTOP');
    await until('select count(*) = 0 as value from work.processes where expires_at > now() and cardinality(runs) > 0');

    await start('projector,worker');
    const tasks = async (): Promise<readonly { taskId: string; state: string }[]> =>
      (await ada.get(`/projects/${body.projectId}/tasks`).expect(200)).body.items;
    while ((await tasks()).some(({ state }) => state !== 'succeeded')) await pause();
    const ofTask = async (taskId: string) =>
      eventsAfter(world.service.platform.log, START, {}).then(events => events.filter(({ stream }) => stream === `task-${taskId}`));
    const before = await Promise.all((await tasks()).map(({ taskId }) => ofTask(taskId)));

    await world.provider.mend();
    stalled?.signal('SIGCONT');
    await until('select count(*) = 2 as value from work.processes where expires_at > now() and cardinality(runs) > 0');
    await world.settled();
    expect(await Promise.all((await tasks()).map(({ taskId }) => ofTask(taskId)))).toEqual(before);
    expect(await world.provider.calls({ endpoint: 'transcriptions' })).toHaveLength(2);
    expect(held).toBeDefined();
    const settled = await eventsAfter(world.service.platform.log, START, { types: ['HoldSettled'] });
    const ours = new Set((await tasks()).map(({ taskId }) => taskId));
    expect(
      settled
        .map(({ data }) => String(data['holdId']))
        .filter(id => ours.has(id))
        .sort(),
    ).toEqual([...ours].sort());
    expect((await ada.balance())['held']).toEqual({ microCredits: '0' });
  }, 240_000);
});
