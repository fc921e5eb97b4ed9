import pg from 'pg';
import { freshDatabase } from './postgres.js';

async function ask(url: string, sql: string): Promise<unknown[][]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query<unknown[]>({ text: sql, rowMode: 'array' });
    return rows;
  } finally {
    await client.end();
  }
}

it('gives each spec a migrated database and a log of its own', async () => {
  const [one, other] = await Promise.all([freshDatabase(), freshDatabase()]);
  try {
    const ids = await Promise.all([one, other].map(({ url }) => ask(url, 'select log_id from es.log_identity')));
    expect(ids[0]).toHaveLength(1);
    expect(ids[0]).not.toEqual(ids[1]);
    expect(await ask(one.url, 'select current_user')).toEqual([['keyreel_app']]);
  } finally {
    await Promise.all([one.drop(), other.drop()]);
  }
});
