import { leafHash } from '../event-log/leaf.js';
import { TileBuilder } from '../transparency/tile-builder.js';
import { HASH_BYTES, TILE_WIDTH, tilePath, tilesOf, widthOfTile, type Tile } from '../transparency/tiles.js';
import type { EventSource } from './write-events.js';
import type { WorkFolder } from './work-folder.js';

/** What the sealer has kept of the tree. */
export interface SealedTree {
  /** How many events it covers. */
  readonly size: number;
  /** Hashes of a tile, as many as it has there. */
  tile(level: number, index: number): Promise<Uint8Array>;
}

/** Tiles that are held before they are written. */
const TOGETHER = 64;

/**
 * Writes the tiles of the tree of a size and gives its root. What was sealed is taken as it was sealed, so that an event that was changed afterwards
 * differs from its tile; only what nobody has sealed yet is made of the log.
 */
export const writeTree = async (work: WorkFolder, size: number, sealed: SealedTree, source: EventSource, tell: (sentence: string) => void) => {
  const known = Math.min(sealed.size, size);
  await copySealed(work, known, sealed, tell);
  const builder = new TileBuilder({ size: known, edge: await edgeOf(known, sealed) });
  for await (const events of known < size ? source(known + 1, size) : []) {
    for (const event of events) builder.add(leafHash(event));
    await work.put(builder.take().filter(isFull).map(file));
  }
  await work.put(builder.take().map(file));
  return builder.root();
};

const isFull = ({ hashes }: Tile): boolean => hashes.length === TILE_WIDTH * HASH_BYTES;

const file = (tile: Tile) => ({ path: tilePath(tile, tile.hashes.length / HASH_BYTES), bytes: tile.hashes });

const copySealed = async (work: WorkFolder, size: number, sealed: SealedTree, tell: (sentence: string) => void): Promise<void> => {
  let [waiting, copied]: [{ level: number; index: number }[], number] = [[], 0];
  const copy = async (): Promise<void> => {
    await work.put(
      await Promise.all(waiting.map(async ({ level, index }) => file({ level, index, hashes: await whole(sealed, level, index, TILE_WIDTH) }))),
    );
    copied += waiting.length;
    waiting = [];
    tell(`tiles ${copied}`);
  };
  for (const { level, index, width } of tilesOf(size)) {
    if (width < TILE_WIDTH || work.has(tilePath({ level, index }))) continue;
    waiting.push({ level, index });
    if (waiting.length === TOGETHER) await copy();
  }
  if (waiting.length > 0) await copy();
};

const whole = async (sealed: SealedTree, level: number, index: number, width: number): Promise<Buffer> => {
  const bytes = Buffer.from(await sealed.tile(level, index)).subarray(0, width * HASH_BYTES);
  if (bytes.length === width * HASH_BYTES) return bytes;
  throw new Error(`The sealed tile ${level}/${index} has ${bytes.length / HASH_BYTES} hashes instead of ${width}.`);
};

/** The last tile of each level, where it is not full. */
const edgeOf = async (size: number, sealed: SealedTree): Promise<readonly Buffer[]> => {
  const edge: Buffer[] = [];
  for (let level = 0; Math.floor(size / TILE_WIDTH ** level) > 0; level += 1) {
    const index = Math.floor(Math.floor(size / TILE_WIDTH ** level) / TILE_WIDTH);
    const width = widthOfTile({ level, index }, size);
    edge.push(width === 0 ? Buffer.alloc(0) : await whole(sealed, level, index, width));
  }
  return edge;
};
