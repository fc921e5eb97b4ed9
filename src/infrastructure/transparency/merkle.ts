import { hash } from 'node:crypto';

/** The root over so many leaves, from one on: `hash(level, index)` is over the leaves from index · 2^level, 2^level of them. */
export type HashSource = (level: number, index: number) => Promise<Buffer>;

const NODE = Buffer.of(1);

/** The root of the tree without leaves. */
export const emptyRoot = hash('sha256', '', 'buffer');

export const nodeHash = (left: Uint8Array, right: Uint8Array): Buffer => hash('sha256', Buffer.concat([NODE, left, right]), 'buffer');

/** The root of the tree of the first `size` leaves (RFC 6962 §2.1). */
export const rootOf = async (source: HashSource, size: number): Promise<Buffer> => (size === 0 ? emptyRoot : rangeRoot(source, 0, size));

/** RFC 6962 §2.1.1: what proves that a leaf is in the tree of a size; nearest to the leaf first. */
export const inclusionProof = async (source: HashSource, index: number, size: number): Promise<readonly Buffer[]> => {
  if (index < 0 || index >= size) throw new Error(`Leaf ${index} is not in a tree of ${size}.`);
  const beside: (readonly [number, number])[] = [];
  let [from, to] = [0, size];
  while (to - from > 1) {
    const middle = from + largestPowerBelow(to - from);
    beside.unshift(index < middle ? [middle, to] : [from, middle]);
    if (index < middle) to = middle;
    else from = middle;
  }
  return Promise.all(beside.map(([start, end]) => rangeRoot(source, start, end)));
};

/** RFC 6962 §2.1.2: what proves that the tree of a size begins with that of a smaller one; empty from size 0 and for equal sizes. */
export const consistencyProof = async (source: HashSource, smaller: number, size: number): Promise<readonly Buffer[]> => {
  if (smaller < 0 || smaller > size) throw new Error(`A tree of ${size} does not begin with one of ${smaller}.`);
  if (smaller === 0 || smaller === size) return [];
  const parts: (readonly [number, number])[] = [];
  let [from, to] = [0, size];
  while (smaller !== to) {
    const middle = from + largestPowerBelow(to - from);
    parts.unshift(smaller <= middle ? [middle, to] : [from, middle]);
    if (smaller <= middle) to = middle;
    else from = middle;
  }
  if (from > 0) parts.unshift([from, to]);
  return Promise.all(parts.map(([start, end]) => rangeRoot(source, start, end)));
};

/** The largest power of two that is less than a number above 1. */
const largestPowerBelow = (number: number): number => 2 ** Math.ceil(Math.log2(number) - 1);

/** The root over leaves from one to before another, where the first is where such a subtree may begin. */
const rangeRoot = async (source: HashSource, from: number, to: number): Promise<Buffer> => {
  const leaves = to - from;
  const level = Math.log2(leaves);
  if (Number.isInteger(level)) return source(level, from / leaves);
  const middle = from + largestPowerBelow(leaves);
  const [left, right] = await Promise.all([rangeRoot(source, from, middle), rangeRoot(source, middle, to)]);
  return nodeHash(left, right);
};

/** Grows a tree leaf by leaf and knows its root at each size; it holds one hash for each 1 in the size's binary form. */
export class GrowingTree {
  #size = 0;
  /** The roots of the full subtrees, the largest first. */
  readonly #peaks: Buffer[] = [];

  get size(): number {
    return this.#size;
  }

  add(leaf: Buffer): void {
    this.#size += 1;
    let peak = leaf;
    for (let count = this.#size; count % 2 === 0; count /= 2) peak = nodeHash(this.#peaks.pop() ?? emptyRoot, peak);
    this.#peaks.push(peak);
  }

  root(): Buffer {
    return this.#peaks.reduceRight<Buffer | null>((right, left) => (right === null ? left : nodeHash(left, right)), null) ?? emptyRoot;
  }
}
