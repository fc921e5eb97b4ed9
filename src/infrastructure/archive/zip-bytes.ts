import { finished } from 'node:stream/promises';
import { Readable, type PassThrough } from 'node:stream';
import { ZipFile } from 'yazl';
import { keepAsker } from '../asking/keep-asker.js';

/** A file of an archive, made while it is read. */
export interface ArchiveFile {
  /** A relative path with `/` between its parts; whoever names it sees to it that no part of it leads anywhere else. */
  readonly name: string;
  /** When what is in it came about, by ISO 8601. */
  readonly at: string;
  /** Pictures and the like gain nothing from being packed once more. */
  readonly isPacked: boolean;
  readonly bytes: AsyncIterable<string | Uint8Array>;
}

/**
 * A ZIP archive at its reader's pace: one file at a time is read, and the next one is asked for when its bytes have gone. A file that
 * cannot be made ends the bytes with an error before the directory is written, so that no reader takes the half for the whole.
 */
export async function* zipBytes(files: AsyncIterable<ArchiveFile>): AsyncGenerator<Uint8Array> {
  const zip = new ZipFile();
  const out = zip.outputStream as PassThrough;
  const filling = fill(zip, out, files).catch((error: unknown) => void out.destroy(error as Error));
  try {
    yield* out as AsyncIterable<Uint8Array>;
  } finally {
    out.destroy();
    await filling;
  }
}

const fill = async (zip: ZipFile, out: PassThrough, files: AsyncIterable<ArchiveFile>): Promise<void> => {
  const gone = new AbortController();
  out.once('close', () => gone.abort());
  zip.on('error', error => out.destroy(error as Error));
  for await (const { name, at, isPacked, bytes } of files) {
    const body = Readable.from(keepAsker(bytes), { objectMode: false });
    try {
      zip.addReadStream(body, name, { mtime: new Date(at), mode: 0o100644, compress: !isPacked });
      await finished(body, { signal: gone.signal });
    } finally {
      body.destroy();
    }
  }
  zip.end();
};
