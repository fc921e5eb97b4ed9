import { readFileSync, rmSync, writeFileSync, mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fullRoot, hashesIn, tilePath, tilesOf } from '../../src/infrastructure/transparency/tiles.js';
import { rootOf } from '../../src/infrastructure/transparency/merkle.js';
import type { Chance } from './chance.js';
import { entryOf, leafOf, manifestOf, notePath, pagePath } from './export-files.js';
import type { LogEvent } from './story.js';

const PAGE = 10_000;
const WIDTH = 256;
const HASH = 32;

/** A big export on disk: a forgery changes few of its files, and takes everything back afterwards. */
export class BigExport {
  private readonly before = new Map<string, Buffer | null>();

  constructor(
    readonly folder: string,
    readonly size: number,
  ) {}

  read(path: string): Buffer {
    return readFileSync(join(this.folder, path));
  }

  /** Null takes the file away. */
  write(path: string, content: Buffer | null): void {
    const file = join(this.folder, path);
    if (!this.before.has(path)) this.before.set(path, this.there(path));
    if (content === null) rmSync(file);
    else {
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, content);
    }
  }

  /** The manifest made anew for what was changed. */
  cover(said: Readonly<Record<string, unknown>> = {}): void {
    const {
      files,
      format: _,
      ...manifest
    } = JSON.parse(String(this.read('manifest.json'))) as { files: ReturnType<typeof entryOf>[]; format: string };
    const kept = files.filter(({ path }) => !this.before.has(path));
    const changed = [...this.before.keys()].filter(path => path !== 'manifest.json' && this.there(path) !== null);
    this.write('manifest.json', manifestOf({ ...manifest, ...said }, [...kept, ...changed.map(path => entryOf(path, this.read(path)))]));
  }

  takeBack(): void {
    for (const [path, content] of this.before) this.write(path, content);
    this.before.clear();
  }

  private there(path: string): Buffer | null {
    try {
      return this.read(path);
    } catch {
      return null;
    }
  }

  /** The root of the tree that the tiles make now. */
  async root(size = this.size): Promise<string> {
    const source = hashesIn(async (level, index) => {
      const hashes = Math.floor(size / WIDTH ** level);
      return this.read(tilePath({ level, index }, Math.min(WIDTH, hashes - WIDTH * index)));
    });
    return (await rootOf(source, size)).toString('base64');
  }

  /** Another leaf, and all that is made of it. */
  async replaceLeaf(ordinal: number, leaf: Buffer): Promise<void> {
    let [index, hash] = [ordinal - 1, leaf];
    for (let level = 0; ; level += 1) {
      const hashes = Math.floor(this.size / WIDTH ** level);
      const tile = Math.floor(index / WIDTH);
      const width = Math.min(WIDTH, hashes - WIDTH * tile);
      if (width <= index % WIDTH) return;
      const path = tilePath({ level, index: tile }, width);
      const content = this.read(path);
      hash.copy(content, HASH * (index % WIDTH));
      this.write(path, content);
      if (width < WIDTH) return;
      [index, hash] = [tile, fullRoot(content)];
    }
  }

  /** The tree of a smaller size, as if it had never been larger. */
  shrink(size: number): void {
    const wanted = new Map([...tilesOf(size)].map(tile => [tilePath(tile, tile.width), tile]));
    for (const tile of tilesOf(this.size)) {
      const path = tilePath(tile, tile.width);
      if (wanted.has(path)) continue;
      const content = this.read(path);
      const width = Math.min(WIDTH, Math.floor(size / WIDTH ** tile.level) - WIDTH * tile.index);
      this.write(path, null);
      if (width > 0) this.write(tilePath(tile, width), content.subarray(0, HASH * width));
    }
  }
}

/** What was done, and the first ordinal that differs. */
export interface BigForgery {
  readonly what: string;
  readonly at: number;
  readonly broken: 'at' | 'by' | 'in-tile';
}

type BigForger = (log: BigExport, chance: Chance) => Promise<BigForgery>;

const firstOf = (ordinal: number): number => ordinal - ((ordinal - 1) % PAGE);
const linesIn = (log: BigExport, page: number): string[] =>
  String(log.read(pagePath(page)))
    .split('\n')
    .slice(0, -1);
const put = (log: BigExport, page: number, lines: readonly string[]): void => log.write(pagePath(page), Buffer.from(`${lines.join('\n')}\n`));

/** An event changed in its page; gives what it is now. */
const changeEvent = (log: BigExport, ordinal: number, change: (event: LogEvent) => Partial<LogEvent>): LogEvent => {
  const page = firstOf(ordinal);
  const lines = linesIn(log, page);
  const event = JSON.parse(lines[ordinal - page] ?? '') as LogEvent;
  const forged = { ...event, ...change(event) };
  put(log, page, lines.with(ordinal - page, JSON.stringify(forged)));
  return forged;
};

const inAmount = ({ data }: LogEvent): Partial<LogEvent> => ({
  data: data.replace(/"(\d+)"/, (_, digits: string) => `"${BigInt(digits) + 1n}"`).replace(/\}$/, ',"x":1}'),
});
const inTime = ({ metadata }: LogEvent): Partial<LogEvent> => ({ metadata: metadata.replace(/"at":"2026/, '"at":"2025') });
const inVersion = ({ schemaVersion }: LogEvent): Partial<LogEvent> => ({ schemaVersion: schemaVersion + 1 });
const CHANGES = [inAmount, inTime, inVersion];

const edited: BigForger = async (log, chance) => {
  const at = chance.between(1, log.size);
  changeEvent(log, at, chance.oneOf(CHANGES));
  log.cover();
  return { what: 'an event changed, with the manifest made anew', at, broken: 'at' };
};

const editedWithTiles: BigForger = async (log, chance) => {
  const at = chance.between(1, log.size);
  await log.replaceLeaf(at, leafOf(changeEvent(log, at, chance.oneOf(CHANGES))));
  log.cover({ root: await log.root() });
  return { what: 'an event changed, with the tiles made anew', at, broken: 'by' };
};

const deleted: BigForger = async (log, chance) => {
  const at = chance.between(1, log.size);
  const page = firstOf(at);
  put(log, page, linesIn(log, page).toSpliced(at - page, 1));
  log.cover();
  return { what: 'an event deleted', at, broken: 'at' };
};

const swapped: BigForger = async (log, chance) => {
  const at = chance.between(1, log.size);
  const page = firstOf(at);
  const lines = linesIn(log, page);
  const other = at - page + 1 < lines.length ? at - page + 1 : at - page - 1;
  const [one, two] = [lines[at - page] ?? '', lines[other] ?? ''];
  put(log, page, lines.with(at - page, two).with(other, one));
  log.cover();
  return { what: 'two events in another order', at: Math.min(at, page + other), broken: 'at' };
};

const pageCut: BigForger = async (log, chance) => {
  const page = firstOf(chance.between(1, log.size));
  log.write(pagePath(page), null);
  log.cover();
  return { what: 'a page cut out', at: page, broken: 'at' };
};

const truncated: BigForger = async (log, chance) => {
  const size = firstOf(chance.between(PAGE + 1, log.size)) - 1;
  for (let page = size + 1; page <= log.size; page += PAGE) log.write(pagePath(page), null);
  for (let signed = size + 1000; signed <= log.size; signed += 1000) log.write(notePath(1, signed), null);
  log.shrink(size);
  log.cover({ size, to: size, root: await log.root(size), checkpoint: notePath(1, size) });
  return { what: 'the end cut off, with the tiles made anew', at: size + 1, broken: 'by' };
};

const tileChanged: BigForger = async (log, chance) => {
  const at = chance.between(1, log.size);
  const tile = Math.floor((at - 1) / WIDTH);
  const path = tilePath({ level: 0, index: tile }, Math.min(WIDTH, log.size - WIDTH * tile));
  const content = log.read(path);
  content[HASH * ((at - 1) % WIDTH)] = (content[HASH * ((at - 1) % WIDTH)] ?? 0) ^ 1;
  log.write(path, content);
  log.cover();
  return { what: 'a hash in a tile', at, broken: 'in-tile' };
};

/** In turns, so that twenty are of every kind. */
export const bigForgers: readonly BigForger[] = [edited, editedWithTiles, deleted, swapped, pageCut, truncated, tileChanged];
