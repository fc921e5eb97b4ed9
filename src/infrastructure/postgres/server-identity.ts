import { spawnSync } from 'node:child_process';
import { accessSync, constants, readFileSync, statSync } from 'node:fs';

/** The user that the database server runs as; uid and gid are absent when that is simply ourselves. */
export interface ServerIdentity {
  name: string;
  uid?: number;
  gid?: number;
}

/** In order of preference: an operator may create the first, the second exists on every machine. */
const stewards = ['keyreel', 'nobody'];

/**
 * PostgreSQL refuses to run as root, so root lends it another user: the one who owns the existing cluster, else a steward.
 * Throws a sentence when root has nobody to lend it to.
 */
export function serverIdentity(clusterFolder: string): ServerIdentity {
  if (process.getuid?.() !== 0) return { name: 'ourselves' };
  const users = knownUsers();
  const owner = statSync(clusterFolder, { throwIfNoEntry: false })?.uid;
  const identity =
    users.find(({ uid }) => uid === owner && uid !== 0) ??
    stewards.map(name => users.find(user => user.name === name)).find(user => user !== undefined);
  if (identity) return identity;
  throw new Error(
    'PostgreSQL does not run as root, and this machine has no user "keyreel" or "nobody" to run it. Create one, start as another user, or set DATABASE_URL.',
  );
}

/** Whether we may put something into a folder, and that user gets through to it. */
export function canShare(identity: ServerIdentity, folder: string): boolean {
  if (!isWritable(folder)) return false;
  if (identity.uid === undefined) return true;
  const { uid, gid } = identity as Required<ServerIdentity>;
  return spawnSync('/bin/sh', ['-c', 'cd "$1"', 'sh', folder], { cwd: '/', stdio: 'ignore', uid, gid }).status === 0;
}

function isWritable(folder: string): boolean {
  try {
    accessSync(folder, constants.W_OK | constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

function knownUsers(): Required<ServerIdentity>[] {
  return readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map(line => line.split(':'))
    .flatMap(([name, , uid, gid]) => (name && uid && gid ? [{ name, uid: Number(uid), gid: Number(gid) }] : []));
}
