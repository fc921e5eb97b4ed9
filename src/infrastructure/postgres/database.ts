import type pg from 'pg';
import { assertDurable } from './durability.js';
import type { Asker } from '../asking/asker.js';
import { openPool } from './pool.js';
import { sayWhoAsks } from './say-who-asks.js';
import { assertServes } from './serving-role.js';

export interface DatabaseOptions {
  /** The serving role's URL. */
  url: string;
  /** Connections at most; default 10. */
  connections?: number;
  /** Shown in `pg_stat_activity`; default `keyreel`. */
  name?: string;
  /** On whose behalf it is asked; default is what was said last, and an error when nothing was. */
  asker?: () => Asker;
}

/**
 * A pool of connections for the serving role. Throws a sentence when the database could lose what it acknowledges, or when
 * the role could change events. A session that leaves a transaction open is ended by the server after 60 s.
 */
export async function openDatabase({ url, connections = 10, name = 'keyreel', asker }: DatabaseOptions): Promise<pg.Pool> {
  const pool = openPool({
    connectionString: url,
    max: connections,
    application_name: name,
    idle_in_transaction_session_timeout: 60_000,
  });
  try {
    await check(pool);
    sayWhoAsks(pool, asker);
    return pool;
  } catch (error) {
    await pool.end();
    throw error;
  }
}

async function check(pool: pg.Pool): Promise<void> {
  const client = await pool.connect();
  try {
    await assertDurable(client);
    await assertServes(client);
  } finally {
    client.release();
  }
}
