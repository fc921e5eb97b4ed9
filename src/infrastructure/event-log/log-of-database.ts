import type { Pool } from 'pg';
import { START, type EventLog } from '../../shared-kernel/ports/event-log.js';
import type { Journal } from '../messaging/journal.js';

const MADE_FROM_ANOTHER = `select log_id from read.checkpoints where log_id <> $1 and position <> '${START}' limit 1`;

/**
 * What was read from one log is never used on another: it is made anew. Throws a sentence where that would leave nothing, because the log that
 * is set is empty: somebody has forgotten a setting, and everything would seem to be gone.
 */
export async function checkLogOf(pool: Pool, log: Pick<EventLog, 'head' | 'identity'>, journal: Journal): Promise<void> {
  const identity = await log.identity();
  const { rows } = await pool.query<{ log_id: string }>(MADE_FROM_ANOTHER, [identity]);
  const another = rows[0]?.log_id;
  if (another === undefined) return;
  if ((await log.head()) > START) return journal.warn('read models are made anew, because they were made from another log', { reason: another });
  throw new Error(
    `This database was made from the log ${another}, and the one that is set now (${identity}) is empty. Set EVENT_STORE_URL as it was, or unset it if it was not set; ` +
      'to move the log, copy it first (npm run -s cli -- log copy); to begin anew, take another database.',
  );
}
