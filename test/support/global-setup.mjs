import './typescript.mjs';
import { randomUUID } from 'node:crypto';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from '../../scripts/build.mjs';
import { buildPage } from '../../scripts/build-page.mjs';

/** One PostgreSQL server for the whole run; specs take databases of their own from it (`test/support/postgres.ts`). */
export default async function startServer() {
  await build(); // specs that start processes start what is written, and none compiles it for itself
  await buildPage().catch(error => console.error(error.message)); // only the specs of the page need it
  process.env.KEYREEL_TEST_RUN = randomUUID(); // by which the parts of one run find each other
  // the films' words are heard once in a run, not once in each world
  process.env.KEYREEL_TEST_HEARD = await mkdtemp(join(tmpdir(), 'keyreel heard '));
  if (process.env.KEYREEL_TEST_DATABASE_URL) return;
  const { startEmbeddedPostgres } = await import('../../src/infrastructure/postgres/embedded-postgres.ts');
  const dataDir = await mkdtemp(join(tmpdir(), 'keyreel test '));
  const server = await startEmbeddedPostgres({ dataDir });
  process.env.KEYREEL_TEST_OWNER_URL = server.ownerUrl;
  process.env.KEYREEL_TEST_SERVING_URL = server.url;
  process.env.KEYREEL_TEST_SERVER_LOG = join(dataDir, 'server.log');
  globalThis.keyreelTestServer = { server, dataDir }; // the teardown runs in this same process
}
