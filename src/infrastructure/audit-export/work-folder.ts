import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, open, readdir, readFile, rename, rm, truncate } from 'node:fs/promises';
import { dirname, join, relative, sep } from 'node:path';
import { syncFolder } from '../storage/durable-file.js';
import { MANIFEST, type Extent, type ExportedFile, type Manifest } from './export-format.js';
import { GrowingFile } from './growing-file.js';

/** A line each: what was asked for, what that turned out to be, and every file that is finished. */
const JOURNAL = 'unfinished.jsonl';
/** The manifest in the moment between the journal's end and its own beginning. */
const COMING = 'manifest.json.coming';

/** What an export may put into its folder. */
const OURS =
  /^(?:events|tile|checkpoints|prices|rows)\/[^\\]+$|^(?:keys\.txt|reducers\.json|digests\.json|unfinished\.jsonl|manifest\.json(?:\.coming)?)$/;

/** What the words of the command said; a folder that was begun with other words is another export. */
export interface Asked {
  readonly log: string;
  readonly from: string | null;
  readonly to: string | null;
}

interface Journal {
  readonly asked: Asked;
  readonly extent: Extent | null;
  readonly files: readonly ExportedFile[];
}

type Entry = { readonly asked: Asked } | { readonly extent: Extent } | { readonly file: ExportedFile };

/** A folder that cannot take this export; the message says why. */
export class FolderRefused extends Error {
  override readonly name = 'FolderRefused';
}

/**
 * The folder of an export while it is made. A file counts once it is on the disk and in the journal, and the manifest comes when the
 * journal goes: what a crash leaves is taken up again, and never looks like an export.
 */
export class WorkFolder {
  private readonly files = new Map<string, ExportedFile>();

  private constructor(
    private readonly folder: string,
    private known: Extent | null,
  ) {}

  /** Makes the folder, or takes up what was begun in it; gives the manifest of an export that is finished there. Throws FolderRefused. */
  static async open(folder: string, asked: Asked): Promise<WorkFolder | Manifest> {
    await mkdir(folder, { recursive: true });
    const present = await filesIn(folder);
    const foreign = present.find(path => !OURS.test(path));
    if (foreign !== undefined) throw new FolderRefused(`${foreign} in this folder is no part of an export: choose an empty folder, or a new one.`);
    if (present.includes(MANIFEST) && !present.includes(JOURNAL)) return finished(folder, MANIFEST, asked);
    if (present.includes(COMING) && !present.includes(JOURNAL)) return finished(folder, COMING, asked);
    if (present.length > 0 && !present.includes(JOURNAL))
      throw new FolderRefused('This folder holds parts of an export, but neither its manifest nor its journal: choose another one.');
    return present.length === 0 ? WorkFolder.begin(folder, asked) : WorkFolder.resume(folder, asked, present);
  }

  private static async begin(folder: string, asked: Asked): Promise<WorkFolder> {
    const work = new WorkFolder(folder, null);
    await work.note({ asked });
    await syncFolder(folder);
    return work;
  }

  private static async resume(folder: string, asked: Asked, present: readonly string[]): Promise<WorkFolder> {
    const journal = await readJournal(join(folder, JOURNAL));
    if (journal !== null && journal.extent !== null && !isSame(journal.asked, asked))
      throw new FolderRefused(
        `An export with other bounds was begun in this folder (${bounds(journal.asked)}): repeat that one, or choose another folder.`,
      );
    const good = journal?.extent ? await intact(folder, journal.files) : [];
    const fixed = journal?.files.filter(({ path }) => !isOfTheLog(path)) ?? [];
    const work = new WorkFolder(folder, fixed.every(file => good.includes(file)) ? (journal?.extent ?? null) : null);
    if (work.known !== null) for (const file of good) work.files.set(file.path, file);
    for (const path of present) if (path !== JOURNAL && !work.files.has(path)) await rm(join(folder, path));
    if (work.known === null) await rm(join(folder, JOURNAL), { force: true });
    if (work.known === null) await work.note({ asked });
    return work;
  }

  /** What is exported, once that was decided. */
  get extent(): Extent | null {
    return this.known;
  }

  get paths(): Iterable<string> {
    return this.files.keys();
  }

  has(path: string): boolean {
    return this.files.has(path);
  }

  /** From here on an interrupted export goes on with these bounds and with what is kept by now; before, it begins anew. */
  async decide(extent: Extent): Promise<void> {
    await this.note({ extent });
    this.known = extent;
  }

  begin(path: string): Promise<GrowingFile> {
    return GrowingFile.begin(this.folder, path);
  }

  /** These files are complete. */
  async keep(files: readonly ExportedFile[]): Promise<void> {
    if (files.length === 0) return;
    for (const parent of new Set(files.map(({ path }) => dirname(path)))) await syncFolder(join(this.folder, parent));
    await this.note(...files.map(file => ({ file })));
    for (const file of files) this.files.set(file.path, file);
  }

  /** Writes small files side by side, those that are not there yet. */
  async put(files: readonly { readonly path: string; readonly bytes: Uint8Array | string }[]): Promise<void> {
    const missing = files.filter(({ path }) => !this.has(path));
    await this.keep(await Promise.all(missing.map(({ path, bytes }) => writeSmall(this.folder, path, bytes))));
  }

  /** Everything is there. */
  async finish(head: Omit<Manifest, 'files'>): Promise<Manifest> {
    const files = [...this.files.values()].sort((one, other) => Buffer.compare(Buffer.from(one.path), Buffer.from(other.path)));
    const manifest: Manifest = { ...head, files };
    await writeSmall(this.folder, COMING, `${JSON.stringify(manifest)}\n`);
    await rm(join(this.folder, JOURNAL));
    await syncFolder(this.folder);
    await show(this.folder);
    return manifest;
  }

  private async note(...entries: readonly Entry[]): Promise<void> {
    const journal = await open(join(this.folder, JOURNAL), 'a');
    try {
      await journal.writeFile(entries.map(entry => `${JSON.stringify(entry)}\n`).join(''));
      await journal.sync();
    } finally {
      await journal.close();
    }
  }
}

const finished = async (folder: string, file: string, asked: Asked): Promise<Manifest> => {
  const manifest = JSON.parse(await readFile(join(folder, file), 'utf8')) as Manifest;
  const { log, files } = manifest;
  if (log !== asked.log) throw new FolderRefused('This folder holds an export of another log: choose another one.');
  const good = await intact(folder, files);
  if (good.length < files.length)
    throw new FolderRefused('This folder holds an export that was finished and changed afterwards: choose another one.');
  if (file === COMING) await show(folder);
  return manifest;
};

const show = async (folder: string): Promise<void> => {
  await rename(join(folder, COMING), join(folder, MANIFEST));
  await syncFolder(folder);
};

/** What can be read again from the log; all else tells of the moment when the export began, and would be another answer later. */
const isOfTheLog = (path: string): boolean => /^(events|tile|prices)\//.test(path);

const isSame = (one: Asked, other: Asked): boolean => one.log === other.log && one.from === other.from && one.to === other.to;
const bounds = ({ log, from, to }: Asked): string => `log ${log}, from ${from ?? 'the first event'} to ${to ?? 'the last one'}`;

/** Null when not even its first line was finished. What a crash cut off at the end is taken away. */
const readJournal = async (path: string): Promise<Journal | null> => {
  const text = await readFile(path, 'utf8');
  const whole = text.slice(0, text.lastIndexOf('\n') + 1);
  if (whole.length < text.length) await truncate(path, Buffer.byteLength(whole));
  const entries = whole.split('\n').flatMap(line => (line === '' ? [] : [JSON.parse(line) as Entry]));
  const asked = entries.find(entry => 'asked' in entry)?.asked;
  if (asked === undefined) return null;
  const extent = entries.find(entry => 'extent' in entry)?.extent ?? null;
  return { asked, extent, files: entries.flatMap(entry => ('file' in entry ? [entry.file] : [])) };
};

const intact = async (folder: string, files: readonly ExportedFile[]): Promise<readonly ExportedFile[]> => {
  const good: ExportedFile[] = [];
  for (const file of files) if ((await digestOf(join(folder, file.path))) === file.sha256) good.push(file);
  return good;
};

/** SHA-256, hex, of a file; null where there is none. */
export const digestOf = async (path: string): Promise<string | null> => {
  const hash = createHash('sha256');
  try {
    for await (const part of createReadStream(path)) hash.update(part as Buffer);
  } catch {
    return null;
  }
  return hash.digest('hex');
};

/** Every file below a folder, by its path in it. */
export const filesIn = async (folder: string): Promise<readonly string[]> => {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries.filter(entry => !entry.isDirectory()).map(entry => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'));
};

const writeSmall = async (folder: string, path: string, content: Uint8Array | string): Promise<ExportedFile> => {
  const bytes = Buffer.from(content as Uint8Array);
  await mkdir(dirname(join(folder, path)), { recursive: true });
  const file = await open(join(folder, path), 'w');
  try {
    await file.writeFile(bytes);
    await file.sync();
  } finally {
    await file.close();
  }
  return { path, bytes: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') };
};
