import pg from 'pg';
import { START } from '../../src/shared-kernel/ports/event-log.js';
import { eventsAfter } from '../../src/shared-kernel/testing/log-witness.js';
import type { Actor } from '../support/actor.js';
import { film, openWorld, type World } from '../support/world.js';

describe('a queue that is lost in the middle of the work', () => {
  let world: World;
  let ada: Actor;
  let taskIds: readonly string[];
  let uploadId: string;

  const loseTheQueue = async (): Promise<number> => {
    const client = new pg.Client({ connectionString: world.database.ownerUrl });
    await client.connect();
    const { rows } = await client.query<{ number: number }>('select count(*)::int as number from bullmq.job');
    await client.query('truncate bullmq.job cascade');
    await client.end();
    return rows[0]?.number ?? 0;
  };

  const tasks = async (projectId: string): Promise<readonly { taskId: string; state: string }[]> =>
    (await ada.get(`/projects/${projectId}/tasks`).expect(200)).body.items;

  beforeAll(async () => {
    world = await openWorld();
    ada = await world.signsUp();
  });

  afterAll(() => world.close());

  it('loses nothing and doubles nothing', async () => {
    uploadId = await ada.uploads(await film('keyreel-short'));
    // every transcription is held by the provider, so that the work is surely in the middle
    await world.provider.break({ behaviour: 'hold', endpoint: 'transcriptions' });
    const { body } = await ada.post('/projects', { name: 'A film', source: { kind: 'upload', uploadId }, thumbnails: 2 }).expect(201);
    await world.provider.waitForCalls(1, { endpoint: 'transcriptions' });
    expect(await loseTheQueue()).toBeGreaterThan(0);
    await world.provider.mend();
    world = await world.restart();
    ada = ada.at(world.url, () => world.settled());
    await world.settled();
    const done = await tasks(String(body.projectId));
    expect(done.map(({ state }) => state)).toEqual(['succeeded', 'succeeded']);
    taskIds = done.map(({ taskId }) => taskId);
    expect((await ada.balance())['held']).toEqual({ microCredits: '0' });
  }, 180_000);

  it('charged each task once', async () => {
    const settled = await eventsAfter(world.service.platform.log, START, { types: ['HoldSettled'] });
    expect(settled.map(({ data }) => data['holdId']).sort()).toEqual([...taskIds].sort());
  });

  it('turns new work away with nothing held while the service is overloaded, and goes on with all else', async () => {
    const { admission } = world.service.platform.configuration;
    world = await world.restart(undefined, { admission: { ...admission, freeBytes: Number.MAX_SAFE_INTEGER } });
    ada = ada.at(world.url, () => world.settled());
    const source = { kind: 'upload', uploadId };
    const { body, headers } = await ada.post('/projects', { name: 'Another film', source, thumbnails: 2 }).expect(503);
    expect([body.code, body.reason, headers['retry-after']]).toEqual(['service_overloaded', 'disk_nearly_full', '300']);
    await ada.post('/projects/quote', { source, thumbnails: 2 }).expect(200);
    expect((await ada.balance())['held']).toEqual({ microCredits: '0' });
  });
});
