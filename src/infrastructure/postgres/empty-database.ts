import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { startEmbeddedPostgres } from './embedded-postgres.js';
import { migrate } from './migrate.js';
import { servingUrl } from './serving-role.js';

/** Lends the serving role's URL of a database with the schema and without rows: the one that is given, which must be empty, or one for the moment. */
export const withEmptyDatabase = async <Result>(ownerUrl: string | null, work: (url: string) => Promise<Result>): Promise<Result> => {
  if (ownerUrl === null) return withDatabaseOfTheMoment(work);
  await refuseUsed(ownerUrl);
  await migrate(ownerUrl);
  return work(servingUrl(ownerUrl));
};

const withDatabaseOfTheMoment = async <Result>(work: (url: string) => Promise<Result>): Promise<Result> => {
  const folder = await mkdtemp(join(tmpdir(), 'keyreel-replay-'));
  try {
    const server = await startEmbeddedPostgres({ dataDir: join(folder, 'postgres') });
    try {
      await migrate(server.ownerUrl);
      return await work(server.url);
    } finally {
      await server.stop();
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};

/** Nobody's rows are mixed with those of a replay, and no service's are emptied by one. */
const refuseUsed = async (ownerUrl: string): Promise<void> => {
  const owner = new pg.Client({ connectionString: ownerUrl, application_name: 'keyreel replay' });
  await owner.connect();
  try {
    const { rowCount } = await owner.query(`select from pg_namespace where nspname in ('es', 'read')`);
    if (rowCount) throw new Error('The database of KEYREEL_REPLAY_DATABASE_URL is not empty: a replay needs one of its own.');
  } finally {
    await owner.end();
  }
};
