/**
 * The five acts and an audit of them on each engine alone and on all of them together: `npm run test:engines`, or those that are named
 * (`npm run test:engines -- together`). PostgreSQL is the server of KEYREEL_TEST_DATABASE_URL, else one that is started here; Redis is Debian's
 * redis-server; S3 is s3rver from npm; EventStoreDB is the stand-in. Ends with a table of what was held.
 */
import { spawn, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { text } from 'node:stream/consumers';
import pg from 'pg';
import { build } from './build.mjs';

const root = dirname(import.meta.dirname);
const closers = [];

const freePort = async () => {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address();
  await new Promise(resolve => server.close(resolve));
  return port;
};

/** A program that serves until everything is over; gives the first of its lines that says it is ready. */
const serves = async (isReady, program, ...args) => {
  const child = spawn(program, args, { cwd: root, stdio: ['ignore', 'pipe', 'inherit'] });
  const over = once(child, 'exit');
  closers.push(() => (child.exitCode === null && child.kill('SIGTERM') ? over : null));
  for await (const line of createInterface({ input: child.stdout })) if (isReady(line)) return child.stdout.resume() && line;
  throw new Error(`${program} ended before it served.`);
};

const ownFolder = name => {
  const folder = mkdtempSync(join(tmpdir(), `keyreel ${name} `));
  closers.push(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
};

const sql = async (url, question) => {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  return (await client.query(question).finally(() => client.end())).rows;
};

let server = process.env.KEYREEL_TEST_DATABASE_URL ?? null;

const postgres = async () => {
  if (server === null) {
    const { startEmbeddedPostgres } = await import('../dist/src/infrastructure/postgres/embedded-postgres.js');
    const started = await startEmbeddedPostgres({ dataDir: ownFolder('postgres') });
    closers.push(() => started.stop());
    server = started.ownerUrl;
  }
  const url = new URL(server);
  url.pathname = `/acts_${randomBytes(6).toString('hex')}`;
  await sql(server, `create database ${url.pathname.slice(1)}`);
  closers.push(() => sql(server, `drop database ${url.pathname.slice(1)} with (force)`));
  return { DATABASE_URL: url.href };
};

const redis = async () => {
  if (spawnSync('redis-server', ['--version']).status !== 0) throw new Error('there is no redis-server here (Debian: apt-get install redis-server)');
  const port = String(await freePort());
  const settings = ['--port', port, '--bind', '127.0.0.1', '--dir', ownFolder('redis'), '--save', '', '--appendonly', 'no'];
  await serves(line => line.includes('Ready to accept connections'), 'redis-server', ...settings);
  return { REDIS_URL: `redis://127.0.0.1:${port}` };
};

/** Files that came into the bucket of now. */
let puts = () => 0;

const s3 = async () => {
  const { startS3Server } = await import('../dist/src/infrastructure/storage/testing/s3-server.js');
  const { settings, close, heard } = await startS3Server();
  closers.push(close);
  puts = () => heard().filter(line => line.startsWith(`PUT /${settings.bucket}/`) && line.includes('/content/')).length;
  const { bucket, endpoint, credentials } = settings;
  return { S3_BUCKET: bucket, S3_ENDPOINT: endpoint, S3_ACCESS_KEY_ID: credentials.accessKeyId, S3_SECRET_ACCESS_KEY: credentials.secretAccessKey };
};

const eventStore = async () => {
  const standIn = ['--import', './test/support/typescript.mjs', 'test/support/eventstore-stand-in/main.ts', '--port', '0'];
  return { EVENT_STORE_URL: await serves(line => line.startsWith('esdb://'), process.execPath, ...standIn) };
};

const rows = {
  database: { name: 'DATABASE_URL', engines: [postgres] },
  redis: { name: 'REDIS_URL', engines: [redis] },
  s3: { name: 'S3_…', engines: [s3] },
  eventstore: { name: 'EVENT_STORE_URL', engines: [eventStore] },
  roles: { name: 'KEYREEL_ROLE', engines: [postgres], split: true },
  together: { name: 'all together', engines: [postgres, redis, s3, eventStore], split: true },
};

/** Columns, by what the statements of the last act begin with. */
const columns = { export: 'an export', 'verifier 1': 'verifier 1', 'verifier 2': 'verifier 2', replay: 'a replay', 'as of': 'as of' };
const mark = checks => (checks.length === 0 ? '–' : checks.every(({ held }) => held) ? `✓ ${checks.length}` : '✗');

/** Plays the story in processes of its own; this one goes on meanwhile, since a server may be in it. */
const play = async (env, split) => {
  const args = [join(root, 'scripts/run.mjs'), 'demo/story', '--engines', '--audit', '--json', ...(split ? ['--split'] : [])];
  const child = spawn(process.execPath, args, { cwd: root, env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'inherit'] });
  const [said] = await Promise.all([text(child.stdout), once(child, 'exit')]);
  return JSON.parse(said);
};

/** What shows that the story was played there, and not beside it. */
const traces = async ({ DATABASE_URL: database, EVENT_STORE_URL: store, REDIS_URL: queue, S3_BUCKET: bucket }) => {
  const found = [];
  if (database) {
    const [{ count }] = await sql(database, 'select count(*)::int as count from es.events');
    found.push({ held: store ? count === 0 : count > 100 });
  }
  if (queue) {
    const { stdout } = spawnSync('redis-cli', ['-u', queue, 'dbsize'], { encoding: 'utf8' });
    found.push({ held: parseInt(stdout, 10) > 0 });
  }
  if (bucket) found.push({ held: puts() > 0 });
  return found;
};

const table = [];
let isGood = true;
const close = async () => {
  for (let next = closers.pop(); next; next = closers.pop()) await next();
};

await build();
const wanted = process.argv.slice(2);
for (const [key, { name, engines, split = false }] of Object.entries(rows)) {
  if (wanted.length > 0 && !wanted.includes(key)) continue;
  console.error(`\n== the five acts and an audit: ${name}`);
  const began = performance.now();
  try {
    const env = {};
    for (const engine of engines) Object.assign(env, await engine());
    const { held, checks } = await play(env, split);
    const acts = [...checks.filter(({ act }) => !act.startsWith('Act 6')), ...(await traces(env))];
    const audit = Object.values(columns).map(start =>
      mark(checks.filter(({ act, sentence }) => act.startsWith('Act 6') && sentence.startsWith(start))),
    );
    isGood &&= held && acts.every(check => check.held) && audit.length === 5 && !audit.includes('✗');
    table.push([name, mark(acts), ...audit, `${Math.round((performance.now() - began) / 1000)} s`]);
  } catch (error) {
    const isAbsent = String(error.message).startsWith('there is no ');
    isGood &&= isAbsent;
    table.push([name, `${isAbsent ? 'did not run, because' : '✗'} ${error.message}`]);
  } finally {
    await close();
    server = process.env.KEYREEL_TEST_DATABASE_URL ?? null;
  }
}
if (table.length === 0) {
  console.error(`Nothing of that name; there are ${Object.keys(rows).join(', ')}.`);
  process.exitCode = 2;
} else {
  console.log('');
  for (const row of [['', 'five acts', ...Object.keys(columns), 'time'], ...table])
    console.log(
      row
        .map((cell, at) => cell.padEnd(at === 0 ? 16 : 11))
        .join(' ')
        .trimEnd(),
    );
  process.exitCode = isGood ? 0 : 1;
}
