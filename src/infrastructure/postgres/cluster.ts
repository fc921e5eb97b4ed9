import { spawnSync } from 'node:child_process';
import { chmodSync, chownSync, existsSync, lchownSync, mkdirSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { PostgresBinaries } from './binaries.js';
import { howToUpgrade, majorOfBinaries, majorOfCluster } from './postgres-major.js';
import type { ServerIdentity } from './server-identity.js';

/** The database inside the embedded cluster, and the role that owns it. */
export const DATABASE = 'keyreel';
export const OWNER = 'keyreel_owner';

/** A PostgreSQL data directory, the programs that serve it and the user they run as. */
export interface Cluster {
  folder: string;
  binaries: PostgresBinaries;
  identity: ServerIdentity;
}

/** How a program is run on a cluster: from inside it, as its user, and without anything of our environment. */
export function runningIn({ folder, identity }: Cluster) {
  const { uid, gid } = identity;
  return {
    cwd: folder,
    env: { LC_ALL: 'C', TZ: 'UTC', PATH: '/usr/local/bin:/usr/bin:/bin' },
    ...(uid === undefined || gid === undefined ? {} : { uid, gid }),
  };
}

/**
 * How a cluster's programs name their folder. A lent user may not be able to pass the folders above it (a project under
 * /root, say), but it may stay in the one where it was put: so it calls it by the name that every process has for that.
 */
export function nameOf({ folder, identity }: Cluster): string {
  return identity.uid !== undefined && process.platform === 'linux' ? '/proc/self/cwd' : folder;
}

/** Makes the cluster unless it is there. Throws a sentence when it is another version's or cannot be made. */
export function provideCluster(cluster: Cluster, ownerPassword: string): void {
  if (existsSync(cluster.folder)) {
    checkOwner(cluster);
    checkVersion(cluster);
    handOver(cluster.folder, cluster.identity);
    return;
  }
  const draft = { ...cluster, folder: `${cluster.folder}.draft` };
  rmSync(draft.folder, { recursive: true, force: true }); // an earlier start was interrupted
  mkdirSync(draft.folder, { mode: 0o700 });
  handOver(draft.folder, cluster.identity);
  initialise(draft);
  requirePasswords(draft.folder);
  createDatabase(draft, ownerPassword);
  renameSync(draft.folder, cluster.folder); // under its name only when it is complete
}

function initialise(cluster: Cluster): void {
  run(cluster, cluster.binaries.initdb, [
    ...['-D', nameOf(cluster), '-U', OWNER, '--auth=trust', '--encoding=UTF8', '--data-checksums'],
    // sorting that does not change with the machine's libraries
    ...['--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8'],
  ]);
}

/** Nothing has listened yet, so nobody came in while initdb's own trusting rules stood. */
function requirePasswords(folder: string): void {
  writeFileSync(join(folder, 'pg_hba.conf'), 'host all all 127.0.0.1/32 scram-sha-256\n');
}

function createDatabase(cluster: Cluster, ownerPassword: string): void {
  const sql = [`alter role ${OWNER} password '${ownerPassword}';`, `create database ${DATABASE};`];
  run(cluster, cluster.binaries.postgres, ['--single', '-D', nameOf(cluster), 'postgres'], `${sql.join('\n')}\n`);
}

function run(cluster: Cluster, program: string, args: string[], input = ''): void {
  const { status, stdout, stderr, error } = spawnSync(program, args, { ...runningIn(cluster), input, encoding: 'utf8' });
  if (status === 0 && !stderr.includes('ERROR:')) return;
  throw new Error(`The embedded PostgreSQL could not be set up: ${(stderr || stdout || '').trim().slice(-600)}`, {
    cause: error,
  });
}

function checkOwner({ folder }: Cluster): void {
  const [owner, ourselves] = [statSync(folder).uid, process.getuid?.()];
  if (ourselves === undefined || ourselves === 0 || owner === ourselves) return;
  throw new Error(
    `The database in ${folder} belongs to user ${owner}, but this is user ${ourselves}. Start as that user or as root, or use a data folder of your own.`,
  );
}

function checkVersion({ folder, binaries }: Cluster): void {
  const made = majorOfCluster(folder);
  const here = majorOfBinaries(binaries);
  if (made === null || here === null || made === here) return;
  const what = `The database in ${folder} was made by PostgreSQL ${made}, and this release brings PostgreSQL ${here}`;
  if (Number(made) > Number(here)) throw new Error(`${what}: start it with the release that made it, or a later one. Nothing was changed.`);
  throw new Error(`${what}. Nothing was changed. To move it over: ${howToUpgrade(made)}; the old folder is kept beside the new one.`);
}

/** A restored backup may belong to root. */
function handOver(folder: string, { uid, gid }: ServerIdentity): void {
  if (uid === undefined || gid === undefined || statSync(folder).uid === uid) return;
  for (const entry of readdirSync(folder, { withFileTypes: true, recursive: true })) {
    lchownSync(join(entry.parentPath, entry.name), uid, gid);
  }
  chownSync(folder, uid, gid);
  chmodSync(folder, 0o700);
}
