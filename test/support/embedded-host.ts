import pg from 'pg';
import { startEmbeddedPostgres } from '../../src/infrastructure/postgres/embedded-postgres.js';

/**
 * A process that owns an embedded server, to be killed by a spec: says where the server is on one line, and on Ctrl-C asks
 * it something before stopping it.
 */
const server = await startEmbeddedPostgres({ dataDir: process.argv[2] ?? '' });
process.once('SIGINT', () => void leave());
const alive = setInterval(() => undefined, 60_000);
process.stdout.write(`${JSON.stringify({ url: server.url, ownerUrl: server.ownerUrl, pid: server.pid })}\n`);

async function leave(): Promise<void> {
  const client = new pg.Client({ connectionString: server.url });
  await client.connect();
  const { rows } = await client.query<{ answer: string }>(`select 'still here' as answer`);
  await client.end();
  await server.stop();
  process.stdout.write(`${rows[0]?.answer}\n`);
  clearInterval(alive);
}
