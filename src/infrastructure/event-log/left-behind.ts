import pg from 'pg';
import { asLogError } from './postgres/log-connection.js';
import { ordinalOf } from './positions.js';
import type { Position } from '../../shared-kernel/ports/event-log.js';

/** How far a log went elsewhere than in this database, and how far it goes in it. */
const HERE = `
select (select coalesce(max(position), 0) from es.events) as here,
       (select coalesce(max(ordinal), 0) from log_index.logs where log_id = (select log_id::text from es.log_identity)) as there`;

const SEEN = `select max(position) as seen from read.checkpoints where log_id = $1`;

/** Throws a sentence where the log in this database went on in a store of its own: two logs would go on from one beginning. */
export const mustNotBeLeft = (databaseUrl: string): Promise<void> =>
  asking(databaseUrl, async client => {
    const { rows } = await client.query<{ here: string; there: string }>(HERE);
    const [here, there] = [Number(rows[0]?.here ?? 0), Number(rows[0]?.there ?? 0)];
    if (there <= here) return;
    throw new Error(
      `The log in this database ends with event ${here}, but it went on to event ${there} in an event store. Set EVENT_STORE_URL to that one, ` +
        'or bring the log back: npm run -s cli -- log copy --from=<its url>.',
    );
  });

/** Throws a sentence where this database has seen more of a log than its store holds: that is an older copy. */
export const mustNotBeOlder = (databaseUrl: string, identity: string, head: Position): Promise<void> =>
  asking(databaseUrl, async client => {
    const { rows } = await client.query<{ seen: Position | null }>(SEEN, [identity]);
    const [seen, there] = [ordinalOf(rows[0]?.seen ?? head), ordinalOf(head)];
    if (seen <= there) return;
    throw new Error(
      `The log at EVENT_STORE_URL ends with event ${there}, but this database has seen event ${seen} of it: that is an older copy. ` +
        'Copy the rest (npm run -s cli -- log copy --to=EVENT_STORE_URL), or name the store where the log went on.',
    );
  });

const NO_TABLE = '42P01';

const asking = async (connectionString: string, work: (client: pg.Client) => Promise<void>): Promise<void> => {
  const client = new pg.Client({ connectionString, application_name: 'keyreel log check' });
  client.on('error', () => undefined); // the question says so
  try {
    await client.connect();
    await client.query(`select set_config('keyreel.asker', 'service:start', false)`);
    await work(client);
  } catch (error) {
    if (error instanceof pg.DatabaseError && error.code === NO_TABLE) return; // nothing was migrated yet, and nothing went anywhere
    throw error instanceof pg.DatabaseError ? asLogError(error) : error;
  } finally {
    await client.end().catch(() => undefined);
  }
};
