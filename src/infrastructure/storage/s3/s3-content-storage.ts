import { createHash, randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { ContentMissing, type ContentStorage, type Direct, type StoredBytes } from '../../../shared-kernel/ports/storage.js';
import type { ByteRange } from '../../../shared-kernel/ports/vault.js';
import { assertContentName } from '../content-name.js';
import type { Bucket } from './bucket.js';

/** What content in a bucket needs besides the bucket. */
export interface S3ContentParts {
  /** A folder of this process alone, for what is lent as a file. */
  readonly scratchDir: string;
  /** For how long an address of the storage's own is good; null gives none. */
  readonly directSeconds: number | null;
}

/** Content as objects of a bucket, one a name. */
export class S3ContentStorage implements ContentStorage {
  constructor(
    private readonly bucket: Bucket,
    private readonly parts: S3ContentParts,
  ) {}

  async put(name: string, body: AsyncIterable<Uint8Array>): Promise<StoredBytes> {
    const hash = createHash('sha256');
    let bytes = 0;
    async function* counted(): AsyncGenerator<Uint8Array> {
      for await (const part of body) {
        hash.update(part);
        bytes += part.length;
        if (part.length > 0) yield part;
      }
    }
    await this.bucket.putStream(keyOf(name), counted());
    return { bytes, sha256: hash.digest('hex') };
  }

  async get(name: string, range?: ByteRange): Promise<AsyncIterable<Uint8Array>> {
    const key = keyOf(name);
    if (range !== undefined && range.start < 0) throw new RangeError('The range begins before the beginning.');
    const found = await this.bucket.get(key, range);
    if (found === null) throw new ContentMissing();
    return found;
  }

  async head(name: string): Promise<{ readonly bytes: number } | null> {
    return this.bucket.head(keyOf(name));
  }

  async delete(name: string): Promise<void> {
    await this.bucket.delete(keyOf(name));
  }

  async withLocalFile<T>(name: string, use: (path: string) => Promise<T>): Promise<T> {
    const content = await this.get(name);
    const path = join(this.parts.scratchDir, randomUUID());
    await mkdir(this.parts.scratchDir, { recursive: true, mode: 0o700 });
    try {
      await pipeline(Readable.from(content), createWriteStream(path, { flags: 'wx', mode: 0o600 }));
      return await use(path);
    } finally {
      await rm(path, { force: true });
    }
  }

  async direct(name: string, { mediaType, disposition }: Direct): Promise<string | null> {
    const { directSeconds: seconds } = this.parts;
    return seconds === null ? null : this.bucket.address(keyOf(name), { seconds, mediaType, disposition });
  }
}

const keyOf = (name: string): string => {
  assertContentName(name);
  return `content/${name}`;
};
