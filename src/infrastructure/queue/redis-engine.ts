import { randomUUID } from 'node:crypto';
import { createRedisBackend, withBackend } from 'bullmq';
import { Redis, type RedisOptions } from 'ioredis';
import type { Lane } from '../../shared-kernel/ports/messages.js';
import {
  QueueEngine,
  QueueUnavailable,
  type JobData,
  type LaneQueue,
  type LaneWorker,
  type Listeners,
  type TakenJob,
  type WorkerOptions,
} from './queue-engine.js';

const { Queue, Worker } = withBackend(createRedisBackend);

/** Where the queue lies, and what its keys begin with. */
export interface RedisPlace {
  readonly url: string;
  readonly prefix: string;
}

const OLDEST = [6, 2] as const;
const CONNECTS_WITHIN_MS = 5_000;
const ANSWERS_WITHIN_MS = 5_000;
/** Longer than a worker's longest wait for news; whoever hears nothing for so long asks anew, also where the wire is dead and nobody says so. */
const WORK_WAITS_MS = 30_000;

const again = (tries: number): number => Math.min(tries * 100, 1_000);

/** Orders fail at once while it is away: the job is written down and is put in later. */
const ORDERS: RedisOptions = {
  lazyConnect: true,
  connectTimeout: CONNECTS_WITHIN_MS,
  commandTimeout: ANSWERS_WITHIN_MS,
  maxRetriesPerRequest: 0,
  enableOfflineQueue: false,
  autoResendUnfulfilledCommands: false,
  retryStrategy: again,
};

/** Work waits for it to come back, however long that takes. */
const WORK: RedisOptions = {
  connectTimeout: CONNECTS_WITHIN_MS,
  commandTimeout: WORK_WAITS_MS,
  maxRetriesPerRequest: null,
  retryStrategy: again,
};

/** Workers wait for news on copies of their own, which must not outlive them while the server is away. */
class WorkConnection extends Redis {
  private readonly copies: Redis[] = [];

  override duplicate(other?: Partial<RedisOptions>): Redis {
    const copy = super.duplicate(other);
    this.copies.push(copy);
    return copy;
  }

  disconnectAll(): void {
    for (const connection of [this, ...this.copies]) connection.disconnect();
  }
}

/** The place without who may enter it. */
const shownPlace = (url: string): string => {
  const { protocol, hostname, port } = new URL(url);
  return `${protocol}//${hostname}:${port === '' ? '6379' : port}`;
};

const lineOf = (info: string, name: string): string | undefined => new RegExp(`^${name}:(.*?)\\r?$`, 'm').exec(info)?.[1];

const isTooOld = (version: string): boolean => {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  return major < OLDEST[0] || (major === OLDEST[0] && minor < OLDEST[1]);
};

/** What is wrong with a server as it says it is, as a sentence; null where nothing is. */
export const unfitness = (info: string, place: string): string | null => {
  const [policy, version] = [lineOf(info, 'maxmemory_policy'), lineOf(info, 'redis_version')];
  if (version !== undefined && isTooOld(version))
    return `The Redis at ${place} (REDIS_URL) is ${version}; the queue needs ${OLDEST.join('.')} or newer. Upgrade it, or unset REDIS_URL.`;
  if (policy !== undefined && policy !== 'noeviction')
    return `The Redis at ${place} (REDIS_URL) throws keys away when its memory is full (maxmemory-policy ${policy}), and would throw away jobs. Set "maxmemory-policy noeviction" there, or give the queue a Redis of its own.`;
  return null;
};

/** Why it does not let us in, as a sentence. */
const refusedEntry = (error: Error, place: string): string => {
  const word = /^(NOAUTH|WRONGPASS|NOPERM)/.exec(error.message)?.[1];
  if (word !== undefined) return `The Redis at ${place} does not let us in (${word}). Put the user and password of its queue into REDIS_URL.`;
  const code = 'code' in error && typeof error.code === 'string' ? ` (${error.code})` : '';
  return `No Redis answers at ${place}${code}. Start it, or mend REDIS_URL; without REDIS_URL the queue lies in PostgreSQL.`;
};

/** BullMQ on Redis, which may be wiped or be away at any moment. */
export class RedisEngine extends QueueEngine {
  readonly forgets = true;
  readonly lookEveryMs = 1_000;
  private readonly orders: Redis;
  private work: WorkConnection | null = null;

  private constructor(private readonly place: RedisPlace) {
    super();
    this.orders = new Redis(place.url, { ...ORDERS, connectionName: `${place.prefix}:orders` });
  }

  /** Throws QueueUnavailable with what to do when there is no Redis that is fit for it. */
  static async open(place: RedisPlace): Promise<RedisEngine> {
    const engine = new RedisEngine(place);
    let trouble = new Error('nothing was heard');
    engine.orders.on('error', (error: Error) => (trouble = error));
    try {
      await engine.orders.connect();
      await engine.era();
      return engine;
    } catch (error) {
      engine.orders.disconnect();
      if (error instanceof QueueUnavailable) throw error;
      throw new QueueUnavailable(refusedEntry(trouble, shownPlace(place.url)), { cause: error });
    }
  }

  override queue(lane: Lane, onError: Listeners['onError']): LaneQueue {
    const queue = new Queue<JobData>(lane, { connection: this.orders, prefix: this.place.prefix });
    queue.on('error', onError);
    return queue;
  }

  override worker(
    lane: Lane,
    perform: (job: TakenJob, token?: string) => Promise<void>,
    options: WorkerOptions,
    { onError, onFailed }: Listeners,
  ): LaneWorker {
    const { url, prefix } = this.place;
    if (this.work === null) {
      this.work = new WorkConnection(url, { ...WORK, connectionName: `${prefix}:work` });
      this.work.on('error', () => undefined);
    }
    const worker = new Worker<JobData>(lane, (job, token) => perform(job, token), { connection: this.work, prefix, ...options });
    worker.on('error', onError);
    worker.on('failed', onFailed);
    return worker;
  }

  /** The server's run and a mark that we left in it: a restart changes the one, a wipe the other. */
  override async era(): Promise<string> {
    const mark = `${this.place.prefix}:era`;
    try {
      const [info] = await Promise.all([this.orders.info(), this.orders.set(mark, randomUUID(), 'NX')]);
      const unfit = unfitness(info, shownPlace(this.place.url));
      if (unfit !== null) throw new QueueUnavailable(unfit);
      return `${lineOf(info, 'run_id') ?? ''}/${(await this.orders.get(mark)) ?? ''}`;
    } catch (error) {
      if (error instanceof QueueUnavailable) throw error;
      const sentence = error instanceof Error ? refusedEntry(error, shownPlace(this.place.url)) : 'The queue does not answer.';
      throw new QueueUnavailable(sentence, { cause: error });
    }
  }

  override close(): Promise<void> {
    this.work?.disconnectAll();
    this.orders.disconnect();
    return Promise.resolve();
  }
}
