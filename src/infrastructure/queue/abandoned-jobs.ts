import pg from 'pg';

/** Any number, as long as nobody else locks it in the same database. */
const WORKING_HERE = 7_300_005;

/** A queue of which jobs in hand can be listed and put back. */
interface Lane {
  getActive(): Promise<readonly { moveToWait(token?: string): Promise<number> }[]>;
}

/** Any worker's job may be put back with this token. */
const WHOEVERS = '0';

/**
 * Puts the jobs that a dead process had in hand back, so that a restart goes on at once instead of waiting for their locks to
 * run out. Only done while no other process works on this database: each holds a shared lock for as long as it lives, which
 * the server takes away when the process dies. Answers the session that holds it, which is to be ended when the work ends, and
 * whether nobody else was there.
 */
export const takeBackAbandoned = async (url: string, lanes: Iterable<Lane>): Promise<{ readonly life: pg.Client; readonly alone: boolean }> => {
  const life = new pg.Client({ connectionString: url, application_name: 'keyreel-queue-life', keepAlive: true });
  life.on('error', () => undefined);
  await life.connect();
  const { rows } = await life.query<{ alone: boolean }>('select pg_try_advisory_lock($1) as alone', [WORKING_HERE]);
  const alone = rows[0]?.alone === true;
  if (alone) for (const lane of lanes) for (const job of await lane.getActive()) await job.moveToWait(WHOEVERS);
  await life.query('select pg_advisory_lock_shared($1)', [WORKING_HERE]);
  if (alone) await life.query('select pg_advisory_unlock($1)', [WORKING_HERE]);
  return { life, alone };
};
