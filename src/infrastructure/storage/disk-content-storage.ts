import { randomUUID } from 'node:crypto';
import { mkdir, open, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { ContentMissing, type ContentStorage, type StoredBytes } from '../../shared-kernel/ports/storage.js';
import type { ByteRange } from '../../shared-kernel/ports/vault.js';
import { assertContentName } from './content-name.js';
import { syncFolder, writeDurably } from './durable-file.js';
import { OwnFolder } from './own-folder.js';

const isMissing = (error: unknown): boolean => (error as NodeJS.ErrnoException).code === 'ENOENT';

/** Content in files under one folder, two levels deep, so that no folder grows beyond what people can list. */
export class DiskContentStorage implements ContentStorage {
  /** Folders that this process has made to last; what it finds it has not seen made. */
  readonly #lasting = new Set<string>();
  readonly #drafts: OwnFolder;

  /** `root` belongs to such storages alone, of this process or of several, and is made when it is missing. */
  constructor(private readonly root: string) {
    this.#drafts = new OwnFolder(join(root, 'drafts'));
  }

  async put(name: string, body: AsyncIterable<Uint8Array>): Promise<StoredBytes> {
    const place = this.#placeOf(name);
    const draft = join(await this.#drafts.make(), randomUUID());
    const [stored] = await Promise.all([writeDurably(draft, body), this.#makeFolder(dirname(place))]);
    await this.#moveIn(draft, place);
    return stored;
  }

  async get(name: string, range?: ByteRange): Promise<AsyncIterable<Uint8Array>> {
    const found = await this.head(name);
    if (found === null) throw new ContentMissing();
    if (range !== undefined && (range.start < 0 || range.start >= found.bytes)) throw new RangeError('The range begins beyond the end.');
    return readWhenAsked(this.#placeOf(name), range);
  }

  async head(name: string): Promise<{ readonly bytes: number } | null> {
    try {
      return { bytes: (await stat(this.#placeOf(name))).size };
    } catch (error) {
      if (isMissing(error)) return null;
      throw error;
    }
  }

  async delete(name: string): Promise<void> {
    const place = this.#placeOf(name);
    await rm(place, { force: true });
    // erased must stay erased; a folder that never was has nothing to forget
    await syncFolder(dirname(place)).catch((error: unknown) => (isMissing(error) ? undefined : Promise.reject(error as Error)));
  }

  async withLocalFile<T>(name: string, use: (path: string) => Promise<T>): Promise<T> {
    if ((await this.head(name)) === null) throw new ContentMissing();
    return use(this.#placeOf(name));
  }

  /** Removes what processes left half-written that were killed; others may be writing meanwhile. */
  async clearDrafts(): Promise<void> {
    await this.#drafts.sweep();
  }

  close(): Promise<void> {
    return this.#drafts.close();
  }

  #placeOf(name: string): string {
    assertContentName(name);
    // by the end of the name: ids that grow with time begin alike
    return join(this.root, name.slice(-2), name.slice(-4, -2), name);
  }

  async #makeFolder(folder: string): Promise<void> {
    if (this.#lasting.has(folder)) return;
    await mkdir(folder, { recursive: true, mode: 0o700 });
    await Promise.all([dirname(folder), this.root].map(syncFolder));
    this.#lasting.add(folder);
  }

  async #moveIn(draft: string, place: string): Promise<void> {
    try {
      await rename(draft, place);
    } catch (error) {
      this.#lasting.delete(dirname(place)); // somebody may have taken it away
      await rm(draft, { force: true });
      throw error;
    }
    await syncFolder(dirname(place));
  }
}

/** Opens the file at the first read, so that a reader who changes his mind leaves nothing open. */
async function* readWhenAsked(path: string, { start, end }: ByteRange = { start: 0 }): AsyncGenerator<Uint8Array> {
  const file = await open(path, 'r').catch((error: unknown) => Promise.reject(isMissing(error) ? new ContentMissing() : (error as Error)));
  yield* file.createReadStream({ start, ...(end === undefined ? {} : { end }), highWaterMark: 256 * 1024 }) as AsyncIterable<Uint8Array>;
}
