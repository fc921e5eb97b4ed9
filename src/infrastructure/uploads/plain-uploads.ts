import { createHash } from 'node:crypto';
import { open, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { newId } from '../../shared-kernel/ids.js';
import { OwnFolder } from '../storage/own-folder.js';
import { bodyChecksum, type DigestHeaders } from './checksum.js';
import { displayName, type ReceivedFile } from './received-file.js';
import { UploadProblem } from './upload-problem.js';

/** A file sent as the body of one request. */
export interface SentBody {
  readonly accountId: string;
  readonly body: AsyncIterable<Uint8Array>;
  /** `Content-Length`; null when the sender did not say. */
  readonly bytes: number | null;
  readonly headers?: DigestHeaders;
  readonly fileName?: string | null;
  /** UUID of the upload, when the request has given it one; a new one otherwise. */
  readonly uploadId?: string;
}

/** Takes files that come in one request, within a limit, and checks them against what their sender says of them. */
export class PlainUploads {
  readonly #folder: OwnFolder;

  constructor(private readonly parts: { readonly dataDir: string; readonly maxBytes: number }) {
    this.#folder = new OwnFolder(join(parts.dataDir, 'uploads', 'plain'));
  }

  /** Lends the whole, durable file to `use` and removes it afterwards. Throws UploadProblem; what came so far is then gone. */
  async receive<T>(sent: SentBody, use: (file: ReceivedFile) => Promise<T>): Promise<T> {
    if ((sent.bytes ?? 0) > this.parts.maxBytes) throw new UploadProblem('upload_too_large');
    const checksum = bodyChecksum(sent.headers ?? {});
    const uploadId = sent.uploadId ?? newId();
    // not by the upload's id: a repeated request may run into its first try
    const path = join(await this.#folder.make(), newId());
    try {
      const { bytes, digest } = await this.#take(sent, path);
      if (checksum !== null && !digest.equals(checksum.value)) throw new UploadProblem('upload_checksum_mismatch');
      return await use({ uploadId, accountId: sent.accountId, path, bytes, sha256: digest.toString('hex'), fileName: displayName(sent.fileName) });
    } finally {
      await rm(path, { force: true });
    }
  }

  /** Removes what processes left that were killed; others may be receiving meanwhile. */
  async clear(): Promise<void> {
    await this.#folder.sweep();
  }

  async #take({ body, bytes: announced }: SentBody, path: string): Promise<{ bytes: number; digest: Buffer }> {
    const file = await open(path, 'wx', 0o600);
    const hash = createHash('sha256');
    let bytes = 0;
    try {
      for await (const chunk of whole(body)) {
        bytes += chunk.length;
        if (bytes > this.parts.maxBytes) throw new UploadProblem('upload_too_large');
        hash.update(chunk);
        await file.appendFile(chunk);
      }
      await file.sync();
    } finally {
      await file.close();
    }
    if (announced !== null && bytes !== announced) throw new UploadProblem('upload_truncated');
    if (bytes === 0) throw new UploadProblem('upload_empty');
    return { bytes, digest: hash.digest() };
  }
}

const LINE_IS_DEAD = ['ECONNRESET', 'ERR_STREAM_PREMATURE_CLOSE', 'ABORT_ERR'];

/** The body to its end; a line that goes dead is the sender's trouble and not ours. */
async function* whole(body: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  try {
    yield* body;
  } catch (error) {
    throw LINE_IS_DEAD.includes((error as NodeJS.ErrnoException).code ?? '') ? new UploadProblem('upload_truncated') : error;
  }
}
