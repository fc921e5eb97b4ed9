import { mkdir, readdir, readFile, rm, rmdir, stat, truncate, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { Readable, Transform } from 'node:stream';
import { FileStore } from '@tus/file-store';
import { Upload } from '@tus/server';
import { checking } from './checksum.js';
import { settledHash } from './received-file.js';
import { UploadProblem } from './upload-problem.js';
import { keyOf, visits, type UploadKey, type UploadStore } from './upload-store.js';

const codeOf = (error: unknown): unknown => (error as NodeJS.ErrnoException).code;
const unlessMissing =
  <T>(otherwise: T) =>
  (error: unknown) =>
    codeOf(error) === 'ENOENT' ? otherwise : Promise.reject(error as Error);

/**
 * Uploads in the making, in one folder an account: `<id>` what came, `<id>.json` what was announced, `<id>.done` that it was
 * handed over, kept for a while so that a sender who lost the last answer hears that all is well.
 */
export class AccountFileStore extends FileStore implements UploadStore {
  constructor(directory: string, expireAfterMs: number) {
    super({ directory, expirationPeriodInMilliseconds: expireAfterMs });
    this.extensions.push('checksum');
  }

  async withFile<T>(key: UploadKey, use: (path: string, sha256: string) => Promise<T>): Promise<T> {
    const path = this.#pathOf(key);
    return use(path, await settledHash(path));
  }

  override async create(upload: Upload): Promise<Upload> {
    await mkdir(join(this.directory, dirname(upload.id)), { recursive: true, mode: 0o700 });
    return super.create(upload);
  }

  override async write(body: Readable, id: string, offset: number): Promise<number> {
    // handed over already: there is nothing to write, and nowhere to
    if ((await this.#doneNote(id)) !== null) return offset;
    const checksum = visits.getStore()?.checksum ?? null;
    if (checksum === null) return super.write(body, id, offset);
    try {
      const check = checking(checksum);
      const end = await super.write(watched(body, check.update), id, offset);
      if (!check.holds()) throw new UploadProblem('upload_checksum_mismatch');
      return end;
    } catch (error) {
      // an unproven piece leaves nothing, so the sender can send it again
      await truncate(join(this.directory, id), offset);
      throw error;
    }
  }

  override async getUpload(id: string): Promise<Upload> {
    const done = await this.#doneNote(id);
    if (done === null) return super.getUpload(id);
    return new Upload({ id, size: done.bytes, offset: done.bytes });
  }

  async markDone(key: UploadKey, bytes: number): Promise<void> {
    const path = this.#pathOf(key);
    await writeFile(`${path}.done`, JSON.stringify({ bytes }), { mode: 0o600, flush: true });
    await this.#removeParts(path);
  }

  async isDone(key: UploadKey): Promise<boolean> {
    return (await this.#doneNote(keyOf(key))) !== null;
  }

  async discard(key: UploadKey): Promise<void> {
    await this.#removeParts(this.#pathOf(key));
  }

  async *unfinished(accountId?: string): AsyncGenerator<UploadKey> {
    const accounts = accountId === undefined ? await readdir(this.directory).catch(unlessMissing([])) : [accountId];
    for (const account of accounts) {
      const files = await readdir(join(this.directory, account)).catch(unlessMissing([]));
      for (const file of files) if (file.endsWith('.json')) yield { accountId: account, uploadId: basename(file, '.json') };
    }
  }

  async removeOlderThan(instant: number): Promise<number> {
    let removed = 0;
    for (const account of await readdir(this.directory).catch(unlessMissing([]))) {
      const folder = join(this.directory, account);
      const names = new Set((await readdir(folder)).map(file => file.replace(/\.(json|done)$/, '')));
      for (const name of names) if (await this.#removeIfOlder(join(folder, name), instant)) removed += 1;
      // fails, as it should, while anything is in it
      await rmdir(folder).catch(() => undefined);
    }
    return removed;
  }

  async removeAccount(accountId: string): Promise<void> {
    await rm(join(this.directory, accountId), { recursive: true, force: true });
  }

  #pathOf({ accountId, uploadId }: UploadKey): string {
    return join(this.directory, accountId, uploadId);
  }

  async #removeIfOlder(path: string, instant: number): Promise<boolean> {
    const times = await Promise.all([path, `${path}.json`, `${path}.done`].map(file => stat(file).then(({ mtimeMs }) => mtimeMs, unlessMissing(0))));
    if (Math.max(...times) >= instant) return false;
    await this.#removeParts(path);
    await rm(`${path}.done`, { force: true });
    return true;
  }

  async #removeParts(path: string): Promise<void> {
    await rm(path, { force: true });
    await rm(`${path}.json`, { force: true });
  }

  async #doneNote(id: string): Promise<{ bytes: number } | null> {
    const text = await readFile(join(this.directory, `${id}.done`), 'utf8').catch(unlessMissing(null));
    return text === null ? null : (JSON.parse(text) as { bytes: number });
  }
}

const watched = (body: Readable, see: (chunk: Uint8Array) => void): Readable => {
  const through = new Transform({
    transform(chunk: Uint8Array, _, done) {
      see(chunk);
      done(null, chunk);
    },
  });
  body.once('error', error => through.destroy(error));
  return body.pipe(through);
};
