import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { AdministratorTokens } from './composition/administrator-tokens.js';
import { readConfiguration, type Configuration } from './configuration.js';
import { openDatabase } from './infrastructure/postgres/database.js';
import { startEmbeddedPostgres } from './infrastructure/postgres/embedded-postgres.js';
import { migrate } from './infrastructure/postgres/migrate.js';
import { PostgresOneTimeTokens } from './infrastructure/postgres/one-time-tokens.js';
import { urlOfRunningServer } from './infrastructure/postgres/running-server.js';
import { Clock } from './shared-kernel/ports/messages.js';

const USAGE = `Usage: npm run -s cli -- <command>

  admin-token   prints a one-time token, good for 24 hours: whoever has signed in makes their own account an
                administrator with POST /v1/administrators {"token":"…"}.

The command works on DATABASE_URL, else on the data folder (KEYREEL_DATA_DIR, .keyreel when it is not set), whether the
service runs or not. Run it as the same user and on the same machine as the service.
`;

class SystemClock extends Clock {
  override now(): Date {
    return new Date();
  }
}

/** Lends the database's URL: the operator's own one, that of the running service, or one that is started for the moment. */
const withDatabase = async <Result>({ databaseUrl, dataDir }: Configuration, work: (url: string) => Promise<Result>): Promise<Result> => {
  if (databaseUrl !== null) return work(databaseUrl);
  const folder = join(dataDir, 'postgres');
  if (!existsSync(folder)) throw new Error(`There is no database in ${dataDir} yet. Start the service once (npm start), or set KEYREEL_DATA_DIR.`);
  const running = urlOfRunningServer(folder);
  if (running !== null) return work(running);
  const server = await startEmbeddedPostgres({ dataDir: folder });
  try {
    await migrate(server.ownerUrl);
    return await work(server.url);
  } finally {
    await server.stop();
  }
};

const administratorToken = async (url: string): Promise<string> => {
  const pool = await openDatabase({ url, connections: 1, name: 'keyreel-cli' });
  try {
    return await new AdministratorTokens(new PostgresOneTimeTokens(pool), new SystemClock()).issue();
  } finally {
    await pool.end();
  }
};

const run = async (command: string | undefined, more: readonly string[]): Promise<number> => {
  if (command === 'help' || command === '--help') {
    process.stdout.write(USAGE);
    return 0;
  }
  if (command !== 'admin-token' || more.length > 0) {
    process.stderr.write(USAGE);
    return 2;
  }
  process.stdout.write(`${await withDatabase(readConfiguration(process.env), administratorToken)}\n`);
  return 0;
};

const [command, ...more] = process.argv.slice(2);
run(command, more).then(
  code => {
    process.exitCode = code;
  },
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message : 'The command failed.'}\n`);
    process.exitCode = 1;
  },
);
