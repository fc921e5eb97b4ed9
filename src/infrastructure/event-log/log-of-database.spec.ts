import { randomUUID } from 'node:crypto';
import type pg from 'pg';
import { freshDatabase, ownersPool, type FreshDatabase } from '../../../test/support/postgres.js';
import { LineJournal } from '../messaging/journal.js';
import { anEvent } from '../../shared-kernel/testing/log-witness.js';
import { checkLogOf } from './log-of-database.js';
import { MemoryEventLog } from './memory/memory-event-log.js';

describe('a database and its log', () => {
  let database: FreshDatabase;
  let pool: pg.Pool;
  let lines: string[];
  let log: MemoryEventLog;

  beforeAll(async () => {
    database = await freshDatabase();
    pool = ownersPool(database);
  });
  afterAll(async () => {
    await pool.end();
    await database.drop();
  });
  beforeEach(() => {
    [lines, log] = [[], new MemoryEventLog()];
  });

  const check = () => checkLogOf(pool, log, new LineJournal(line => lines.push(line)));
  const wasReadFrom = async (logId: string, position = '00000000000000000007') => {
    await pool.query('delete from read.checkpoints');
    await pool.query(`insert into read.checkpoints (subscriber, version, log_id, position, as_of) values ('somebody', 1, $1, $2, '')`, [
      logId,
      position,
    ]);
  };

  it('belong together as long as nothing was read from another', async () => {
    await expect(check()).resolves.toBeUndefined();
    await wasReadFrom(await log.identity());
    await expect(check()).resolves.toBeUndefined();
    await wasReadFrom(randomUUID(), '0');
    await expect(check()).resolves.toBeUndefined();
    expect(lines).toEqual([]);
  });

  it('are not started together when the log is empty and the database was made from another', async () => {
    const another = randomUUID();
    await wasReadFrom(another);
    await expect(check()).rejects.toThrow(
      `made from the log ${another}, and the one that is set now (${await log.identity()}) is empty. Set EVENT_STORE_URL`,
    );
  });

  it('are started together, with a word of it, when the other log has something to read', async () => {
    await wasReadFrom(randomUUID());
    await log.append('card-1', 'none', [anEvent()]);
    await check();
    expect(lines).toEqual([expect.stringContaining('made anew, because they were made from another log')]);
  });
});
