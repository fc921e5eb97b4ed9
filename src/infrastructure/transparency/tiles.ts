import { nodeHash, type HashSource } from './merkle.js';

export const HASH_BYTES = 32;
/** Hashes of a full tile. */
export const TILE_WIDTH = 256;
const TILE_LEVELS = 8;

/** A tile by its place; its hashes stand one after another, 1 to 256 of them. */
export interface Tile {
  readonly level: number;
  readonly index: number;
  readonly hashes: Buffer;
}

/** Where a tile stands, in an export and behind `GET /v1/log/`: `tile/0/x001/234`, and `….p/17` for one of 17 hashes. */
export const tilePath = ({ level, index }: Pick<Tile, 'level' | 'index'>, width = TILE_WIDTH): string => {
  const digits = String(index);
  const groups = digits.padStart(Math.ceil(digits.length / 3) * 3, '0').match(/\d{3}/g) ?? [];
  const last = groups.pop() ?? '000';
  const name = [...groups.map(group => `x${group}`), last].join('/');
  return `tile/${level}/${name}${width === TILE_WIDTH ? '' : `.p/${width}`}`;
};

/** How many hashes the tile at a place has in the tree of a size; 0 where there is none. */
export const widthOfTile = ({ level, index }: Pick<Tile, 'level' | 'index'>, size: number): number => {
  const hashes = Math.floor(size / TILE_WIDTH ** level);
  return Math.max(0, Math.min(TILE_WIDTH, hashes - index * TILE_WIDTH));
};

/** The places of all tiles of the tree of a size, each with its width; level by level. */
export function* tilesOf(size: number): Generator<Pick<Tile, 'level' | 'index'> & { readonly width: number }> {
  for (let level = 0; Math.floor(size / TILE_WIDTH ** level) > 0; level += 1) {
    const hashes = Math.floor(size / TILE_WIDTH ** level);
    for (let index = 0; index * TILE_WIDTH < hashes; index += 1) yield { level, index, width: widthOfTile({ level, index }, size) };
  }
}

/** Reads the hash of any full subtree out of tiles; a tile may have more hashes than were asked for. */
export const hashesIn = (tileAt: (level: number, index: number) => Promise<Buffer>): HashSource => {
  return async (level, index) => {
    const tileLevel = Math.floor(level / TILE_LEVELS);
    const leaves = 2 ** (level % TILE_LEVELS);
    const first = index * leaves;
    const tile = await tileAt(tileLevel, Math.floor(first / TILE_WIDTH));
    const start = (first % TILE_WIDTH) * HASH_BYTES;
    const part = tile.subarray(start, start + leaves * HASH_BYTES);
    if (part.length < leaves * HASH_BYTES) throw new Error(`Tile ${tileLevel}/${Math.floor(first / TILE_WIDTH)} ends before hash ${first + leaves}.`);
    return fullRoot(part);
  };
};

/** The root over a power of two of hashes. */
export const fullRoot = (hashes: Buffer): Buffer => {
  if (hashes.length === HASH_BYTES) return Buffer.from(hashes);
  const middle = hashes.length / 2;
  return nodeHash(fullRoot(hashes.subarray(0, middle)), fullRoot(hashes.subarray(middle)));
};
