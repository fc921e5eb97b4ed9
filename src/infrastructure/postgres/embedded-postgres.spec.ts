import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, chownSync, cpSync, lstatSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { binariesIn, installedBinaries } from './binaries.js';
import { startEmbeddedPostgres } from './embedded-postgres.js';
import { stopOrphanedServer } from './orphaned-server.js';
import { isRunning } from './running-process.js';

const asRoot = process.getuid?.() === 0;
const nobody = 65_534;

const newFolder = (): string => mkdtempSync(join(tmpdir(), 'keyreel embedded '));

/** A data folder as a first start leaves it; most tests begin with a copy, which spares them the making. */
let made: string;
let folder: string;
beforeAll(async () => {
  made = newFolder();
  await (await startEmbeddedPostgres({ dataDir: made })).stop();
});
beforeEach(() => {
  folder = newFolder();
  cpSync(made, folder, { recursive: true });
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));
afterAll(() => rmSync(made, { recursive: true, force: true }));

async function ask<Row extends object>(url: string, sql: string): Promise<Row[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Row>(sql)).rows;
  } finally {
    await client.end();
  }
}

interface Host {
  process: ChildProcess;
  server: { url: string; ownerUrl: string; pid: number };
  nextLine(): Promise<string>;
}

/** Another process with an embedded server, in a process group of its own. */
async function host(dataDir: string, user: { uid?: number; gid?: number } = {}): Promise<Host> {
  const [hooks, script] = ['typescript.mjs', 'embedded-host.ts'].map(name =>
    fileURLToPath(new URL(`../../../test/support/${name}`, import.meta.url)),
  );
  const child = spawn(process.execPath, ['--import', hooks!, script!, dataDir], { detached: true, stdio: ['ignore', 'pipe', 'inherit'], ...user });
  const lines = createInterface({ input: child.stdout! })[Symbol.asyncIterator]();
  const nextLine = async (): Promise<string> => String((await lines.next()).value);
  return { process: child, server: JSON.parse(await nextLine()) as Host['server'], nextLine };
}

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  const exit = once(child, 'exit');
  child.kill(signal);
  await exit;
}

it('keeps what was written from one start to the next', async () => {
  const first = await startEmbeddedPostgres({ dataDir: folder });
  await ask(first.ownerUrl, 'create table kept as select 42 as answer');
  await first.stop();
  await first.stop();
  expect(isRunning(first.pid)).toBe(false);

  const second = await startEmbeddedPostgres({ dataDir: folder });
  expect(await ask(second.ownerUrl, 'select answer from kept')).toEqual([{ answer: 42 }]);
  await second.stop();
});

it('promises durability, and serves with a role that is nobody special', async () => {
  const server = await startEmbeddedPostgres({ dataDir: folder });
  const settings = await ask<{ name: string; setting: string }>(
    server.url,
    `select name, setting from pg_settings where name in ('fsync', 'full_page_writes', 'synchronous_commit', 'data_checksums', 'listen_addresses') order by 1`,
  );
  expect(settings.map(({ name, setting }) => `${name}=${setting}`)).toEqual([
    'data_checksums=on',
    'fsync=on',
    'full_page_writes=on',
    'listen_addresses=127.0.0.1',
    'synchronous_commit=on',
  ]);
  expect(await ask(server.url, `select rolsuper, rolcreaterole, rolcreatedb from pg_roles where rolname = current_user`)).toEqual([
    { rolsuper: false, rolcreaterole: false, rolcreatedb: false },
  ]);
  await expect(ask(server.url, 'set role keyreel_owner')).rejects.toThrow('permission denied');
  await expect(ask(server.url.replace(/:[0-9a-f]+@/, ':guess@'), 'select 1')).rejects.toThrow('password authentication failed');
  await server.stop();
});

it('writes no values into its log', async () => {
  const server = await startEmbeddedPostgres({ dataDir: folder });
  await expect(ask(server.url, `select 'canary-value'::int`)).rejects.toThrow('canary-value');
  await expect(ask(server.ownerUrl, `create table t (id int primary key); insert into t values (814261), (814261)`)).rejects.toThrow();
  await server.stop();
  const log = readFileSync(join(folder, 'server.log'), 'utf8');
  expect(log).toContain('ready to accept connections');
  expect(log).not.toMatch(/canary-value|814261/);
});

it('runs where nobody else may enter, though no install script linked its libraries or made its programs executable', async () => {
  chmodSync(folder, 0o700);
  const bare = join(folder, 'package', 'native');
  cpSync(installedBinaries().folder, bare, { recursive: true, filter: path => !lstatSync(path).isSymbolicLink() });
  const binaries = binariesIn(bare);
  for (const program of [binaries.initdb, binaries.postgres]) chmodSync(program, 0o600);
  const dataDir = join(folder, 'data of ours');
  const server = await startEmbeddedPostgres({ dataDir, binaries });
  expect(await ask(server.url, 'select 1 as one')).toEqual([{ one: 1 }]);
  await server.stop();
  const owner = statSync(join(dataDir, 'cluster')).uid;
  expect(owner === 0).toBe(false);
  const again = await startEmbeddedPostgres({ dataDir, binaries });
  await again.stop();
});

it('needs no other user when it does not run as root', async () => {
  if (asRoot) chownSync(folder, nobody, nobody);
  const { process: child, server, nextLine } = await host(join(folder, 'fresh'), asRoot ? { uid: nobody, gid: nobody } : {});
  expect(await ask(server.url, 'select 1 as one')).toEqual([{ one: 1 }]);
  await end(child, 'SIGINT');
  expect(await nextLine()).toBe('still here');
});

it('turns away a second instance while the first one lives, in this process or another', async () => {
  const first = await startEmbeddedPostgres({ dataDir: folder });
  await expect(startEmbeddedPostgres({ dataDir: folder })).rejects.toThrow(/in use by another live instance/);
  expect(await ask(first.url, 'select 1 as one')).toEqual([{ one: 1 }]);
  await first.stop();

  const other = await host(folder);
  await expect(startEmbeddedPostgres({ dataDir: folder })).rejects.toThrow(`in use by another live instance (process ${other.process.pid})`);
  expect(await ask(other.server.url, 'select 1 as one')).toEqual([{ one: 1 }]);
  await end(other.process, 'SIGINT');
});

it('outlives the Ctrl-C that its owner hears, until the owner stops it', async () => {
  const { process: child, server, nextLine } = await host(folder);
  const exit = once(child, 'exit');
  process.kill(-child.pid!, 'SIGINT'); // the whole process group, as a terminal does
  expect(await nextLine()).toBe('still here');
  expect(await exit).toEqual([0, null]);
  expect(isRunning(server.pid)).toBe(false);
});

it('starts again after its owner was killed, with everything that was acknowledged', async () => {
  const { process: child, server } = await host(folder);
  await ask(server.ownerUrl, 'create table kept as select 42 as answer');
  await end(child, 'SIGKILL');
  const next = await startEmbeddedPostgres({ dataDir: folder });
  expect(isRunning(server.pid)).toBe(false);
  expect(await ask(next.ownerUrl, 'select answer from kept')).toEqual([{ answer: 42 }]);
  await next.stop();
});

it('starts again after the server was killed', async () => {
  const first = await startEmbeddedPostgres({ dataDir: folder });
  await ask(first.ownerUrl, 'create table kept as select 42 as answer');
  process.kill(first.pid, 'SIGKILL');
  await first.ended;
  await first.stop();
  const next = await startEmbeddedPostgres({ dataDir: folder });
  expect(await ask(next.ownerUrl, 'select answer from kept')).toEqual([{ answer: 42 }]);
  await next.stop();
});

it('stops a server that lost its owner', async () => {
  const server = await startEmbeddedPostgres({ dataDir: folder });
  await stopOrphanedServer(join(folder, 'cluster'));
  await server.ended;
  expect(isRunning(server.pid)).toBe(false);
  await server.stop();
});

it('spares a stranger who was given the number of a server that died', async () => {
  const first = await startEmbeddedPostgres({ dataDir: folder });
  const pidFile = join(folder, 'cluster', 'postmaster.pid');
  const lines = readFileSync(pidFile, 'utf8').split('\n');
  process.kill(first.pid, 'SIGKILL');
  await first.ended;
  await first.stop();
  const { uid, gid } = statSync(join(folder, 'cluster'));
  const stranger = spawn(process.execPath, ['-e', 'setInterval(() => undefined, 60000)'], { cwd: '/', stdio: 'ignore', uid, gid });
  await once(stranger, 'spawn');
  writeFileSync(pidFile, [String(stranger.pid), ...lines.slice(1)].join('\n'));

  const next = await startEmbeddedPostgres({ dataDir: folder });
  expect(stranger.exitCode ?? stranger.signalCode).toBeNull();
  await next.stop();
  await end(stranger, 'SIGKILL');
});

it('begins anew when the first start was interrupted', async () => {
  const dataDir = join(folder, 'fresh');
  mkdirSync(join(dataDir, 'cluster.draft'), { recursive: true });
  writeFileSync(join(dataDir, 'cluster.draft', 'PG_VERSION'), 'half a cluster');
  const server = await startEmbeddedPostgres({ dataDir });
  expect(await ask(server.url, 'select 1 as one')).toEqual([{ one: 1 }]);
  await server.stop();
});

it('says what is wrong with a data folder that it cannot serve', async () => {
  const passwords = readFileSync(join(folder, 'passwords.json'));
  rmSync(join(folder, 'passwords.json'));
  await expect(startEmbeddedPostgres({ dataDir: folder })).rejects.toThrow(/passwords.*Restore it from a backup/);
  writeFileSync(join(folder, 'passwords.json'), passwords);
  writeFileSync(join(folder, 'cluster', 'PG_VERSION'), '15\n');
  await expect(startEmbeddedPostgres({ dataDir: folder })).rejects.toThrow(
    'made by PostgreSQL 15, and this release brings PostgreSQL 18. Nothing was changed. To move it over: ',
  );
});
