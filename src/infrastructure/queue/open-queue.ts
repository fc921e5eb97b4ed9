import { createHash } from 'node:crypto';
import { Misconfigured, type Configuration } from '../../configuration.js';
import type { EventLog } from '../../shared-kernel/ports/event-log.js';
import type { Journal } from '../messaging/journal.js';
import { BullQueue } from './bull-queue.js';
import { QueueUnavailable } from './queue-engine.js';

/** Several installations may share one Redis: unless told otherwise, each goes by a word that is made of its log. */
const prefixOf = (identity: string): string => `keyreel-${createHash('sha256').update(identity).digest('hex').slice(0, 12)}`;

/** Opens the queue where the operator wants it. Throws Misconfigured with a sentence where that cannot be. */
export const openQueue = async (
  { redis, turnsAtOnce }: Pick<Configuration, 'redis' | 'turnsAtOnce'>,
  databaseUrl: string,
  log: Pick<EventLog, 'identity'>,
  journal: Journal,
): Promise<BullQueue> => {
  try {
    const place = redis && { url: redis.url, prefix: redis.prefix ?? prefixOf(await log.identity()) };
    return await BullQueue.open(databaseUrl, journal, { redis: place, turnsAtOnce });
  } catch (error) {
    if (error instanceof QueueUnavailable) throw new Misconfigured(error.message, { cause: error });
    throw error;
  }
};
