import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync, readFileSync } from 'node:fs';
import { createServer, type AddressInfo, type Socket } from 'node:net';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { nameOf, runningIn, type Cluster } from './cluster.js';
import { logEnd, logSince } from './server-log.js';
import { serverSettings } from './server-settings.js';

/** A PostgreSQL server that this process started and will stop. */
export interface ServerProcess {
  port: number;
  pid: number;
  /** Resolves when the server has ended, asked or not. */
  ended: Promise<void>;
  /** Ends open sessions, writes everything down and waits for the end; safe to call twice. */
  stop(): Promise<void>;
}

const patience = { withRetries: 15_000, withStop: 60_000 };

/** What a server is started with, once it is known where it will listen. */
type SettingsAt = (port: number) => readonly string[];

/** Starts a server and waits until it accepts connections. Throws a sentence with the end of its log when it does not. */
export async function startServer(cluster: Cluster, logFile: string, settings: SettingsAt = serverSettings): Promise<ServerProcess> {
  const giveUp = Date.now() + patience.withRetries;
  for (;;) {
    const before = logEnd(logFile);
    const server = await launch(cluster, logFile, await freePort(), settings);
    if (await becomesReady(cluster, server)) return server;
    const complaint = logSince(logFile, before);
    if (!isPassing(complaint) || Date.now() > giveUp) {
      throw new Error(`The embedded PostgreSQL did not start; its log ${logFile} says: ${complaint.slice(-600)}`);
    }
    await delay(200);
  }
}

/** Somebody took the port first, or the last sessions of a killed server are still ending. */
function isPassing(complaint: string): boolean {
  return /could not bind|could not create any TCP\/IP sockets|is still in use/.test(complaint);
}

async function launch(cluster: Cluster, logFile: string, port: number, settings: SettingsAt): Promise<ServerProcess> {
  const log = openSync(logFile, 'a', 0o600);
  // in a process group of its own: Ctrl-C is for us, and we stop the server when we no longer need it
  const server = spawn(cluster.binaries.postgres, ['-D', nameOf(cluster), ...settings(port)], {
    ...runningIn(cluster),
    detached: true,
    stdio: ['ignore', log, log],
  });
  closeSync(log);
  await once(server, 'spawn');
  server.unref();
  const warden = followUs(server, cluster);
  const ended = once(server, 'exit').then(() => void warden?.kill());
  return { port, pid: server.pid!, ended, stop: () => stop(server, ended) };
}

/** Stops the server when this process dies without a word: the warden's input ends, whatever killed us. */
function followUs(server: ChildProcess, cluster: Cluster): ChildProcess | undefined {
  if (process.platform === 'win32') return undefined;
  const script = 'read -r _; kill -INT "$1"';
  const warden = spawn('/bin/sh', ['-c', script, 'sh', String(server.pid)], {
    ...runningIn(cluster),
    cwd: '/',
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  warden.on('error', () => undefined); // the next start finds an orphaned server anyway
  warden.unref();
  const input = warden.stdin as Socket | null;
  input?.on('error', () => undefined).unref();
  return warden;
}

/** PostgreSQL writes its state on the eighth line of its pid file. */
async function becomesReady({ folder }: Cluster, server: ServerProcess): Promise<boolean> {
  let ended = false;
  void server.ended.then(() => (ended = true));
  while (!ended) {
    const lines = pidFile(folder);
    if (lines[0] === String(server.pid) && lines[7]?.trim() === 'ready') return true;
    await delay(10);
  }
  return false;
}

/** The lines of the pid file that a server keeps in its cluster; none when there is no server. */
export function pidFile(folder: string): string[] {
  try {
    return readFileSync(join(folder, 'postmaster.pid'), 'utf8').split('\n');
  } catch {
    return [];
  }
}

async function stop(server: ChildProcess, ended: Promise<void>): Promise<void> {
  server.ref();
  if (server.exitCode === null && server.signalCode === null) server.kill('SIGINT');
  const impatient = setTimeout(() => server.kill('SIGQUIT'), patience.withStop); // nothing is lost: it recovers at the next start
  await ended;
  clearTimeout(impatient);
}

/** PostgreSQL cannot pick a port itself; should another program be faster, it is tried again. */
async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as AddressInfo;
  probe.close();
  await once(probe, 'close');
  return port;
}
