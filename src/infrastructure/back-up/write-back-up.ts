import { mkdir, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { Snapshot, type KeptTable } from '../postgres/kept-tables.js';
import { createDurably, syncFolder, writeDurably } from '../storage/durable-file.js';
import { BackUpRefused, backUpOf, CONTENT, CONTENT_LIST, MANIFEST, type BackUp, type TableFile } from './back-up-format.js';
import { contentPaths, keepContent } from './content-files.js';

const LINE_END = 0x0a;

export interface BackingUp {
  readonly ownerUrl: string;
  /** Where files of content lie; null when they lie in a bucket. */
  readonly contentDir: string | null;
  /** Names of those who act on events, whose places in the log are kept. */
  readonly policies: readonly string[];
  readonly out: string;
  /** Hears how far it is. */
  readonly tell: (sentence: string) => void;
}

/**
 * Writes all that cannot be made again into a new folder: the tables as they were at one moment, and then the files of content, of which none that an event
 * names is younger. The manifest comes last: a folder without it is no back-up. Throws BackUpRefused.
 */
export const writeBackUp = async ({ ownerUrl, contentDir, policies, out, tell }: BackingUp): Promise<BackUp> => {
  await newFolder(out);
  await mkdir(join(out, 'tables'), { mode: 0o700 });
  const facts = await Snapshot.take(ownerUrl, policies, async snapshot => {
    const { tables, ...moment } = await snapshot.moment();
    const written: TableFile[] = [];
    for (const kept of tables) written.push(await writeTable(out, kept, snapshot.rows(kept)));
    return { ...moment, tables: written, sequences: await snapshot.sequences() };
  });
  const events = facts.tables.find(({ table }) => table === 'es.events')?.rows ?? 0;
  tell(`${events} events as of ${facts.at}`);
  const backUp = backUpOf({ ...facts, events, content: await writeContent(out, contentDir) });
  for (const folder of [join(out, 'tables'), out]) await syncFolder(folder);
  await createDurably(join(out, MANIFEST), `${JSON.stringify(backUp, null, 1)}\n`, { file: 0o600, folder: 0o700 });
  return backUp;
};

const newFolder = async (out: string): Promise<void> => {
  await mkdir(out, { recursive: true, mode: 0o700 });
  if ((await readdir(out)).length > 0) throw new BackUpRefused(`${out} is not empty: each back-up begins in a folder of its own.`);
};

const writeTable = async (out: string, { table, columns }: KeptTable, body: AsyncIterable<Buffer>): Promise<TableFile> => {
  const path = `tables/${table}.copy`;
  let rows = 0;
  const counted = async function* (): AsyncGenerator<Buffer> {
    for await (const part of body) {
      for (let at = part.indexOf(LINE_END); at >= 0; at = part.indexOf(LINE_END, at + 1)) rows += 1;
      yield part;
    }
  };
  const written = await writeDurably(join(out, path), counted());
  return { table, columns, path, ...written, rows };
};

const writeContent = async (out: string, contentDir: string | null): Promise<BackUp['content']> => {
  let [files, total] = [0, 0];
  const lines = async function* (): AsyncGenerator<Buffer> {
    if (contentDir === null) return;
    for await (const path of contentPaths(contentDir)) {
      const kept = await keepContent(contentDir, join(out, CONTENT), path);
      if (kept === null) continue;
      [files, total] = [files + 1, total + kept.bytes];
      yield Buffer.from(`${JSON.stringify(kept)}\n`);
    }
  };
  const written = await writeDurably(join(out, CONTENT_LIST), lines());
  return { place: contentDir === null ? 'bucket' : 'here', path: CONTENT_LIST, ...written, files, total };
};
