import { emptyRoot, nodeHash } from './merkle.js';

export interface InclusionClaim {
  readonly leaf: Uint8Array;
  /** From 0. */
  readonly index: number;
  readonly size: number;
  readonly root: Uint8Array;
  readonly proof: readonly Uint8Array[];
}

export interface ConsistencyClaim {
  readonly smaller: number;
  readonly smallerRoot: Uint8Array;
  readonly size: number;
  readonly root: Uint8Array;
  readonly proof: readonly Uint8Array[];
}

/** Whether a proof shows that the leaf stands at that place in the tree of that root (RFC 9162 §2.1.3.2). */
export const isIncluded = ({ leaf, index, size, root, proof }: InclusionClaim): boolean => {
  if (!isCount(index) || !isCount(size) || index >= size) return false;
  let [place, last] = [index, size - 1];
  let hash = leaf;
  for (const part of proof) {
    if (last === 0) return false;
    if (place % 2 === 1 || place === last) {
      hash = nodeHash(part, hash);
      while (place % 2 === 0 && place !== 0) [place, last] = [half(place), half(last)];
    } else hash = nodeHash(hash, part);
    [place, last] = [half(place), half(last)];
  }
  return last === 0 && same(hash, root);
};

/** Whether a proof shows that the tree of the one root begins with the whole tree of the other (RFC 9162 §2.1.4.2). */
export const isConsistent = ({ smaller, smallerRoot, size, root, proof }: ConsistencyClaim): boolean => {
  if (!isCount(smaller) || !isCount(size) || smaller > size) return false;
  if (smaller === 0) return proof.length === 0 && same(smallerRoot, emptyRoot);
  if (smaller === size) return proof.length === 0 && same(smallerRoot, root);
  const [first, ...rest] = Number.isInteger(Math.log2(smaller)) ? [smallerRoot, ...proof] : proof;
  if (first === undefined) return false;
  let [place, last] = [smaller - 1, size - 1];
  while (place % 2 === 1) [place, last] = [half(place), half(last)];
  let [before, after] = [first, first];
  for (const part of rest) {
    if (last === 0) return false;
    if (place % 2 === 1 || place === last) {
      [before, after] = [nodeHash(part, before), nodeHash(part, after)];
      while (place % 2 === 0 && place !== 0) [place, last] = [half(place), half(last)];
    } else after = nodeHash(after, part);
    [place, last] = [half(place), half(last)];
  }
  return last === 0 && same(before, smallerRoot) && same(after, root);
};

/** Not by bits: a size may be above 2^32. */
const half = (number: number): number => Math.floor(number / 2);

const isCount = (number: number): boolean => Number.isSafeInteger(number) && number >= 0;

const same = (one: Uint8Array, other: Uint8Array): boolean => Buffer.compare(one, other) === 0;
