import { Readable } from 'node:stream';
import {
  AbortMultipartUploadCommand,
  DeleteObjectCommand,
  GetBucketVersioningCommand,
  GetObjectCommand,
  HeadObjectCommand,
  ListMultipartUploadsCommand,
  ListObjectsV2Command,
  ListObjectVersionsCommand,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import { Upload } from '@aws-sdk/lib-storage';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import type { BucketSettings } from '../../../settings/bucket-settings.js';
import type { ByteRange } from '../../../shared-kernel/ports/vault.js';
import { saysBeyond, saysMissing, saysNotOffered, troubleWith } from './bucket-trouble.js';
import { unbroken } from './unbroken.js';

const MIB = 1024 * 1024;
const LEAST_PART_BYTES = 8 * MIB;
const MOST_PARTS = 10_000;
const PARTS_AT_ONCE = 3;
const TRIES = 4;
const CONNECT_MS = 10_000;
const ANSWER_MS = 120_000;

/** Something that lies in the bucket. */
export interface Entry {
  readonly key: string;
  readonly bytes: number;
  readonly changedAt: Date;
}

/** What a storage shall say when it gives something out itself. */
export interface GivenOut {
  readonly seconds: number;
  readonly mediaType: string;
  readonly disposition: string;
}

const clientFor = ({ endpoint, region, credentials, forcePathStyle, checksums }: BucketSettings): S3Client =>
  new S3Client({
    region,
    forcePathStyle,
    maxAttempts: TRIES,
    ...(endpoint === null ? {} : { endpoint }),
    ...(credentials === null ? {} : { credentials }),
    requestChecksumCalculation: checksums === 'when_required' ? 'WHEN_REQUIRED' : 'WHEN_SUPPORTED',
    responseChecksumValidation: checksums === 'when_required' ? 'WHEN_REQUIRED' : 'WHEN_SUPPORTED',
    requestHandler: {
      connectionTimeout: CONNECT_MS,
      requestTimeout: ANSWER_MS,
      throwOnRequestTimeout: true,
      httpAgent: { maxSockets: 100 },
      httpsAgent: { maxSockets: 100 },
    },
  });

/** One bucket behind one client: all that we ask of an S3-compatible storage. Keys are given without the prefix. Throws BucketTrouble. */
export class Bucket {
  readonly #client: S3Client;
  readonly #partBytes: number;
  readonly #ends: (() => void)[] = [];
  #keepsVersions = false;

  /** `mostBytes` is what the largest thing that will ever be put may have. */
  constructor(
    private readonly settings: BucketSettings,
    mostBytes: number,
  ) {
    this.#client = clientFor(settings);
    // a quarter more than was announced: what is made of a file may be larger than the file
    this.#partBytes = Math.max(LEAST_PART_BYTES, Math.ceil((mostBytes * 1.25) / MOST_PARTS / MIB) * MIB);
  }

  async put(key: string, body: Uint8Array): Promise<void> {
    await this.#ask(() => this.#client.send(new PutObjectCommand({ ...this.#place(key), Body: body })));
  }

  /** Of a length that nobody knows; there whole or not at all. What the body throws is passed on as it is. */
  async putStream(key: string, body: AsyncIterable<Uint8Array>): Promise<void> {
    const failure: { of?: unknown } = {};
    const upload = new Upload({
      client: this.#client,
      params: { ...this.#place(key), Body: Readable.from(telling(body, failure)) },
      partSize: this.#partBytes,
      queueSize: PARTS_AT_ONCE,
      leavePartsOnError: true,
    });
    try {
      await upload.done();
    } catch (error) {
      await this.#abort(this.#place(key).Key, upload.uploadId).catch(() => undefined); // what is left, a sweep finds
      throw 'of' in failure ? failure.of : troubleWith(error);
    }
  }

  /** Null when there is nothing; RangeError when the range begins beyond the end. */
  async get(key: string, range?: ByteRange): Promise<AsyncIterable<Uint8Array> | null> {
    const first = await this.#open(key, range ?? null, null);
    if (first === null) return null;
    const start = range?.start ?? 0;
    const bytes = Math.min(first.bytes, (range?.end ?? Number.MAX_SAFE_INTEGER) - start + 1);
    const end = start + bytes - 1;
    return unbroken(first.body, bytes, async read => {
      const next = await this.#open(key, { start: start + read, end }, first.etag);
      if (next === null) throw troubleWith(Object.assign(new Error('It was deleted while it was read.'), { code: 'NoSuchKey' }));
      return next.body;
    });
  }

  async head(key: string): Promise<{ readonly bytes: number } | null> {
    const found = await this.#unlessMissing(() => this.#client.send(new HeadObjectCommand(this.#place(key))));
    return found === null ? null : { bytes: found.ContentLength ?? 0 };
  }

  /** With every version that the bucket has kept of it: deleted means deleted. */
  async delete(key: string): Promise<void> {
    await this.#unlessMissing(() => this.#client.send(new DeleteObjectCommand(this.#place(key))));
    if (!this.#keepsVersions) return;
    const place = this.#place(key);
    for await (const VersionId of this.#versionsOf(place.Key))
      await this.#unlessMissing(() => this.#client.send(new DeleteObjectCommand({ ...place, VersionId })));
  }

  /** In the order of the keys. */
  async *list(under: string): AsyncGenerator<Entry> {
    const from = this.settings.prefix.length;
    for (let after: string | undefined; ;) {
      const where = { Bucket: this.settings.bucket, Prefix: this.#place(under).Key, ...(after === undefined ? {} : { StartAfter: after }) };
      const { Contents = [], IsTruncated } = await this.#ask(() => this.#client.send(new ListObjectsV2Command(where)));
      for (const { Key = '', Size = 0, LastModified = new Date(0) } of Contents) yield { key: Key.slice(from), bytes: Size, changedAt: LastModified };
      after = Contents.at(-1)?.Key;
      if (IsTruncated !== true || after === undefined) return;
    }
  }

  /** An address that gives it out to whoever has it, for a while. */
  address(key: string, { seconds, mediaType, disposition }: GivenOut): Promise<string> {
    const says = { ResponseContentType: mediaType, ResponseContentDisposition: disposition, ResponseCacheControl: 'private, no-store' };
    return getSignedUrl(this.#client, new GetObjectCommand({ ...this.#place(key), ...says }), { expiresIn: seconds });
  }

  /** Throws a sentence when the bucket cannot be reached. */
  async ping(): Promise<void> {
    await this.#ask(() => this.#client.send(new ListObjectsV2Command({ Bucket: this.settings.bucket, MaxKeys: 1, Prefix: this.settings.prefix })));
  }

  /** Asks whether the bucket keeps old versions, and deletes them along from now on if it does; null when it will not say. */
  async learnVersions(): Promise<boolean | null> {
    try {
      const { Status } = await this.#client.send(new GetBucketVersioningCommand({ Bucket: this.settings.bucket }));
      this.#keepsVersions = Status !== undefined;
    } catch (error) {
      return saysNotOffered(error) ? false : null;
    }
    return this.#keepsVersions;
  }

  /** Lets go of the parts of what was begun before an instant and never ended; answers how many, or null where the storage offers no list. */
  async abortBegunBefore(instant: number): Promise<number | null> {
    let aborted = 0;
    try {
      for await (const { key, uploadId, begunAt } of this.#begun()) {
        if (begunAt >= instant) continue;
        await this.#abort(key, uploadId);
        aborted += 1;
      }
    } catch (error) {
      if (saysNotOffered(error)) return null;
      throw troubleWith(error);
    }
    return aborted;
  }

  /** Ends something along with the bucket. */
  whenClosed(end: () => void): void {
    this.#ends.push(end);
  }

  close(): void {
    for (const end of this.#ends.splice(0)) end();
    this.#client.destroy();
  }

  #place(key: string): { Bucket: string; Key: string } {
    return { Bucket: this.settings.bucket, Key: this.settings.prefix + key };
  }

  async #open(key: string, range: ByteRange | null, etag: string | null) {
    const which = {
      ...(range === null ? {} : { Range: `bytes=${range.start}-${range.end ?? ''}` }),
      ...(etag === null ? {} : { IfMatch: etag }),
    };
    const found = await this.#unlessMissing(() => this.#client.send(new GetObjectCommand({ ...this.#place(key), ...which })));
    if (found === null) return null;
    if (range !== null && range.start > 0 && found.ContentRange?.startsWith(`bytes ${range.start}-`) !== true)
      throw troubleWith(Object.assign(new Error('It was asked for a part.'), { code: 'RangeIgnored' }));
    return { body: found.Body as Readable, bytes: found.ContentLength ?? 0, etag: found.ETag ?? null };
  }

  async *#versionsOf(key: string): AsyncGenerator<string> {
    for (let from: { KeyMarker?: string; VersionIdMarker?: string } | null = {}; from !== null;) {
      const where: ConstructorParameters<typeof ListObjectVersionsCommand>[0] = { Bucket: this.settings.bucket, Prefix: key, ...from };
      const page = await this.#ask(() => this.#client.send(new ListObjectVersionsCommand(where)));
      // of another key that begins alike nothing is touched
      for (const { Key, VersionId } of [...(page.Versions ?? []), ...(page.DeleteMarkers ?? [])])
        if (Key === key && VersionId !== undefined) yield VersionId;
      const { NextKeyMarker: KeyMarker, NextVersionIdMarker: VersionIdMarker } = page;
      from = page.IsTruncated === true && KeyMarker === key ? { KeyMarker, ...(VersionIdMarker === undefined ? {} : { VersionIdMarker }) } : null;
    }
  }

  async *#begun(): AsyncGenerator<{ key: string; uploadId: string; begunAt: number }> {
    for (let from: { KeyMarker?: string; UploadIdMarker?: string } | null = {}; from !== null;) {
      const where: ConstructorParameters<typeof ListMultipartUploadsCommand>[0] = {
        Bucket: this.settings.bucket,
        Prefix: this.settings.prefix,
        ...from,
      };
      const page = await this.#client.send(new ListMultipartUploadsCommand(where));
      for (const { Key = '', UploadId = '', Initiated } of page.Uploads ?? [])
        yield { key: Key, uploadId: UploadId, begunAt: Initiated?.getTime() ?? Date.now() };
      const { NextKeyMarker: KeyMarker, NextUploadIdMarker: UploadIdMarker } = page;
      from = page.IsTruncated === true && KeyMarker !== undefined ? { KeyMarker, ...(UploadIdMarker === undefined ? {} : { UploadIdMarker }) } : null;
    }
  }

  async #abort(Key: string, UploadId: string | undefined): Promise<void> {
    if (UploadId === undefined) return;
    await this.#client.send(new AbortMultipartUploadCommand({ Bucket: this.settings.bucket, Key, UploadId }));
  }

  async #unlessMissing<T>(ask: () => Promise<T>): Promise<T | null> {
    return this.#ask(ask, error => (saysMissing(error) ? null : undefined));
  }

  async #ask<T, Else = never>(ask: () => Promise<T>, otherwise?: (error: unknown) => Else | undefined): Promise<T | Else> {
    try {
      return await ask();
    } catch (error) {
      if (saysBeyond(error)) throw new RangeError('The range begins beyond the end.');
      const instead = otherwise?.(error);
      if (instead !== undefined) return instead;
      throw troubleWith(error);
    }
  }
}

/** Passes a body on and remembers what it failed with, which the client would wrap. */
async function* telling(body: AsyncIterable<Uint8Array>, failure: { of?: unknown }): AsyncGenerator<Uint8Array> {
  try {
    yield* body;
  } catch (error) {
    failure.of = error;
    throw error;
  }
}
