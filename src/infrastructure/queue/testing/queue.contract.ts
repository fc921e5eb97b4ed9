import { randomUUID } from 'node:crypto';
import type { Lane } from '../../../shared-kernel/ports/messages.js';
import type { BullQueue } from '../bull-queue.js';
import type { QueueWishes } from '../queue-ground.js';
import { Errand } from './errand.js';

/** A store for queues, as a spec needs it. */
export interface QueueStore {
  /** Another process's queue on the same store. */
  open(wishes: QueueWishes): Promise<BullQueue>;
  /** The store loses everything. */
  forget(): Promise<void>;
  close(): Promise<void>;
}

const A_TURN = 2;

/** What the queue does whatever it lies on. */
export const queueContract = (name: string, openStore: () => Promise<QueueStore>): void => {
  describe(`the queue on ${name}`, () => {
    let store: QueueStore;
    let errand: Errand;
    let calls: Errand;
    let queue: BullQueue;
    const given = (thing: string, of = queue) => of.add({ job: errand.job, data: { thing } }, `job-${thing}`);
    const ordered = (accountId: string, thing: string) => queue.add({ job: calls.job, data: { accountId, thing } }, randomUUID());

    const opened = async (): Promise<BullQueue> => {
      const made = await store.open({ patience: { tries: 2, firstRetryMs: 1 }, turnsAtOnce: A_TURN });
      made.know([errand, calls]);
      made.start();
      return made;
    };
    const lane = async (of = queue, wanted: Lane = 'deliveries') => (await of.desk.lanes()).find(({ lane: found }) => found === wanted);
    const aDeadJob = async () => {
      for (;;) {
        const [found] = await queue.desk.dead({ after: null, limit: 10 });
        if (found) return found;
        await new Promise(resolve => setImmediate(resolve));
      }
    };
    const isIdle = async () => {
      while (!(await queue.idle())) await new Promise(resolve => setImmediate(resolve));
    };

    beforeAll(async () => {
      store = await openStore();
      [errand, calls] = [new Errand(), new Errand('calls')];
      queue = await opened();
    });
    afterAll(async () => {
      await queue.close();
      await store.close();
    });

    it('takes no job of a paused lane, in any process and after a restart, until it is resumed', async () => {
      await queue.desk.pause('deliveries');
      await given('held');
      expect(await lane()).toMatchObject({ paused: true, waiting: 1 });
      await queue.close();
      queue = await opened();
      expect(await lane()).toMatchObject({ paused: true, waiting: 1 });
      expect(errand.done).toEqual([]);
      await queue.desk.resume('deliveries');
      await errand.hasDone('held');
      expect(await lane()).toMatchObject({ paused: false, waiting: 0 });
    });

    it('keeps how many jobs are done at the same time, for every process', async () => {
      expect(await lane()).toMatchObject({ atOnce: null, ownMeasure: 8 });
      await queue.desk.setAtOnce('deliveries', 3);
      const another = await opened();
      expect(await lane(another)).toMatchObject({ atOnce: 3 });
      await another.desk.setAtOnce('deliveries', null);
      await another.close();
      expect(await lane()).toMatchObject({ atOnce: null });
    });

    it('keeps a job that was given up without its words, and makes it again with all its tries', async () => {
      errand.isBroken = true;
      const id = randomUUID();
      await given(id);
      const dead = await aDeadJob();
      expect(dead).toMatchObject({ jobId: `job-${id}`, lane: 'deliveries', job: errand.job, data: { thing: id }, tries: 2, trouble: 'RangeError' });
      errand.isBroken = false;
      expect(await queue.desk.retryDead(dead.jobId)).toBe(true);
      await errand.hasDone(id);
      expect([await queue.desk.countDead(), await queue.desk.retryDead(dead.jobId)]).toEqual([0, false]);
    });

    it('forgets a dead job when told so, or when it was made again by others and did its work', async () => {
      errand.isBroken = true;
      await given('skipped');
      expect(await queue.desk.skipDead((await aDeadJob()).jobId)).toBe(true);
      await given('made again');
      await aDeadJob();
      errand.isBroken = false;
      await given('made again');
      await errand.hasDone('made again');
      while ((await queue.desk.countDead()) > 0) await new Promise(resolve => setImmediate(resolve));
      expect(await queue.desk.skipDead('job-skipped')).toBe(false);
    });

    it('lets an account that orders one thing come before nearly all that another one has ordered', async () => {
      const many = Array.from({ length: 60 }, (_, index) => `much ${index}`);
      await queue.desk.pause('calls');
      for (const thing of many) await ordered('an account with very much', thing);
      await ordered('another account', 'one thing');
      expect(await lane(queue, 'calls')).toMatchObject({ paused: true, waiting: many.length + 1 });
      await queue.desk.resume('calls');
      await calls.hasDoneAll(many.length + 1);
      expect(calls.done.indexOf('one thing')).toBeLessThanOrEqual(A_TURN);
      // nobody else asks any more: the other account has all turns, in the order in which it asked
      expect(calls.done.toSorted()).toEqual([...many, 'one thing'].toSorted());
      expect(calls.done.slice(-1)[0]).toMatch(/much 5[89]/);
      await isIdle();
    });

    it('does once what is ordered several times while it waits for its turn', async () => {
      calls.done.length = 0;
      await queue.desk.pause('calls');
      for (const thing of ['first', 'second', 'third', 'third', 'third']) await ordered('the same account', thing);
      expect(await lane(queue, 'calls')).toMatchObject({ waiting: 3 });
      await queue.desk.resume('calls');
      await calls.hasDoneAll(3);
      await isIdle();
      expect(calls.done).toEqual(['first', 'second', 'third']);
    });

    it('has the next turn taken when a job was given up', async () => {
      calls.done.length = 0;
      calls.isBroken = true;
      await queue.desk.pause('calls');
      for (const thing of ['bad', 'worse', 'good']) await ordered('an unlucky account', thing);
      await queue.desk.resume('calls');
      while ((await queue.desk.countDead()) < A_TURN) await new Promise(resolve => setImmediate(resolve));
      calls.isBroken = false;
      await queue.desk.skipDead((await aDeadJob()).jobId);
      await queue.desk.skipDead((await aDeadJob()).jobId);
      while (calls.done.length === 0 && (await queue.desk.countDead()) === 0) await new Promise(resolve => setImmediate(resolve));
      await isIdle();
    });

    it('has lost no work of accounts, and nothing that is set, when the store has lost everything', async () => {
      calls.done.length = 0;
      await queue.desk.pause('calls');
      await queue.desk.setAtOnce('calls', 5);
      for (const thing of ['one', 'two', 'three', 'four']) await ordered('an account', thing);
      await queue.close();
      await store.forget();
      queue = await opened();
      expect(await lane(queue, 'calls')).toMatchObject({ paused: true, atOnce: 5, waiting: 4 });
      expect(calls.done).toEqual([]);
      await queue.desk.resume('calls');
      await calls.hasDoneAll(4);
      await isIdle();
      expect(calls.done).toEqual(['one', 'two', 'three', 'four']);
    });
  });
};
