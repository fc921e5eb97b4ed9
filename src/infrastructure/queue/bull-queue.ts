import { createPostgresBackend, withBackend, type Job as BullJob, type PgPool } from 'bullmq';
import pg from 'pg';
import type { Job } from '../../shared-kernel/policy.js';
import { Jobs, type JobWorker, type Lane } from '../../shared-kernel/ports/messages.js';
import { asService } from '../asking/asker.js';
import { withSetting } from '../postgres/connection-url.js';
import type { QueueDesk } from '../../shared-kernel/ports/work-desk.js';
import { errorWord, type Journal } from '../messaging/journal.js';
import { DeadJobs } from './dead-jobs.js';
import { LaneDesk } from './lane-desk.js';
import { takeBackAbandoned } from './abandoned-jobs.js';

const { Queue, Worker } = withBackend(createPostgresBackend);
type LaneQueue = InstanceType<typeof Queue<Readonly<Record<string, string>>>>;
type LaneWorker = InstanceType<typeof Worker<Readonly<Record<string, string>>>>;

/** Jobs of a lane that run at the same time in one process; media is bounded by the processors. */
const AT_ONCE: Readonly<Record<Lane, number>> = { media: 1, calls: 8, deliveries: 8, chores: 4 };
const LANES: readonly Lane[] = ['media', 'calls', 'deliveries', 'chores'];

/** How often a job is tried, and how long after its first failure again; each further wait is twice as long. */
const PATIENCE = { tries: 8, firstRetryMs: 500 };
/** How often each process looks what operators have set. */
const OBEY_EVERY_MS = 5_000;
const LOCK_MS = 60_000;
/** A job is given up for its own failures, never because processes died that had it in hand. */
const DEATHS_AT_MOST = 1_000;

/**
 * The queue on BullMQ over PostgreSQL. It is a hint: jobs carry ids only, a finished or given-up job is forgotten, and
 * whatever is lost here is made again from the log.
 */
export class BullQueue extends Jobs {
  private readonly workers = new Map<string, JobWorker>();
  private readonly running = new Set<AbortController>();
  private readonly lanes = new Map<Lane, LaneWorker>();
  private readonly deadJobs: DeadJobs;
  private obeying: NodeJS.Timeout | undefined;
  private closing = false;
  /** What operators see of it, and set. */
  readonly desk: QueueDesk;

  private constructor(
    private readonly pool: pg.Pool,
    private readonly queues: ReadonlyMap<Lane, LaneQueue>,
    private readonly journal: Journal,
    private readonly life: pg.Client,
    private readonly patience: typeof PATIENCE,
  ) {
    super();
    this.deadJobs = new DeadJobs(pool);
    const add = (job: Job, id: string) => this.add(job, id);
    this.desk = new LaneDesk({ lanes: queues, ownMeasure: AT_ONCE, dead: this.deadJobs, add, obey: () => this.obey() });
  }

  /** Opens the lanes; the queue's own tables must be there. */
  static async open(url: string, journal: Journal, patience = PATIENCE): Promise<BullQueue> {
    // the queue's functions find their tables by the search path, which it does not set on a pool that it is given
    const pool = new pg.Pool({
      connectionString: withSetting(url, 'search_path=bullmq'),
      max: 12,
      keepAlive: true,
      application_name: 'keyreel-queue',
    });
    pool.on('error', () => undefined);
    const connection = pool as unknown as PgPool;
    const queues = new Map(LANES.map(lane => [lane, new Queue<Readonly<Record<string, string>>>(lane, { connection })] as const));
    for (const queue of queues.values()) queue.on('error', error => journal.warn('queue trouble', { error }));
    await Promise.all([...queues.values()].map(queue => queue.waitUntilReady()));
    const queue = new BullQueue(pool, queues, journal, await takeBackAbandoned(url, queues.values()), patience);
    await queue.deadJobs.open();
    return queue;
  }

  /** Tells the queue which worker does which job; needed to add jobs and to do them. */
  know(workers: readonly JobWorker[]): void {
    for (const worker of workers) this.workers.set(worker.job, worker);
  }

  override async add({ job, data, delayMs }: Job, id: string): Promise<void> {
    const worker = this.workers.get(job);
    if (!worker) throw new Error(`nobody does ${job}`);
    if (!(await worker.isWanted(data))) return;
    await this.queues.get(worker.lane)?.add(job, data, {
      jobId: id,
      attempts: this.patience.tries,
      backoff: { type: 'exponential', delay: this.patience.firstRetryMs },
      removeOnComplete: true,
      removeOnFail: true,
      ...(delayMs === undefined ? {} : { delay: delayMs }),
    });
  }

  /** Begins to work the lanes. */
  start(): void {
    const connection = this.pool as unknown as PgPool;
    for (const lane of LANES) {
      const worker = new Worker<Readonly<Record<string, string>>>(lane, job => this.perform(job), {
        connection,
        concurrency: AT_ONCE[lane],
        lockDuration: LOCK_MS,
        maxStalledCount: DEATHS_AT_MOST,
      });
      worker.on('error', error => this.journal.warn('queue trouble', { error }));
      worker.on('failed', (job, error) => this.failed(job, error));
      this.lanes.set(lane, worker);
    }
    void this.obey();
    this.obeying = setInterval(() => void this.obey(), OBEY_EVERY_MS).unref();
  }

  /** Whether a job is running here, which is known without asking the database. */
  get isWorking(): boolean {
    return this.running.size > 0;
  }

  /** True when nothing is runnable or running; jobs that wait for a moment in the future do not count. */
  async idle(): Promise<boolean> {
    if (this.isWorking) return false;
    const counts = await Promise.all([...this.queues.values()].map(queue => queue.getJobCounts('waiting', 'active', 'prioritized')));
    return counts.every(count => Object.values(count).every(number => number === 0));
  }

  /** Interrupts what runs, waits for it to end, and gives the connections back. */
  async close(): Promise<void> {
    this.closing = true;
    clearInterval(this.obeying);
    for (const controller of this.running) controller.abort();
    await Promise.all([...this.lanes.values()].map(worker => worker.close()));
    await Promise.all([...this.queues.values()].map(queue => queue.close()));
    await this.life.end();
    await this.pool.end();
  }

  private async perform(job: BullJob<Readonly<Record<string, string>>>): Promise<void> {
    const worker = this.workers.get(job.name);
    if (!worker) throw new Error(`nobody does ${job.name}`);
    const controller = new AbortController();
    this.running.add(controller);
    try {
      await asService('job', () => worker.run(job.data, controller.signal));
      await this.deadJobs.hasSucceeded(job.id ?? '');
    } finally {
      this.running.delete(controller);
    }
  }

  private failed(job: BullJob<Readonly<Record<string, string>>> | undefined, error: Error): void {
    if (this.closing || !job) return;
    const facts = { job: job.name, tries: job.attemptsMade, error };
    if (job.attemptsMade < this.patience.tries) return this.journal.warn('job tries again', facts);
    this.journal.alarm('job given up', facts);
    const { id = '', name, queueName, data, attemptsMade: tries } = job;
    const died = this.deadJobs.add({ jobId: id, lane: queueName, job: name, data, tries, trouble: errorWord(error) });
    died.catch((lost: unknown) => this.journal.warn('a job that was given up could not be kept', { job: name, error: lost }));
  }

  /** The queue bounds all processes together; each takes at the same time as many as that lets it. */
  private async obey(): Promise<void> {
    for (const [lane, worker] of this.lanes) {
      const atOnce = await this.queues
        .get(lane)
        ?.getGlobalConcurrency()
        .catch(() => undefined);
      if (atOnce !== undefined && !this.closing) worker.concurrency = atOnce ?? AT_ONCE[lane];
    }
  }
}
