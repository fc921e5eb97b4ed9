import pg from 'pg';
import { Misconfigured } from '../../settings/misconfigured.js';

const PATIENCE_MS = 5_000;

/**
 * Throws a sentence when a session of this URL is not the same session from one transaction to the next: something in between (pgbouncer, in transaction or
 * statement mode) lends the server's sessions to whoever begins a transaction. While others have one each, ours must still be the one that it was.
 */
export const assertKeepsSessions = async (url: string, name: string): Promise<void> => {
  const [ours, ...others] = [1, 2, 3].map(
    () => new pg.Client({ connectionString: url, application_name: 'keyreel start', connectionTimeoutMillis: PATIENCE_MS }),
  );
  const all = [...(ours ? [ours] : []), ...others];
  for (const client of all) client.on('error', () => undefined); // the next query says so
  try {
    await Promise.all(all.map(client => client.connect()));
    const before = await sessionOf(ours);
    for (const other of others) {
      await other.query('begin');
      await sessionOf(other);
    }
    if ((await sessionOf(ours)) === before) return;
  } finally {
    await Promise.allSettled(all.map(client => client.end()));
  }
  throw new Misconfigured(
    `${name} leads through a pooler that gives a session to others between two transactions (pgbouncer with pool_mode=transaction, for instance). LISTEN, advisory locks and the setting by which the walls between accounts know who asks belong to a session: name PostgreSQL itself there.`,
  );
};

/** Null where none was to be had in time: the others have them all. */
const sessionOf = async (client: pg.Client | undefined): Promise<number | null> => {
  const late = new Promise<null>(resolve => setTimeout(() => resolve(null), PATIENCE_MS).unref());
  const asked = client?.query<{ pid: number }>('select pg_backend_pid() as pid').then(({ rows }) => rows[0]?.pid ?? null);
  return Promise.race([asked ?? late, late]);
};
