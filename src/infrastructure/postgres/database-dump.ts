import pg from 'pg';
import { to as copyTo } from 'pg-copy-streams';

/** Holds the planted text: it shows that whoever searches the dump would find something. */
const PLANT = 'planted_for_search';

/**
 * Every row of every table of every schema, as PostgreSQL writes it in text, after a line `-- table <schema>.<name>` each;
 * from one moment in time. `plant` is a text that lies in a table of its own in this dump, and nowhere afterwards.
 */
export async function* databaseDump(ownerUrl: string, plant?: string): AsyncGenerator<Buffer> {
  const owner = new pg.Client({ connectionString: ownerUrl, application_name: 'keyreel dump' });
  await owner.connect();
  try {
    await owner.query('begin isolation level repeatable read');
    if (plant !== undefined) await owner.query(`create table public.${PLANT} as select ${pg.escapeLiteral(plant)}::text as text`);
    for (const table of await tablesOf(owner)) {
      yield Buffer.from(`-- table ${table}\n`);
      for await (const chunk of owner.query(copyTo(`copy ${table} to stdout`))) yield chunk as Buffer;
    }
  } finally {
    await owner.end(); // nothing was committed
  }
}

async function tablesOf(owner: pg.Client): Promise<readonly string[]> {
  const { rows } = await owner.query<{ name: string }>(`
    select format('%I.%I', n.nspname, c.relname) as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where c.relkind = 'r' and n.nspname not in ('pg_catalog', 'information_schema') order by name`);
  return rows.map(({ name }) => name);
}
