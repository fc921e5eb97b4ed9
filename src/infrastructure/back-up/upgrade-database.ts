import { existsSync } from 'node:fs';
import { mkdir, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { installedBinaries, type PostgresBinaries } from '../postgres/binaries.js';
import { startEmbeddedPostgres, UPGRADING } from '../postgres/embedded-postgres.js';
import { howToUpgrade, majorOfBinaries, majorOfCluster, olderBinaries } from '../postgres/postgres-major.js';
import { createDurably, syncFolder } from '../storage/durable-file.js';
import { BackUpRefused } from './back-up-format.js';
import { checkedBackUp } from './read-back-up.js';
import { fillEmbedded } from './restore-back-up.js';
import { writeBackUp } from './write-back-up.js';

/** Says that the new database is complete, and what was moved. */
const COMPLETE = 'complete';

export interface Upgrading {
  readonly dataDir: string;
  /** A folder with the programs of the PostgreSQL that made the data. */
  readonly from: string | undefined;
  readonly policies: readonly string[];
  /** Hears how far it is. */
  readonly tell: (sentence: string) => void;
}

export interface Upgraded {
  /** The major version that made the old database, and that of the new one. */
  readonly from: string;
  readonly to: string;
  readonly asOf: string;
  readonly log: string;
  readonly events: number;
  /** Where the old database is kept. */
  readonly kept: string;
}

/**
 * Moves the embedded database to the PostgreSQL of this release: backs it up with the one that made it, makes a new one out of that beside it, and changes
 * their places. Interrupted at any moment it is called again. Throws BackUpRefused.
 */
export const upgradeDatabase = async ({ dataDir, from, policies, tell }: Upgrading): Promise<Upgraded> => {
  const work = join(dataDir, UPGRADING);
  const done = (await completeIn(work)) ?? (await makeBeside({ dataDir, from, policies, tell }));
  await changePlaces(dataDir, done);
  await rm(work, { recursive: true });
  return done;
};

/** Makes the new database beside the old one. */
const makeBeside = async ({ dataDir, from, policies, tell }: Upgrading): Promise<Upgraded> => {
  const [place, work] = [join(dataDir, 'postgres'), join(dataDir, UPGRADING)];
  const here = majorOfBinaries(installedBinaries()) ?? '';
  await rm(work, { recursive: true, force: true });
  const made = majorOfCluster(join(place, 'cluster')) ?? '';
  const older = programsFor(made, here, from, dataDir);
  const kept = `${place}-${made}`;
  if (existsSync(kept)) throw new BackUpRefused(`${kept} is there already: move it away first, since the old database is to be kept there.`);
  await mkdir(work, { recursive: true, mode: 0o700 });
  tell(`The database is read with PostgreSQL ${made}, and written with PostgreSQL ${here}.`);
  const server = await startEmbeddedPostgres({ dataDir: place, binaries: older });
  const out = join(work, 'back-up');
  await writeBackUp({ ownerUrl: server.ownerUrl, contentDir: null, policies, out, tell }).finally(() => server.stop());
  const { at, identity, events, ...backUp } = await checkedBackUp(out);
  await fillEmbedded(join(work, 'postgres'), out, { at, identity, events, ...backUp });
  const done: Upgraded = { from: made, to: here, asOf: at, log: identity, events, kept };
  await createDurably(join(work, COMPLETE), JSON.stringify(done), { file: 0o600, folder: 0o700 });
  return done;
};

const completeIn = async (work: string): Promise<Upgraded | null> => {
  const text = await readFile(join(work, COMPLETE), 'utf8').catch(() => null);
  return text === null ? null : (JSON.parse(text) as Upgraded);
};

/** Throws what is to be done where the older programs are not to be had. */
const programsFor = (made: string, here: string, from: string | undefined, dataDir: string): PostgresBinaries => {
  if (made === '') throw new BackUpRefused(`There is no database in ${dataDir}. Set KEYREEL_DATA_DIR to the folder whose database is to be moved.`);
  if (made === here) throw new BackUpRefused(`The database in ${dataDir} is one of PostgreSQL ${here} already: there is nothing to do.`);
  if (Number(made) > Number(here))
    throw new BackUpRefused(`The database in ${dataDir} was made by PostgreSQL ${made}: take the release that made it, or a later one.`);
  if (!from) throw new BackUpRefused(`Its database is read with the PostgreSQL that made it: ${howToUpgrade(made)}`);
  const programs = olderBinaries(from);
  if (programs === null) throw new BackUpRefused(`There is no PostgreSQL in ${from}. ${howToUpgrade(made)}`);
  const major = majorOfBinaries(programs);
  if (major !== made)
    throw new BackUpRefused(
      `In ${from} lies PostgreSQL ${major ?? 'that does not run here'}, and the database was made by ${made}. ${howToUpgrade(made)}`,
    );
  return programs;
};

/** The old database is out of the way before the new one is in its place: whoever starts in between finds none, and `upgrading` says why. */
const changePlaces = async (dataDir: string, { kept }: Upgraded): Promise<void> => {
  const [place, fresh] = [join(dataDir, 'postgres'), join(dataDir, UPGRADING, 'postgres')];
  if (!existsSync(fresh)) return;
  if (existsSync(place)) await rename(place, kept);
  await rename(fresh, place);
  await syncFolder(dataDir);
};
