import { emptyRoot, nodeHash } from './merkle.js';
import { fullRoot, HASH_BYTES, TILE_WIDTH, type Tile } from './tiles.js';

/** What a tile builder goes on from: the last tile of each level that is not full. */
export interface RightEdge {
  readonly size: number;
  /** By level; an empty buffer where the level ends with a full tile. */
  readonly edge: readonly Buffer[];
}

/** Grows a tree leaf by leaf as tiles. It holds the last tile of each level, however many leaves there are. */
export class TileBuilder {
  #size: number;
  readonly #edge: Buffer[][];
  #finished: Tile[] = [];

  constructor({ size, edge }: RightEdge = { size: 0, edge: [] }) {
    this.#size = size;
    this.#edge = edge.map(split);
  }

  get size(): number {
    return this.#size;
  }

  add(leaf: Buffer): void {
    this.#size += 1;
    this.#put(0, leaf);
  }

  /** The tiles that have changed since they were last taken, with those that are not full yet. */
  take(): readonly Tile[] {
    const begun = this.#edge.flatMap((hashes, level) => (hashes.length === 0 ? [] : [this.#tile(level, hashes)]));
    const taken = [...this.#finished, ...begun];
    this.#finished = [];
    return taken;
  }

  root(): Buffer {
    let root: Buffer | null = null;
    for (const hashes of this.#edge) {
      for (const peak of peaksOf(hashes).reverse()) root = root === null ? peak : nodeHash(peak, root);
    }
    return root ?? emptyRoot;
  }

  #put(level: number, hash: Buffer): void {
    const hashes = (this.#edge[level] ??= []);
    hashes.push(hash);
    if (hashes.length < TILE_WIDTH) return;
    const full = this.#tile(level, hashes);
    this.#finished.push(full);
    hashes.length = 0;
    this.#put(level + 1, fullRoot(full.hashes));
  }

  #tile(level: number, hashes: readonly Buffer[]): Tile {
    const last = Math.floor(this.#size / TILE_WIDTH ** level) - 1;
    return { level, index: Math.floor(last / TILE_WIDTH), hashes: Buffer.concat(hashes) };
  }
}

const split = (tile: Buffer): Buffer[] =>
  Array.from({ length: tile.length / HASH_BYTES }, (_, index) => Buffer.from(tile.subarray(index * HASH_BYTES, (index + 1) * HASH_BYTES)));

/** The roots of the full subtrees that hashes fall into, the largest first. */
const peaksOf = (hashes: readonly Buffer[]): Buffer[] => {
  const peaks: Buffer[] = [];
  for (let [from, width] = [0, TILE_WIDTH]; from < hashes.length; width /= 2) {
    if (from + width > hashes.length) continue;
    peaks.push(fullRoot(Buffer.concat(hashes.slice(from, from + width))));
    from += width;
  }
  return peaks;
};
