import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { connect, createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readConfiguration } from '../../src/configuration.js';
import { startService } from '../../src/service.js';
import { betweenLooks } from '../roles/round-robin.js';
import { freshDatabase, type FreshDatabase } from '../support/postgres.js';

const MINUTES = 60_000;

/** A real pgbouncer before the run's server; `npm run test:pgbouncer`. */
describe('a pgbouncer between the service and its PostgreSQL', () => {
  let database: FreshDatabase;
  let folder: string;
  let bouncer: ChildProcess;
  let port: number;

  const freePort = async (): Promise<number> => {
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port: found } = server.address() as AddressInfo;
    server.close();
    await once(server, 'close');
    return found;
  };
  const listens = (): Promise<boolean> =>
    new Promise(resolve => {
      const socket = connect(port, '127.0.0.1', () => resolve(true));
      socket.on('error', () => resolve(false)).on('connect', () => socket.end());
    });
  /** The same login by way of pgbouncer, which hands on under that name. */
  const through = (login: 'owner' | 'app', mode: string): string => `postgres://${login}@127.0.0.1:${port}/${login}_${mode}`;
  const line = (name: string, url: string, mode: string): string => {
    const { hostname, port: at, pathname, username, password } = new URL(url);
    return `${name} = host=${hostname} port=${at} dbname=${pathname.slice(1)} user=${username} password=${password} pool_mode=${mode}`;
  };
  const started = async (of: NodeJS.ProcessEnv) => {
    const settings = { PATH: process.env['PATH'], KEYREEL_MEDIA_ENGINE: 'npm', KEYREEL_DATA_DIR: join(folder, 'data'), ...of };
    return startService({ ...readConfiguration(settings), port: 0 }, () => undefined);
  };

  beforeAll(async () => {
    database = await freshDatabase();
    folder = await mkdtemp(join(tmpdir(), 'keyreel pgbouncer '));
    await chmod(folder, 0o755);
    port = await freePort();
    const file = join(folder, 'pgbouncer.ini');
    const databases = ['transaction', 'session'].flatMap(mode => [
      line(`owner_${mode}`, database.ownerUrl, mode),
      line(`app_${mode}`, database.url, mode),
    ]);
    const own = ['listen_addr = 127.0.0.1', `listen_port = ${port}`, 'unix_socket_dir =', 'auth_type = any'];
    await writeFile(file, `[databases]\n${databases.join('\n')}\n[pgbouncer]\n${own.join('\n')}\n`, { mode: 0o644 });
    bouncer = spawn('pgbouncer', [...(process.getuid?.() === 0 ? ['-u', 'nobody'] : []), file], { stdio: 'ignore' });
    while (!(await listens())) await betweenLooks();
  }, 2 * MINUTES);

  afterAll(async () => {
    bouncer.kill('SIGKILL');
    await database.drop();
    await rm(folder, { recursive: true, force: true });
  }, MINUTES);

  it(
    'stops the start where sessions go from hand to hand, or settings are not taken, with what must bypass it',
    async () => {
      const { ownerUrl } = database;
      await expect(started({ DATABASE_URL: through('owner', 'transaction') })).rejects.toThrow(
        /^DATABASE_URL leads through a pooler .* name PostgreSQL itself/,
      );
      await expect(started({ DATABASE_URL: through('owner', 'session') })).rejects.toThrow(
        /^What DATABASE_URL names takes no settings with a connection.* Name PostgreSQL itself/,
      );
      const serving = through('app', 'transaction');
      await expect(started({ DATABASE_URL: ownerUrl, DATABASE_SERVING_URL: serving })).rejects.toThrow(
        /^DATABASE_SERVING_URL leads through a pooler/,
      );
    },
    3 * MINUTES,
  );
});
