import { createReadStream } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import {
  DIGESTS,
  FORMAT,
  MANIFEST,
  type ExportedEvent,
  type ExportedFile,
  type Manifest,
  type PublishedDigests,
} from '../audit-export/export-format.js';
import { digestOf, filesIn } from '../audit-export/work-folder.js';
import { TILE_WIDTH, tilePath, widthOfTile } from '../transparency/tiles.js';

/** Lines that are read together. */
const TOGETHER = 1_000;
const LINE_FEED = 10;

/** A folder that nothing can be replayed from; the message says why. */
export class NoExport extends Error {
  override readonly name = 'NoExport';
}

/** An export as it lies in its folder. */
export class Export {
  private constructor(
    private readonly folder: string,
    readonly manifest: Manifest,
    readonly digests: PublishedDigests,
  ) {}

  /** Throws NoExport. */
  static async open(folder: string): Promise<Export> {
    const manifest = await documentIn<Manifest>(folder, MANIFEST);
    if (manifest === null)
      throw new NoExport(`There is no ${MANIFEST} in ${folder}: this is no export, or one that was not finished. Repeat the command that began it.`);
    if (manifest.format !== FORMAT) throw new NoExport(`This export has the format ${manifest.format}; this program reads ${FORMAT}.`);
    const digests = await documentIn<PublishedDigests>(folder, DIGESTS);
    if (digests === null) throw new NoExport(`${DIGESTS} is missing: there is nothing to compare a replay with.`);
    return new Export(folder, manifest, digests);
  }

  /** What is not as the manifest has it: paths, with a sentence each. */
  async *faults(): AsyncGenerator<{ readonly path: string; readonly sentence: string }> {
    const named = new Set<string>([MANIFEST]);
    for (const file of this.manifest.files) {
      named.add(file.path);
      const sentence = await this.faultOf(file);
      if (sentence !== null) yield { path: file.path, sentence };
    }
    for (const path of await filesIn(this.folder)) if (!named.has(path)) yield { path, sentence: 'is here, but the manifest does not name it' };
  }

  /** All events, in their order. */
  async *events(): AsyncGenerator<readonly ExportedEvent[]> {
    const files = this.manifest.files.filter(({ path }) => path.startsWith('events/'));
    for (const { path } of files) {
      let events: ExportedEvent[] = [];
      for await (const line of this.lines(path)) {
        if (events.push(eventIn(line, path)) < TOGETHER) continue;
        yield events;
        events = [];
      }
      if (events.length > 0) yield events;
    }
  }

  async *lines(path: string): AsyncGenerator<string> {
    let rest: Buffer = Buffer.alloc(0);
    for await (const part of createReadStream(join(this.folder, path), { highWaterMark: 1024 * 1024 })) {
      const bytes: Buffer = rest.length > 0 ? Buffer.concat([rest, part as Buffer]) : (part as Buffer);
      let from = 0;
      for (let end = bytes.indexOf(LINE_FEED); end >= 0; end = bytes.indexOf(LINE_FEED, from)) {
        yield bytes.toString('utf8', from, end);
        from = end + 1;
      }
      rest = bytes.subarray(from);
    }
    if (rest.length > 0) yield rest.toString('utf8');
  }

  /** The 256 leaves, or fewer at the end, among which that of an ordinal stands. */
  leavesBeside(ordinal: number): Promise<Buffer> {
    const place = { level: 0, index: Math.floor((ordinal - 1) / TILE_WIDTH) };
    return readFile(join(this.folder, tilePath(place, widthOfTile(place, this.manifest.size))));
  }

  private async faultOf({ path, bytes, sha256 }: ExportedFile): Promise<string | null> {
    const found = await stat(join(this.folder, path)).catch(() => null);
    if (found === null) return 'is missing';
    if (found.size !== bytes) return `has ${found.size} bytes instead of ${bytes}`;
    return (await digestOf(join(this.folder, path))) === sha256 ? null : 'is not the file that was exported';
  }
}

const eventIn = (line: string, path: string): ExportedEvent => {
  try {
    return JSON.parse(line) as ExportedEvent;
  } catch {
    throw new NoExport(`${path} holds a line that is no event: ${line.slice(0, 80)}`);
  }
};

const documentIn = async <Document>(folder: string, path: string): Promise<Document | null> => {
  const text = await readFile(join(folder, path), 'utf8').catch(() => null);
  return text === null ? null : (JSON.parse(text) as Document);
};
