import { createPostgresBackend, withBackend, type PgPool } from 'bullmq';
import type pg from 'pg';
import type { Lane } from '../../shared-kernel/ports/messages.js';
import {
  QueueEngine,
  QueueUnavailable,
  type JobData,
  type LaneQueue,
  type LaneWorker,
  type Listeners,
  type WorkerOptions,
  type TakenJob,
} from './queue-engine.js';

const { Queue, Worker } = withBackend(createPostgresBackend);

/** BullMQ on the product's own PostgreSQL, which forgets nothing. */
export class PostgresEngine extends QueueEngine {
  readonly forgets = false;
  readonly lookEveryMs = 5_000;
  private readonly connection: PgPool;

  constructor(private readonly pool: pg.Pool) {
    super();
    this.connection = pool as unknown as PgPool;
  }

  override queue(lane: Lane, onError: Listeners['onError']): LaneQueue {
    const queue = new Queue<JobData>(lane, { connection: this.connection });
    queue.on('error', onError);
    return queue;
  }

  override worker(
    lane: Lane,
    perform: (job: TakenJob, token?: string) => Promise<void>,
    options: WorkerOptions,
    { onError, onFailed }: Listeners,
  ): LaneWorker {
    const worker = new Worker<JobData>(lane, (job, token) => perform(job, token), { connection: this.connection, ...options });
    worker.on('error', onError);
    worker.on('failed', onFailed);
    return worker;
  }

  override async era(): Promise<string> {
    try {
      await this.pool.query('select');
      return 'postgresql';
    } catch (error) {
      throw new QueueUnavailable('The database of the queue does not answer.', { cause: error });
    }
  }

  override close(): Promise<void> {
    return Promise.resolve();
  }
}
