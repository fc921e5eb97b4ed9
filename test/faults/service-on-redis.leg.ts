import { START } from '../../src/shared-kernel/ports/event-log.js';
import { eventsAfter } from '../../src/shared-kernel/testing/log-witness.js';
import type { Actor } from '../support/actor.js';
import { ownRedis, type OwnRedis } from '../support/redis.js';
import { film, openWorld, type World } from '../support/world.js';

describe('the service with its queue on a Redis that is wiped and goes away', () => {
  let redis: OwnRedis;
  let world: World;
  let ada: Actor;

  const newProject = async () => {
    const uploadId = await ada.uploads(await film('keyreel-short'));
    const { body } = await ada.post('/projects', { name: 'A film', source: { kind: 'upload', uploadId }, thumbnails: 2 }).expect(201);
    return String(body.projectId);
  };
  const states = async (projectId: string): Promise<readonly string[]> => {
    const { body } = await ada.get(`/projects/${projectId}/tasks`).expect(200);
    return (body.items as { state: string }[]).map(({ state }) => state);
  };
  const isDone = async (projectId: string) => {
    while ((await states(projectId)).some(state => state !== 'succeeded')) await new Promise(resolve => setImmediate(resolve));
    await world.settled();
  };

  beforeAll(async () => {
    redis = await ownRedis();
    world = await openWorld({ redis: { url: redis.url, prefix: null } });
    ada = await world.signsUp();
  }, 120_000);
  afterAll(async () => {
    await world.close();
    await redis.close();
  });

  it('loses nothing and doubles nothing when everything is wiped in the middle of the work, while it runs', async () => {
    await world.provider.break({ behaviour: 'hold', endpoint: 'transcriptions' });
    const projectId = await newProject();
    await world.provider.waitForCalls(1, { endpoint: 'transcriptions' });
    await redis.command('FLUSHALL');
    // what was in hand is put in again
    while ((await world.service.platform.queueDesk.lanes()).every(({ delayed }) => delayed === 0))
      await new Promise(resolve => setImmediate(resolve));
    await world.provider.mend();
    await isDone(projectId);
    expect(await states(projectId)).toEqual(['succeeded', 'succeeded']);
    expect(await ada.balance()).toMatchObject({ held: { microCredits: '0' } });
  }, 240_000);

  it('takes work while Redis is away, is red meanwhile, and does the work once it is back', async () => {
    await redis.stop();
    const projectId = await newProject();
    const health = async () => (await fetch(`${world.url}/health/ready`)).status;
    while ((await health()) === 200) await new Promise(resolve => setImmediate(resolve));
    expect(await (await fetch(`${world.url}/health/ready`)).text()).toContain('queue_unavailable');
    await redis.start();
    while ((await health()) !== 200) await new Promise(resolve => setImmediate(resolve));
    await isDone(projectId);
  }, 240_000);

  it('charged each task once, whatever was wiped', async () => {
    const settled = await eventsAfter(world.service.platform.log, START, { types: ['HoldSettled'] });
    const holds = settled.map(({ data }) => String(data['holdId']));
    expect(holds).toHaveLength(4);
    expect(new Set(holds).size).toBe(4);
  });
});
