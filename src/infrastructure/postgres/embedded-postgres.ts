import { randomBytes } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, readFileSync, realpathSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { installedBinaries, runnableBinaries, type PostgresBinaries } from './binaries.js';
import { DATABASE, OWNER, provideCluster, type Cluster } from './cluster.js';
import { claimFolder } from './folder-claim.js';
import { stopOrphanedServer } from './orphaned-server.js';
import { serverIdentity } from './server-identity.js';
import { turnLog } from './server-log.js';
import { startServer, type ServerProcess } from './server-process.js';
import { provideServingLogin, SERVING_ROLE } from './serving-role.js';

/** Beside the database: where an upgrade makes the new one. */
export const UPGRADING = 'upgrading';

/** The database that comes with the service: a real PostgreSQL server on loopback, its data in a folder of ours. */
export interface EmbeddedPostgres {
  /** For everything the service does: may neither update nor delete events. */
  url: string;
  /** For migrations alone: owns every table. */
  ownerUrl: string;
  /** Process id of the server. */
  pid: number;
  /** Resolves when the server has ended, asked or not: without being asked, the service cannot go on. */
  ended: Promise<void>;
  /** Stops the server and gives the folder free; safe to call twice. */
  stop(): Promise<void>;
}

export interface EmbeddedPostgresOptions {
  /** Made when it does not exist; holds the cluster, its log, its passwords and the claim of the live instance. */
  dataDir: string;
  /** Default: `server.log` in the data folder. */
  logFile?: string;
  /** Default: what npm installed for this platform. */
  binaries?: PostgresBinaries;
}

/**
 * Starts the embedded server, on a port that the system picks, after making the cluster at the first start and stopping a
 * server that a killed instance left behind. Throws a sentence while another live instance uses the folder.
 */
export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  refuseHalfUpgraded(options.dataDir);
  mkdirSync(options.dataDir, { recursive: true, mode: 0o700 });
  const dataDir = realpathSync(options.dataDir);
  const claim = claimFolder(dataDir);
  try {
    const passwords = passwordsIn(dataDir);
    const cluster = describe(dataDir, options.binaries ?? installedBinaries());
    await stopOrphanedServer(cluster.folder);
    provideCluster(cluster, passwords.owner);
    const logFile = options.logFile ?? join(dataDir, 'server.log');
    turnLog(logFile);
    const server = await startServer(cluster, logFile);
    return await opened(server, passwords, claim.release);
  } catch (error) {
    claim.release();
    throw error;
  }
}

/** Ends the server of an instance that was killed, so that its folder can be removed. Throws a sentence while another live instance uses the folder. */
export async function endLeftServer(dataDir: string): Promise<void> {
  if (!existsSync(dataDir)) return;
  const claim = claimFolder(realpathSync(dataDir));
  try {
    await stopOrphanedServer(join(realpathSync(dataDir), 'cluster'));
  } finally {
    claim.release();
  }
}

/** An upgrade was interrupted while the old database and the new one changed their places: another, empty one must not come in between. */
function refuseHalfUpgraded(dataDir: string): void {
  if (existsSync(dataDir) || !existsSync(join(dirname(dataDir), UPGRADING, 'complete'))) return;
  throw new Error('The upgrade of the database was interrupted at its last step: call npm run -s cli -- upgrade-database again, then start.');
}

function describe(dataDir: string, installed: PostgresBinaries): Cluster {
  const folder = join(dataDir, 'cluster');
  const identity = serverIdentity(folder);
  return { folder, identity, binaries: runnableBinaries(installed, identity, [dataDir, '/var/tmp', '/tmp']) };
}

async function opened(server: ServerProcess, passwords: Passwords, release: () => void): Promise<EmbeddedPostgres> {
  const stop = async () => {
    await server.stop();
    release();
  };
  const ownerUrl = urlOf(OWNER, passwords.owner, server.port);
  try {
    await provideServingLogin(ownerUrl, passwords.serving);
  } catch (error) {
    await stop();
    throw error;
  }
  return { url: urlOf(SERVING_ROLE, passwords.serving, server.port), ownerUrl, pid: server.pid, ended: server.ended, stop };
}

function urlOf(role: string, password: string, port: number): string {
  return `postgresql://${role}:${password}@127.0.0.1:${port}/${DATABASE}`;
}

interface Passwords {
  owner: string;
  serving: string;
}

/** Loopback is open to every user of the machine, so the server asks for passwords; they are made once. */
function passwordsIn(dataDir: string): Passwords {
  const file = join(dataDir, 'passwords.json');
  if (existsSync(file)) return JSON.parse(readFileSync(file, 'utf8')) as Passwords;
  if (existsSync(join(dataDir, 'cluster'))) {
    throw new Error(`${file} is missing: it holds the passwords of the database beside it. Restore it from a backup.`);
  }
  const passwords = { owner: randomBytes(24).toString('hex'), serving: randomBytes(24).toString('hex') };
  writeFileSync(file, JSON.stringify(passwords), { mode: 0o600 });
  chmodSync(file, 0o600);
  return passwords;
}
