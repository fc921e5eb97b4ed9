import { isSame, joined, sha256, type Bytes } from './bytes.js';

const NODE = Uint8Array.of(1);

const nodeOf = (left: Bytes, right: Bytes): Promise<Bytes> => sha256(joined(NODE, left, right));

const half = (number: number): number => Math.floor(number / 2);
const isOdd = (number: number): boolean => number % 2 === 1;

export interface InclusionClaim {
  readonly leaf: Bytes;
  /** From 0. */
  readonly index: number;
  readonly size: number;
  readonly root: Bytes;
  /** Nearest to the leaf first, RFC 6962 §2.1.1. */
  readonly path: readonly Bytes[];
}

/** Whether the leaf is at this place in the tree with this root (RFC 9162 §2.1.3.2, on the trees of RFC 6962). */
export const isIncluded = async ({ leaf, index, size, root, path }: InclusionClaim): Promise<boolean> => {
  if (index < 0 || index >= size) return false;
  let [place, last, hash] = [index, size - 1, leaf];
  for (const beside of path) {
    if (last === 0) return false;
    if (isOdd(place) || place === last) {
      hash = await nodeOf(beside, hash);
      while (!isOdd(place) && place !== 0) [place, last] = [half(place), half(last)];
    } else {
      hash = await nodeOf(hash, beside);
    }
    [place, last] = [half(place), half(last)];
  }
  return last === 0 && isSame(hash, root);
};

export interface ConsistencyClaim {
  readonly smaller: number;
  readonly smallerRoot: Bytes;
  readonly size: number;
  readonly root: Bytes;
  /** In the order of RFC 6962 §2.1.2. */
  readonly path: readonly Bytes[];
}

const isPowerOfTwo = (number: number): boolean => {
  let rest = number;
  while (rest > 1 && !isOdd(rest)) rest = half(rest);
  return rest === 1;
};

/** Whether the larger tree begins with the smaller one (RFC 9162 §2.1.4.2). Every tree begins with the empty one. */
export const isConsistent = async ({ smaller, smallerRoot, size, root, path }: ConsistencyClaim): Promise<boolean> => {
  if (smaller < 0 || smaller > size) return false;
  if (smaller === size) return path.length === 0 && isSame(smallerRoot, root);
  if (smaller === 0) return path.length === 0;
  const [first, ...rest] = isPowerOfTwo(smaller) ? [smallerRoot, ...path] : path;
  if (first === undefined || path.length === 0) return false;
  let [place, last] = [smaller - 1, size - 1];
  while (isOdd(place)) [place, last] = [half(place), half(last)];
  let [old, grown] = [first, first];
  for (const beside of rest) {
    if (last === 0) return false;
    if (isOdd(place) || place === last) {
      [old, grown] = [await nodeOf(beside, old), await nodeOf(beside, grown)];
      while (!isOdd(place) && place !== 0) [place, last] = [half(place), half(last)];
    } else {
      grown = await nodeOf(grown, beside);
    }
    [place, last] = [half(place), half(last)];
  }
  return last === 0 && isSame(old, smallerRoot) && isSame(grown, root);
};
