import { DelayedError } from 'bullmq';
import type { Job } from '../../shared-kernel/policy.js';
import { Jobs, type JobWorker, type Lane } from '../../shared-kernel/ports/messages.js';
import { asService } from '../asking/asker.js';
import type { QueueDesk } from '../../shared-kernel/ports/work-desk.js';
import { errorWord, type Journal } from '../messaging/journal.js';
import { Claims } from './claims.js';
import { DeadJobs } from './dead-jobs.js';
import { withJobInHand } from './job-in-hand.js';
import { LaneDesk } from './lane-desk.js';
import { turnOf, type OrderedJob } from './ordered-jobs.js';
import { LANES, openGround, type Ground, type QueueWishes } from './queue-ground.js';
import type { LaneWorker, TakenJob } from './queue-engine.js';

/** Jobs of a lane that run at the same time in one process; media is bounded by the processors. */
const AT_ONCE: Readonly<Record<Lane, number>> = { media: 1, calls: 8, deliveries: 8, chores: 4 };
/** After so long somebody looks again whether a job may begin that somebody else has in hand, or whose lane is paused. */
const LATER_MS = 2_000;
const LOCK_MS = 60_000;
const DRAIN_LOOK_MS = 50;
/** A job is given up for its own failures, never because processes died that had it in hand. */
const DEATHS_AT_MOST = 1_000;
/** A store that is away cannot be told that a job has ended, so that only the job itself is waited for. */
const INTERRUPTED_WITHIN_MS = 5_000;

/**
 * The queue on BullMQ, over PostgreSQL or Redis. It is a hint: jobs carry ids only, a finished or given-up job is forgotten, and
 * whatever is lost here is made again.
 */
export class BullQueue extends Jobs {
  private readonly workers = new Map<string, JobWorker>();
  private readonly running = new Set<AbortController>();
  private readonly lanes = new Map<Lane, LaneWorker>();
  private readonly deadJobs: DeadJobs;
  private readonly claims: Claims;
  private looking: NodeJS.Timeout | undefined;
  private closing = false;
  /** What operators see of it, and set. */
  readonly desk: QueueDesk;

  private constructor(private readonly ground: Ground) {
    super();
    const { pool, life, queues, ordered, memory } = ground;
    this.deadJobs = new DeadJobs(pool);
    this.claims = new Claims(life);
    const add = (job: Job, id: string) => this.add(job, id);
    const obey = async () => this.obey(await memory.obey());
    this.desk = new LaneDesk({ lanes: queues, ownMeasure: AT_ONCE, settings: memory.settings, ordered, dead: this.deadJobs, add, obey });
  }

  /** Opens the lanes; the tables must be there. Throws QueueUnavailable with what to do when there is no store for them. */
  static async open(url: string, journal: Journal, wishes: QueueWishes = {}): Promise<BullQueue> {
    const ground = await openGround(url, journal, wishes);
    const queue = new BullQueue(ground);
    await queue.deadJobs.open();
    await queue.look();
    queue.looking = setInterval(() => void queue.look(), ground.engine.lookEveryMs).unref();
    return queue;
  }

  /** Tells the queue which worker does which job; needed to add jobs and to do them. */
  know(workers: readonly JobWorker[]): void {
    for (const worker of workers) this.workers.set(worker.job, worker);
  }

  /** Resolves once the job is sure to be done some day, whether or not the queue answers now. */
  override async add({ job, data, delayMs = 0 }: Job, id: string): Promise<void> {
    const worker = this.workers.get(job);
    if (!worker) throw new Error(`nobody does ${job}`);
    if (!(await worker.isWanted(data))) return;
    const { memory, ordered } = this.ground;
    const wanted: OrderedJob = { jobId: id, lane: worker.lane, job, data, dueAt: new Date(Date.now() + delayMs) };
    if (this.isWrittenDown(wanted.lane, data)) await memory.put(await ordered.order(wanted, memory.era));
    else await memory.mustPut(wanted);
  }

  /** Begins to work the lanes. */
  start(): void {
    const options = { lockDuration: LOCK_MS, maxStalledCount: DEATHS_AT_MOST };
    const onError = (error: Error) => this.ground.rumour.tell('queue trouble', error);
    const listeners = { onError, onFailed: (job: TakenJob | undefined, error: Error) => this.failed(job, error) };
    const perform = (job: TakenJob, token?: string) => this.perform(job, token);
    for (const lane of LANES) this.lanes.set(lane, this.ground.engine.worker(lane, perform, { concurrency: AT_ONCE[lane], ...options }, listeners));
    void this.look();
  }

  /** Whether a job is running here, which is known without asking the database. */
  get isWorking(): boolean {
    return this.running.size > 0;
  }

  /** True when nothing is runnable or running; jobs that wait for a moment in the future do not count. */
  idle(): Promise<boolean> {
    return this.isWorking ? Promise.resolve(false) : this.ground.memory.isQuiet();
  }

  /** Resolves while the queue answers as it must. Rejects with QueueUnavailable, whose message is a sentence for operators. */
  async ping(): Promise<void> {
    await this.ground.engine.era();
  }

  /** Jobs of one account, or of all, that wait for their turn or are being done; counted no further than the bound. */
  depth(account: string | null, atMost: number): Promise<number> {
    return this.ground.ordered.depth(account, atMost);
  }

  /** Takes no new jobs here, and lets what runs come to its end; false when that takes longer. */
  async drain(withinMs: number): Promise<boolean> {
    clearInterval(this.looking);
    await Promise.all([...this.lanes.values()].map(worker => worker.pause(true)));
    for (const until = performance.now() + withinMs; this.isWorking && performance.now() < until;)
      await new Promise(resolve => setTimeout(resolve, DRAIN_LOOK_MS));
    return !this.isWorking;
  }

  /** Interrupts what runs, waits for it to end, and gives the connections back. */
  async close(): Promise<void> {
    const { engine, queues, memory, life, pool } = this.ground;
    this.closing = true;
    clearInterval(this.looking);
    for (const controller of this.running) controller.abort();
    const isAway = await this.ping().then(
      () => false,
      () => true,
    );
    for (const until = performance.now() + INTERRUPTED_WITHIN_MS; isAway && this.isWorking && performance.now() < until;)
      await new Promise(resolve => setTimeout(resolve, DRAIN_LOOK_MS));
    await Promise.all([...this.lanes.values()].map(worker => worker.close(isAway)));
    await Promise.all([...queues.values()].map(queue => queue.close()));
    await memory.rests();
    await engine.close();
    await life.end();
    await pool.end();
  }

  /** Whether a job is kept beside the queue too: because that may forget it, or because its account must wait for its turn. */
  private isWrittenDown(lane: string, data: Readonly<Record<string, string>>): boolean {
    return this.ground.engine.forgets || turnOf(lane, data) !== null;
  }

  private async perform(job: TakenJob, token: string | undefined): Promise<void> {
    const { engine, memory, ordered } = this.ground;
    const id = job.id ?? '';
    if (!engine.forgets) return this.work(job);
    if (memory.isPaused(job.queueName) || !(await this.claims.take(id))) return later(job, token);
    try {
      // what a queue remembers that had been set back may long be done
      if (await ordered.isOrdered(id)) await this.work(job);
    } finally {
      await this.claims.giveBack(id);
    }
  }

  private async work(job: TakenJob): Promise<void> {
    const worker = this.workers.get(job.name);
    if (!worker) throw new Error(`nobody does ${job.name}`);
    const controller = new AbortController();
    this.running.add(controller);
    try {
      await withJobInHand(job.id ?? '', () => asService('job', () => worker.run(job.data, controller.signal)));
      await this.ended(job, controller.signal.aborted);
      await this.deadJobs.hasSucceeded(job.id ?? '');
    } finally {
      this.running.delete(controller);
    }
  }

  /** Whoever was interrupted cannot know whether it was done. */
  private async ended({ id = '', queueName, data }: TakenJob, interrupted: boolean): Promise<void> {
    const { memory, ordered } = this.ground;
    if (!this.isWrittenDown(queueName, data)) return;
    if (interrupted) return ordered.areLost([id]);
    await memory.put(await ordered.end({ jobId: id, lane: queueName as Lane, data }, memory.era));
  }

  private failed(job: TakenJob | undefined, error: Error): void {
    if (this.closing || !job) return;
    const { journal, patience } = this.ground;
    const facts = { job: job.name, tries: job.attemptsMade, error };
    if (job.attemptsMade < patience.tries) return journal.warn('job tries again', facts);
    journal.alarm('job given up', facts);
    this.giveUp(job, error).catch((lost: unknown) => journal.warn('a job that was given up could not be kept', { job: job.name, error: lost }));
  }

  private async giveUp(job: TakenJob, error: Error): Promise<void> {
    const { id = '', name, queueName, data, attemptsMade: tries } = job;
    await this.deadJobs.add({ jobId: id, lane: queueName, job: name, data, tries, trouble: errorWord(error) });
    await this.ended(job, false);
  }

  /** Finds out whether the queue has forgotten anything, and follows what operators have set. */
  private async look(): Promise<void> {
    this.obey(await this.ground.memory.refresh());
  }

  /** The queue bounds all processes together; each takes at the same time as many as that lets it. */
  private obey(atOnce: ReadonlyMap<Lane, number | null>): void {
    if (this.closing) return;
    for (const [lane, worker] of this.lanes) if (atOnce.has(lane)) worker.concurrency = atOnce.get(lane) ?? AT_ONCE[lane];
  }
}

const later = async (job: TakenJob, token: string | undefined): Promise<never> => {
  await job.moveToDelayed(Date.now() + LATER_MS, token);
  throw new DelayedError();
};
