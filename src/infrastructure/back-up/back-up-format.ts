import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { KeptTable, Moment, Sequences } from '../postgres/kept-tables.js';

export const MANIFEST = 'manifest.json';
/** A line for each file of content: its name and its bytes. */
export const CONTENT_LIST = 'content.jsonl';
export const CONTENT = 'content';

const FORMAT = 'keyreel-back-up';
const VERSION = 1;

/** A file of the back-up, by its path in it. */
interface KeptFile {
  readonly path: string;
  readonly bytes: number;
  readonly sha256: string;
}

export type TableFile = KeptTable & KeptFile & { readonly rows: number };

/** Where files of content lie: with the back-up, or in a bucket that is backed up apart. */
export type ContentPlace = 'here' | 'bucket';

export interface BackUp extends Omit<Moment, 'tables'> {
  readonly format: typeof FORMAT;
  readonly version: typeof VERSION;
  readonly events: number;
  readonly tables: readonly TableFile[];
  readonly sequences: Sequences;
  readonly content: KeptFile & { readonly place: ContentPlace; readonly files: number; readonly total: number };
}

export const backUpOf = (facts: Omit<BackUp, 'format' | 'version'>): BackUp => ({ format: FORMAT, version: VERSION, ...facts });

/** A folder that is no back-up, or no whole one; the message says why. */
export class BackUpRefused extends Error {
  override readonly name = 'BackUpRefused';
}

/** The manifest of a finished back-up. Throws BackUpRefused. */
export const manifestIn = async (folder: string): Promise<BackUp> => {
  const text = await readFile(join(folder, MANIFEST), 'utf8').catch(() => null);
  if (text === null) throw new BackUpRefused(`There is no ${MANIFEST} in ${folder}: this is no back-up, or one that was not finished.`);
  const found = parsed(text);
  if (found?.format !== FORMAT) throw new BackUpRefused(`The ${MANIFEST} in ${folder} is not that of a back-up.`);
  if (found.version !== VERSION)
    throw new BackUpRefused('This back-up has a form that this version of the service does not know: restore it with the one that made it.');
  return found;
};

const parsed = (text: string): BackUp | null => {
  try {
    return JSON.parse(text) as BackUp | null;
  } catch {
    return null;
  }
};
