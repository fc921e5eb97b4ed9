import { createHash } from 'node:crypto';
import type { ArchiveFile } from '../../../infrastructure/archive/zip-bytes.js';
import { plain } from '../domain/plain-markdown.js';

/** What could not be taken along, and why. */
export interface LeftOut {
  readonly what: string;
  readonly taskId: string;
  readonly reason: 'unreadable';
}

interface Listed {
  readonly name: string;
  readonly bytes: number;
  readonly sha256: string;
}

async function* only(text: string): AsyncGenerator<string> {
  yield text;
}

/** A file that is one text. */
export const textFile = (name: string, at: string, text: string): ArchiveFile => ({ name, at, isPacked: false, bytes: only(text) });

/** Which files went into an archive, with the SHA-256 of each: taken while they pass, so that nothing is read twice. */
export class ArchiveListing {
  readonly #files: Listed[] = [];
  readonly leftOut: LeftOut[] = [];

  /** The same file, counted when its last byte has gone. */
  counted(file: ArchiveFile): ArchiveFile {
    return { ...file, bytes: this.passing(file) };
  }

  /** Lines of Markdown that link to each file so far. */
  *links(): Generator<string> {
    for (const { name, bytes } of this.#files) yield `- [${plain(name)}](<${encodeURI(name)}>), ${bytes} bytes\n`;
    for (const { what, taskId } of this.leftOut) yield `- Not here: ${plain(what)} of task ${taskId} can no longer be read\n`;
  }

  /** The manifest: every file before it by name, size and SHA-256. */
  manifest(told: Readonly<Record<string, unknown>>): string {
    return `${JSON.stringify({ ...told, files: this.#files, leftOut: this.leftOut }, null, 1)}\n`;
  }

  private async *passing({ name, bytes }: ArchiveFile): AsyncGenerator<Uint8Array> {
    const hash = createHash('sha256');
    let size = 0;
    for await (const piece of bytes) {
      const part = typeof piece === 'string' ? Buffer.from(piece) : piece;
      hash.update(part);
      size += part.length;
      yield part;
    }
    this.#files.push({ name, bytes: size, sha256: hash.digest('hex') });
  }
}
