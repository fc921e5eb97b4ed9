import { randomUUID } from 'node:crypto';
import { freshDatabase, type FreshDatabase } from '../../../test/support/postgres.js';
import { ownRedis, type OwnRedis } from '../../../test/support/redis.js';
import { LineJournal } from '../messaging/journal.js';
import { BullQueue } from './bull-queue.js';
import type { QueueWishes } from './queue-ground.js';
import { Errand } from './testing/errand.js';
import { queueContract, type QueueStore } from './testing/queue.contract.js';

const silent = new LineJournal(() => undefined);

const openStore = async (): Promise<QueueStore> => {
  const [database, redis] = [await freshDatabase(), await ownRedis()];
  return {
    open: wishes => BullQueue.open(database.url, silent, { ...wishes, redis: { url: redis.url, prefix: 'keyreel-spec' } }),
    forget: async () => void (await redis.command('FLUSHALL')),
    close: async () => {
      await redis.close();
      await database.drop();
    },
  };
};

queueContract('Redis', openStore);

describe('a Redis that may be wiped or be away at any moment', () => {
  let database: FreshDatabase;
  let redis: OwnRedis;
  let errand: Errand;
  let queue: BullQueue;

  const opened = async (wishes: QueueWishes = {}): Promise<BullQueue> => {
    const made = await BullQueue.open(database.url, silent, {
      redis: { url: redis.url, prefix: 'keyreel-spec' },
      patience: { tries: 2, firstRetryMs: 1 },
      ...wishes,
    });
    made.know([errand]);
    return made;
  };
  const given = (thing: string, of = queue) => of.add({ job: errand.job, data: { thing } }, randomUUID());
  const isIdle = async () => {
    while (!(await queue.idle())) await new Promise(resolve => setImmediate(resolve));
  };
  const isAway = async () => {
    while ((await queue.ping().catch(() => 'away')) !== 'away') await new Promise(resolve => setImmediate(resolve));
  };

  beforeEach(async () => {
    [database, redis, errand] = [await freshDatabase(), await ownRedis(), new Errand()];
    queue = await opened();
    queue.start();
  });
  afterEach(async () => {
    await queue.close();
    await redis.close();
    await database.drop();
  });

  it('does all work once that a wipe found waiting, and nothing twice that it found in hand', async () => {
    const held = Promise.withResolvers<void>();
    errand.held = held.promise;
    const things = Array.from({ length: 30 }, (_, index) => `thing ${index}`);
    for (const thing of things) await given(thing);
    await errand.hasDoneAll(8);
    await redis.command('FLUSHALL');
    // those in hand are put in again with the others
    while ((await queue.desk.lanes()).every(({ waiting }) => waiting < things.length)) await new Promise(resolve => setImmediate(resolve));
    held.resolve();
    await errand.hasDoneAll(things.length);
    await isIdle();
    expect(errand.done.toSorted()).toEqual(things.toSorted());
  });

  it('keeps a lane paused through a wipe', async () => {
    await queue.desk.pause('deliveries');
    for (const thing of ['a', 'b', 'c']) await given(thing);
    await redis.command('FLUSHALL');
    while ((await queue.desk.lanes()).every(({ lane, waiting }) => lane !== 'deliveries' || waiting < 3))
      await new Promise(resolve => setImmediate(resolve));
    expect(errand.done).toEqual([]);
    await queue.desk.resume('deliveries');
    await errand.hasDoneAll(3);
  });

  it('takes orders while it is away, says so, and does them once it is back', async () => {
    await given('before');
    await errand.hasDone('before');
    await redis.stop();
    await isAway();
    await expect(queue.ping()).rejects.toThrow(/No Redis answers at redis:\/\/127\.0\.0\.1:\d+/);
    await given('while it is away');
    await queue.desk.setAtOnce('deliveries', 4);
    expect((await queue.desk.lanes()).find(({ lane }) => lane === 'deliveries')).toMatchObject({ atOnce: 4 });
    await redis.start();
    await errand.hasDone('while it is away');
    await isIdle();
    await expect(queue.ping()).resolves.toBeUndefined();
    expect(errand.done).toEqual(['before', 'while it is away']);
  });

  it('is done with a job that ended while it was away', async () => {
    const held = Promise.withResolvers<void>();
    errand.held = held.promise;
    await given('long');
    await errand.hasDone('long');
    await redis.stop();
    held.resolve();
    await isAway();
    await redis.start();
    await given('next');
    await errand.hasDone('next');
    await isIdle();
    expect(errand.done).toEqual(['long', 'next']);
  });

  it('lets the process end while it is away', async () => {
    await given('before');
    await errand.hasDone('before');
    await redis.stop();
    await isAway();
    await given('left');
    await queue.close();
    await redis.start();
    queue = await opened();
    queue.start();
    await errand.hasDone('left');
  });

  it('is shared by installations that go by words of their own', async () => {
    const [elsewhere, others] = [await freshDatabase(), new Errand()];
    const another = await BullQueue.open(elsewhere.url, silent, { redis: { url: redis.url, prefix: 'keyreel-other' } });
    another.know([others]);
    another.start();
    await given('theirs', another);
    await given('ours');
    await Promise.all([errand.hasDone('ours'), others.hasDone('theirs')]);
    await another.close();
    await elsewhere.drop();
    expect([errand.done, others.done]).toEqual([['ours'], ['theirs']]);
  });

  it('does not begin what it had long forgotten to be done', async () => {
    await redis.command('CONFIG', 'SET', 'save', '');
    await queue.desk.pause('deliveries');
    await given('restored');
    await redis.command('SAVE');
    await queue.desk.resume('deliveries');
    await errand.hasDone('restored');
    await isIdle();
    await redis.stop();
    await redis.start(); // as it was when the job waited
    await given('new');
    await errand.hasDone('new');
    await isIdle();
    expect(errand.done).toEqual(['restored', 'new']);
  });

  it('leaves what was ordered to a queue in PostgreSQL that takes its place', async () => {
    await queue.desk.pause('deliveries');
    for (const thing of ['a', 'b']) await given(thing);
    await queue.close();
    queue = await opened({ redis: null });
    queue.start();
    expect((await queue.desk.lanes()).find(({ lane }) => lane === 'deliveries')).toMatchObject({ paused: true, waiting: 2 });
    await queue.desk.resume('deliveries');
    await errand.hasDoneAll(2);
    await isIdle();
    await queue.close();
    queue = await opened({ redis: null });
    queue.start();
    await isIdle();
    expect(errand.done.toSorted()).toEqual(['a', 'b']);
  });

  it('does not start where there is none, or one that throws keys away, and says what to do', async () => {
    await redis.command('CONFIG', 'SET', 'maxmemory-policy', 'allkeys-lru');
    await expect(queue.ping()).rejects.toThrow('maxmemory-policy allkeys-lru');
    await expect(opened()).rejects.toThrow('Set "maxmemory-policy noeviction" there');
    await redis.command('CONFIG', 'SET', 'maxmemory-policy', 'noeviction');
    await redis.command('CONFIG', 'SET', 'requirepass', 'secret-of-redis');
    await expect(opened()).rejects.toThrow('does not let us in (NOAUTH). Put the user and password of its queue into REDIS_URL.');
    await redis.stop();
    await expect(opened()).rejects.toThrow(/No Redis answers at redis:\/\/127\.0\.0\.1:\d+ \(ECONNREFUSED\)\. Start it, or mend REDIS_URL/);
  });
});
