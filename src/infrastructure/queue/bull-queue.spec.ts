import { randomUUID } from 'node:crypto';
import { JobWorker, type Lane } from '../../shared-kernel/ports/messages.js';
import { freshDatabase, type FreshDatabase } from '../../../test/support/postgres.js';
import { LineJournal } from '../messaging/journal.js';
import { BullQueue } from './bull-queue.js';

/** Fails until it is mended, and tells what it did. */
class Errand extends JobWorker {
  readonly job = 'spec.errand';
  readonly lane: Lane = 'deliveries';
  readonly done: string[] = [];
  isBroken = false;
  private readonly listeners = new Set<() => void>();

  override run({ thing = '' }: Readonly<Record<string, string>>): Promise<void> {
    if (this.isBroken) return Promise.reject(new RangeError(`secret ${thing}`));
    this.done.push(thing);
    for (const listener of this.listeners) listener();
    return Promise.resolve();
  }

  async hasDone(thing: string): Promise<void> {
    if (this.done.includes(thing)) return;
    await new Promise<void>(resolve => this.listeners.add(() => this.done.includes(thing) && resolve()));
  }
}

describe('the queue, as operators see it and set it', () => {
  let database: FreshDatabase;
  let errand: Errand;
  let queue: BullQueue;
  const alarms = new Set<() => void>();
  const given = (thing: string) => queue.add({ job: 'spec.errand', data: { thing } }, `job-${thing}`);

  const opened = async (): Promise<BullQueue> => {
    const journal = new LineJournal(line => {
      if (line.includes('job given up')) for (const tell of alarms) tell();
    });
    const made = await BullQueue.open(database.url, journal, { tries: 2, firstRetryMs: 1 });
    made.know([errand]);
    made.start();
    return made;
  };
  const lane = async (of = queue) => (await of.desk.lanes()).find(({ lane: name }) => name === 'deliveries');
  const aDeadJob = async () => {
    for (;;) {
      const [found] = await queue.desk.dead({ after: null, limit: 10 });
      if (found) return found;
      await new Promise(resolve => setImmediate(resolve));
    }
  };

  beforeAll(async () => {
    database = await freshDatabase();
    errand = new Errand();
    queue = await opened();
  });
  afterAll(async () => {
    await queue.close();
    await database.drop();
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
    expect(dead).toMatchObject({ jobId: `job-${id}`, lane: 'deliveries', job: 'spec.errand', data: { thing: id }, tries: 2, trouble: 'RangeError' });
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
});
