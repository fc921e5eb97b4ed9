import { createReadStream } from 'node:fs';
import { mkdir, readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { endLeftServer, startEmbeddedPostgres } from '../postgres/embedded-postgres.js';
import type { KeptTable } from '../postgres/kept-tables.js';
import { fill, refuseUsed } from '../postgres/restored-tables.js';
import { syncFolder } from '../storage/durable-file.js';
import { BackUpRefused, CONTENT, type BackUp } from './back-up-format.js';
import { copyContent } from './content-files.js';
import { checkedBackUp, contentOf } from './read-back-up.js';

/** What is being restored lies here until all of it is there. */
const COMING = 'restoring';
const DATABASE = 'postgres';
/** What may be there before: it is backed up apart. */
const APART = ['keys', 'checkpoints', COMING];

export interface Restoring {
  readonly from: string;
  readonly dataDir: string;
  /** The operator's own database; null makes an embedded one in the data folder. */
  readonly databaseUrl: string | null;
  /** Hears how far it is. */
  readonly tell: (sentence: string) => void;
}

/**
 * Makes an installation out of a back-up, where there is none: nothing is written unless the back-up is whole and the place empty. Interrupted, it may be
 * called again. Throws BackUpRefused.
 */
export const restoreBackUp = async ({ from, dataDir, databaseUrl, tell }: Restoring): Promise<BackUp> => {
  await refuseUsedFolder(dataDir);
  const backUp = await checkedBackUp(from);
  if (databaseUrl !== null) await refuseUsed(databaseUrl, backUp.migrations);
  tell(`The back-up of ${backUp.at} is whole: ${backUp.events} events, ${backUp.content.files} files.`);
  const coming = join(dataDir, COMING);
  await endLeftServer(join(coming, DATABASE));
  await rm(coming, { recursive: true, force: true });
  await mkdir(join(coming, CONTENT), { recursive: true, mode: 0o700 });
  for await (const { path } of contentOf(from, backUp)) await copyContent(join(from, CONTENT), join(coming, CONTENT), path);
  await (databaseUrl === null ? fillEmbedded(join(coming, DATABASE), from, backUp) : fill(databaseUrl, fillingOf(from, backUp)));
  for (const part of databaseUrl === null ? [CONTENT, DATABASE] : [CONTENT]) await rename(join(coming, part), join(dataDir, part));
  await rm(coming, { recursive: true });
  await syncFolder(dataDir);
  return backUp;
};

const refuseUsedFolder = async (dataDir: string): Promise<void> => {
  const present = await readdir(dataDir).catch(() => []);
  const other = present.find(name => !APART.includes(name));
  if (other !== undefined)
    throw new BackUpRefused(
      `${dataDir} is not empty (${other}): a back-up is restored into a folder that holds nothing, or nothing but keys and checkpoints.`,
    );
};

/** Makes an embedded database with all that a back-up has of it. */
export const fillEmbedded = async (folder: string, from: string, backUp: BackUp): Promise<void> => {
  const server = await startEmbeddedPostgres({ dataDir: folder });
  try {
    await fill(server.ownerUrl, fillingOf(from, backUp));
  } finally {
    await server.stop();
  }
};

const fillingOf = (from: string, backUp: BackUp) => ({
  ...backUp,
  read: ({ table }: KeptTable) => createReadStream(join(from, backUp.tables.find(one => one.table === table)?.path ?? '')),
});
