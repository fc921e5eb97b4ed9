import { createHash, randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { DataStore, ERRORS, Upload } from '@tus/server';
import { ContentMissing } from '../../shared-kernel/ports/storage.js';
import { checking } from './checksum.js';
import { chained, type Link, type Piece } from './pieces.js';
import { UploadProblem } from './upload-problem.js';
import { keyOf, visits, type UploadKey, type UploadStore } from './upload-store.js';

const PIECE_BYTES = 8 * 1024 * 1024;
const DIGITS = 16;

/** What of a bucket uploads need. */
export interface Objects {
  put(key: string, body: Uint8Array): Promise<void>;
  get(key: string, range?: { readonly start: number }): Promise<AsyncIterable<Uint8Array> | null>;
  delete(key: string): Promise<void>;
  list(under: string): AsyncIterable<{ readonly key: string; readonly bytes: number; readonly changedAt: Date }>;
}

/** What was announced of an upload. */
type Announced = Pick<Upload, 'metadata' | 'creation_date'> & { readonly size?: number | undefined };

const announcedAt = (id: string): string => `uploads/announced/${id}`;
const doneAt = (id: string): string => `uploads/done/${id}`;
const piecesAt = (id: string): string => `uploads/pieces/${id}/`;
const lastTwo = (key: string): UploadKey => {
  const [accountId = '', uploadId = ''] = key.split('/').slice(2, 4);
  return { accountId, uploadId };
};

/**
 * Uploads in the making as objects of a bucket, so that one which was begun at one process goes on at another: what was announced, and pieces
 * that are each whole or not there and say by their key where they begin. Nothing is kept in a process, and there is no lock to lose.
 */
export class AccountBucketStore extends DataStore implements UploadStore {
  /** The folder is for what is lent as a file; this process alone uses it. */
  constructor(
    private readonly objects: Objects,
    private readonly scratchDir: string,
    private readonly expireAfterMs: number,
  ) {
    super();
    this.extensions = ['creation', 'creation-with-upload', 'creation-defer-length', 'termination', 'expiration', 'checksum'];
  }

  override async create(upload: Upload): Promise<Upload> {
    upload.creation_date = new Date().toISOString();
    await this.#announce(upload.id, upload);
    return upload;
  }

  override async write(body: Readable, id: string, offset: number): Promise<number> {
    // handed over already: there is nothing to write, and nowhere to
    if ((await this.#doneNote(id)) !== null) return offset;
    const checksum = visits.getStore()?.checksum ?? null;
    const check = checksum === null ? null : checking(checksum);
    const written: string[] = [];
    try {
      const end = await this.#writePieces(body, { id, offset, written, see: bytes => check?.update(bytes) });
      if (check?.holds() === false) throw new UploadProblem('upload_checksum_mismatch');
      return end;
    } catch (error) {
      // an unproven piece leaves nothing, so the sender can send it again
      if (check !== null) for (const key of written) await this.objects.delete(key);
      throw error;
    }
  }

  override async getUpload(id: string): Promise<Upload> {
    const done = await this.#doneNote(id);
    if (done !== null) return new Upload({ id, size: done.bytes, offset: done.bytes });
    const { size, metadata, creation_date } = await this.#announced(id);
    const { bytes: offset } = await this.#chain(id);
    return new Upload({
      id,
      offset,
      ...(size === undefined ? {} : { size }),
      ...(metadata && { metadata }),
      ...(creation_date && { creation_date }),
    });
  }

  override async declareUploadLength(id: string, size: number): Promise<void> {
    await this.#announce(id, { ...(await this.#announced(id)), size });
  }

  override async remove(id: string): Promise<void> {
    await this.#announced(id);
    await this.#removeParts(id);
  }

  override getExpiration(): number {
    return this.expireAfterMs;
  }

  async withFile<T>(key: UploadKey, use: (path: string, sha256: string) => Promise<T>): Promise<T> {
    const path = join(this.scratchDir, randomUUID());
    const hash = createHash('sha256');
    const { links } = await this.#chain(keyOf(key));
    await mkdir(this.scratchDir, { recursive: true, mode: 0o700 });
    try {
      await pipeline(Readable.from(this.#read(links, bytes => hash.update(bytes))), createWriteStream(path, { flags: 'wx', mode: 0o600 }));
      return await use(path, hash.digest('hex'));
    } finally {
      await rm(path, { force: true });
    }
  }

  async markDone(key: UploadKey, bytes: number): Promise<void> {
    await this.objects.put(doneAt(keyOf(key)), Buffer.from(JSON.stringify({ bytes })));
    await this.#removeParts(keyOf(key));
  }

  async isDone(key: UploadKey): Promise<boolean> {
    return (await this.#doneNote(keyOf(key))) !== null;
  }

  async discard(key: UploadKey): Promise<void> {
    await this.#removeParts(keyOf(key));
  }

  async *unfinished(accountId?: string): AsyncGenerator<UploadKey> {
    for await (const { key } of this.objects.list(announcedAt(accountId === undefined ? '' : `${accountId}/`))) yield lastTwo(key);
  }

  async removeOlderThan(instant: number): Promise<number> {
    const touched = new Map<string, number>();
    for await (const { key, changedAt } of this.objects.list('uploads/')) {
      const id = keyOf(lastTwo(key));
      touched.set(id, Math.max(touched.get(id) ?? 0, changedAt.getTime()));
    }
    const old = [...touched].filter(([, at]) => at < instant).map(([id]) => id);
    for (const id of old) await this.#removeAll(id);
    return old.length;
  }

  async removeAccount(accountId: string): Promise<void> {
    const under = [announcedAt(`${accountId}/`), doneAt(`${accountId}/`), `uploads/pieces/${accountId}/`];
    for (const place of under) for await (const { key } of this.objects.list(place)) await this.objects.delete(key);
  }

  async #writePieces(body: Readable, to: { id: string; offset: number; written: string[]; see(bytes: Uint8Array): void }): Promise<number> {
    let [waiting, held, at]: [Uint8Array[], number, number] = [[], 0, to.offset];
    const settle = async (): Promise<void> => {
      if (held === 0) return;
      const key = piecesAt(to.id) + String(at).padStart(DIGITS, '0');
      to.written.push(key);
      await this.objects.put(key, Buffer.concat(waiting));
      [waiting, held, at] = [[], 0, at + held];
    };
    try {
      for await (const part of body as AsyncIterable<Uint8Array>) {
        to.see(part);
        waiting.push(part);
        held += part.length;
        if (held >= PIECE_BYTES) await settle();
      }
    } catch (error) {
      // what came before the line went dead need not come again
      await settle();
      throw error;
    }
    await settle();
    return at;
  }

  async #chain(id: string): Promise<ReturnType<typeof chained>> {
    const pieces: Piece[] = [];
    for await (const { key, bytes } of this.objects.list(piecesAt(id))) pieces.push({ key, start: Number(key.slice(-DIGITS)), bytes });
    return chained(pieces);
  }

  async *#read(links: readonly Link[], see: (bytes: Uint8Array) => void): AsyncGenerator<Uint8Array> {
    for (const { key, skip } of links) {
      const body = await this.objects.get(key, { start: skip });
      if (body === null) throw new ContentMissing(); // another process has just handed it over
      for await (const part of body) {
        see(part);
        yield part;
      }
    }
  }

  async #announce(id: string, { size, metadata, creation_date }: Announced): Promise<void> {
    await this.objects.put(announcedAt(id), Buffer.from(JSON.stringify({ size, metadata, creation_date })));
  }

  async #announced(id: string): Promise<Announced> {
    const announced = await this.#document<Announced>(announcedAt(id));
    if (announced === null) throw Object.assign(new Error('There is no such upload.'), ERRORS.FILE_NOT_FOUND);
    return announced;
  }

  #doneNote(id: string): Promise<{ readonly bytes: number } | null> {
    return this.#document(doneAt(id));
  }

  async #document<T>(key: string): Promise<T | null> {
    const body = await this.objects.get(key);
    if (body === null) return null;
    const parts: Uint8Array[] = [];
    for await (const part of body) parts.push(part);
    return JSON.parse(Buffer.concat(parts).toString('utf8')) as T;
  }

  async #removeParts(id: string): Promise<void> {
    // first what says that there is one: a process that dies in between leaves pieces that nobody asks for, until they are old
    await this.objects.delete(announcedAt(id));
    for await (const { key } of this.objects.list(piecesAt(id))) await this.objects.delete(key);
  }

  async #removeAll(id: string): Promise<void> {
    await this.#removeParts(id);
    await this.objects.delete(doneAt(id));
  }
}
