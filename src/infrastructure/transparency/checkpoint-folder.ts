import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createDurably } from '../storage/durable-file.js';
import type { CheckpointPlace } from '../../shared-kernel/ports/transparency.js';
import { cannotPublish } from './not-signed.js';

const NAME = /^([1-9]\d*)-(\d{12,})\.note$/;

const nameOf = ({ epoch, size }: CheckpointPlace): string => `${epoch}-${String(size).padStart(12, '0')}.note`;

const codeOf = (error: unknown): string => (error as NodeJS.ErrnoException).code ?? 'an error';

/**
 * Signed notes as files, one each, where the database cannot reach them: what they say was signed was signed, whatever the database says
 * after it was restored. A note is never replaced.
 */
export class CheckpointFolder {
  readonly #folder: string;

  constructor(root: string, identity: string) {
    this.#folder = join(root, identity);
  }

  pathOf(place: CheckpointPlace): string {
    return join(this.#folder, nameOf(place));
  }

  /** All of them, the oldest first; none when there is no such folder yet. Throws NotSigned. */
  async places(): Promise<readonly CheckpointPlace[]> {
    const names = await readdir(this.#folder).catch((error: unknown) => {
      if (codeOf(error) === 'ENOENT') return [];
      throw cannotPublish(this.#folder, codeOf(error));
    });
    const places = names.flatMap(name => {
      const [, epoch, size] = NAME.exec(name) ?? [];
      return epoch === undefined ? [] : [{ epoch: Number(epoch), size: Number(size) }];
    });
    return places.sort((one, other) => one.epoch - other.epoch || one.size - other.size);
  }

  read(place: CheckpointPlace): Promise<string> {
    return readFile(this.pathOf(place), 'utf8').catch((error: unknown) => {
      throw cannotPublish(this.pathOf(place), codeOf(error));
    });
  }

  /** Resolves once it is on the disk. Throws NotSigned, also when another note is there already. */
  async put(place: CheckpointPlace, note: string): Promise<void> {
    const path = this.pathOf(place);
    try {
      await createDurably(path, note, { file: 0o644, folder: 0o755 });
    } catch (error) {
      throw cannotPublish(this.#folder, codeOf(error));
    }
    if ((await this.read(place)) !== note) throw cannotPublish(path, 'another note of the same size is there');
  }
}

/** A signed note, and where it lies. */
export interface PublishedNote {
  readonly place: CheckpointPlace;
  readonly note: string;
  readonly path: string;
}

const isNewer = (one: CheckpointPlace, other: CheckpointPlace): boolean =>
  one.epoch > other.epoch || (one.epoch === other.epoch && one.size > other.size);

/** The newest note of all folders; null when there is none. Throws NotSigned. */
export const newestNote = async (folders: readonly CheckpointFolder[]): Promise<PublishedNote | null> => {
  let newest: PublishedNote | null = null;
  for (const folder of folders) {
    const place = (await folder.places()).at(-1);
    if (place && (!newest || isNewer(place, newest.place))) newest = { place, note: await folder.read(place), path: folder.pathOf(place) };
  }
  return newest;
};
