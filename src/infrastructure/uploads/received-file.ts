import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';

/** A file that arrived whole and durable; it is gone when whoever was told of it is done. */
export interface ReceivedFile {
  /** UUID. */
  readonly uploadId: string;
  readonly accountId: string;
  readonly path: string;
  readonly bytes: number;
  /** 64 hex digits, of the bytes. */
  readonly sha256: string;
  /** As the sender called it, made fit to be shown; never a path. */
  readonly fileName: string;
}

const LONGEST_NAME = 200;

/** The last part of what a sender calls a file, without what is not to be seen or turns the reading direction. */
export const displayName = (sent: string | null | undefined): string => {
  const last = (sent ?? '').toWellFormed().split(/[/\\]/).at(-1) ?? '';
  const shown = last.replace(/[\p{Cc}\p{Cf}\p{Co}\p{Cn}\u2028\u2029]/gu, '').trim();
  return /^[.\s]*$/.test(shown) ? 'upload' : Array.from(shown).slice(0, LONGEST_NAME).join('');
};

/** SHA-256 of a file in hex, after it was brought on to the disk. */
export const settledHash = async (path: string): Promise<string> => {
  const file = await open(path, 'r+');
  await file.sync().finally(() => file.close());
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(path, { highWaterMark: 1024 * 1024 })) hash.update(chunk as Uint8Array);
  return hash.digest('hex');
};
