import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** What is said in a film of ours and when, measured while it was made; seconds. */
export interface Script {
  readonly durationSeconds: number;
  readonly sentences: readonly { readonly text: string; readonly startSeconds: number; readonly endSeconds: number }[];
}

/** The video that the story is played with. */
export interface Film {
  readonly name: string;
  readonly bytes: Buffer;
  readonly sha256: string;
  /** Null for a video that somebody else made. */
  readonly script: Script | null;
}

/** The build lies one level deeper than the sources, and films are not copied. */
const media = join(fileURLToPath(new URL('../../../demo/media/', import.meta.url)));

const openFile = async (path: string, script: Script | null): Promise<Film> => {
  const bytes = await readFile(path);
  return { name: basename(path), bytes, sha256: createHash('sha256').update(bytes).digest('hex'), script };
};

/** A film that the project ships, with what is said in it. */
export const shippedFilm = async (name: 'keyreel-demo' | 'keyreel-short'): Promise<Film> =>
  openFile(join(media, `${name}.mp4`), JSON.parse(await readFile(join(media, `${name}.script.json`), 'utf8')) as Script);

/** A video that somebody else made. */
export const foreignFilm = (file: string): Promise<Film> => openFile(file, null);
