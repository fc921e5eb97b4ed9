import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Configuration } from '../configuration.js';
import { startEmbeddedPostgres } from '../infrastructure/postgres/embedded-postgres.js';
import { migrate } from '../infrastructure/postgres/migrate.js';
import { servingUrl } from '../infrastructure/postgres/serving-role.js';
import { runningServer, type DatabaseUrls } from '../infrastructure/postgres/running-server.js';

/** Lends the database: the operator's own one, that of the running service, or one that is started for the moment. */
export const withDatabase = async <Result>(
  { databaseUrl, databaseServingUrl, dataDir }: Configuration,
  work: (database: DatabaseUrls) => Promise<Result>,
): Promise<Result> => {
  if (databaseUrl !== null) return work({ url: databaseServingUrl ?? servingUrl(databaseUrl), ownerUrl: databaseUrl });
  const folder = join(dataDir, 'postgres');
  if (!existsSync(folder)) throw new Error(`There is no database in ${dataDir} yet. Start the service once (npm start), or set KEYREEL_DATA_DIR.`);
  const running = runningServer(folder);
  if (running !== null) return work(running);
  const server = await startEmbeddedPostgres({ dataDir: folder });
  try {
    await migrate(server.ownerUrl);
    return await work(server);
  } finally {
    await server.stop();
  }
};
