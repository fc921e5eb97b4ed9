import pg from 'pg';
import type { Projection } from '../../shared-kernel/projection.js';
import { REBUILDS, SHARING, type Rebuild } from './lease-store.js';

const ASK = `
insert into work.rebuilds (projection, version, state)
select p.name, p.version, 'asked' from jsonb_to_recordset($1::jsonb) as p (name text, version int)
 where exists (select from read.checkpoints c where c.subscriber = p.name)
on conflict (projection) do update set version = excluded.version, state = 'asked', asked_at = now(), parked = null
 where rebuilds.version <> excluded.version or rebuilds.state = 'cancelled'`;

const CANCEL = `update work.rebuilds set state = 'cancelled' where projection = any($1)`;

/** What an operator wants of rebuilds; the service hears of it at once, or at its next start. Answers those that are under way. */
export const orderRebuilds = async (url: string, order: 'ask' | 'cancel', wanted: readonly Projection[]): Promise<readonly Rebuild[]> => {
  const client = new pg.Client({ connectionString: url, application_name: 'keyreel rebuild-projection' });
  await client.connect();
  try {
    if (wanted.length > 0) {
      if (order === 'cancel') await client.query(CANCEL, [wanted.map(({ name }) => name)]);
      else await client.query(ASK, [JSON.stringify(wanted.map(({ name, version }) => ({ name, version })))]);
      await client.query('select pg_notify($1, $2)', [SHARING, 'changed']);
    }
    return (await client.query<Rebuild>(`${REBUILDS} order by projection`)).rows;
  } finally {
    await client.end();
  }
};
