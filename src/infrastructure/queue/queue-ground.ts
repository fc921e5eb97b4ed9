import type pg from 'pg';
import type { Lane } from '../../shared-kernel/ports/messages.js';
import type { Journal } from '../messaging/journal.js';
import { withSetting } from '../postgres/connection-url.js';
import { openPool } from '../postgres/pool.js';
import { takeBackAbandoned } from './abandoned-jobs.js';
import { LaneSettings } from './lane-settings.js';
import { OrderedJobs, type TurnsAtOnce } from './ordered-jobs.js';
import { PostgresEngine } from './postgres-engine.js';
import type { LaneQueue, QueueEngine } from './queue-engine.js';
import { QueueMemory } from './queue-memory.js';
import { RedisEngine, type RedisPlace } from './redis-engine.js';
import { Rumour } from './rumour.js';

export const LANES: readonly Lane[] = ['media', 'calls', 'deliveries', 'chores'];

/** How often a job is tried, and how long after its first failure again; each further wait is twice as long. */
const PATIENCE = { tries: 8, firstRetryMs: 500 };

/** What may be otherwise than it usually is. */
export interface QueueWishes {
  /** Null has the queue lie in the product's own PostgreSQL. */
  readonly redis?: RedisPlace | null;
  readonly patience?: typeof PATIENCE;
  /** Jobs of one account in the queue at once; media gets a quarter. */
  readonly turnsAtOnce?: number;
}

/** What a queue stands on. */
export interface Ground {
  readonly pool: pg.Pool;
  readonly engine: QueueEngine;
  readonly queues: ReadonlyMap<Lane, LaneQueue>;
  readonly life: pg.Client;
  readonly ordered: OrderedJobs;
  readonly memory: QueueMemory;
  readonly rumour: Rumour;
  readonly journal: Journal;
  readonly patience: typeof PATIENCE;
}

const TURNS_AT_ONCE = 16;

const turnsOf = (calls: number): TurnsAtOnce => ({ media: Math.max(1, Math.ceil(calls / 4)), calls, deliveries: calls, chores: calls });

/** Opens the store of the queue and what is kept beside it; the tables must be there. */
export const openGround = async (url: string, journal: Journal, { redis = null, patience = PATIENCE, turnsAtOnce }: QueueWishes): Promise<Ground> => {
  // the queue's functions find their tables by the search path, which it does not set on a pool that it is given
  const connectionString = withSetting(url, 'search_path=bullmq');
  const pool = openPool({ connectionString, max: 12, keepAlive: true, application_name: 'keyreel-queue' });
  const rumour = new Rumour(journal);
  const ordered = new OrderedJobs(pool, turnsOf(turnsAtOnce ?? TURNS_AT_ONCE));
  try {
    const engine = redis === null ? new PostgresEngine(pool) : await RedisEngine.open(redis);
    const queues = new Map(LANES.map(lane => [lane, engine.queue(lane, error => rumour.tell('queue trouble', error))] as const));
    await Promise.all([...queues.values()].map(queue => queue.waitUntilReady()));
    const { life, alone } = await takeBackAbandoned(url, queues.values());
    if (alone) await ordered.allAreLost();
    const memory = new QueueMemory({ engine, queues, ordered, settings: new LaneSettings(pool), rumour, patience });
    if (alone && !engine.forgets) await memory.handOver();
    return { pool, engine, queues, life, ordered, memory, rumour, journal, patience };
  } catch (error) {
    await pool.end();
    throw error;
  }
};
