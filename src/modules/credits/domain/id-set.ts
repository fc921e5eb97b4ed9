/**
 * A set of ids that only grows. Adding copies one path of a tree and shares the rest, so that an account with a hundred
 * thousand holds behind it still folds in linear time.
 */
export type IdSet = readonly string[] | { readonly branches: readonly IdSet[] };

const LEAF_SIZE = 8;
const BITS = 4;
const WAYS = 1 << BITS;

export const noIds: IdSet = [];

/** FNV-1a, 32 bits: ids made in the same millisecond differ in their last letters only. */
const hashOf = (id: string): number => {
  let hash = 0x811c9dc5;
  for (let at = 0; at < id.length; at += 1) hash = Math.imul(hash ^ id.charCodeAt(at), 0x01000193);
  return hash >>> 0;
};

const wayOf = (id: string, depth: number): number => (hashOf(id) >>> (depth * BITS)) % WAYS;

const isLeaf = (set: IdSet): set is readonly string[] => Array.isArray(set);

/** True for an id that was added. */
export const hasId = (set: IdSet, id: string, depth = 0): boolean => {
  if (isLeaf(set)) return set.includes(id);
  return hasId(set.branches[wayOf(id, depth)] ?? noIds, id, depth + 1);
};

const split = (ids: readonly string[], depth: number): IdSet => ({
  branches: Array.from({ length: WAYS }, (_, way) => ids.filter(id => wayOf(id, depth) === way)),
});

/** The set with one more id; the given set stays as it was. */
export const withId = (set: IdSet, id: string, depth = 0): IdSet => {
  if (!isLeaf(set)) {
    const way = wayOf(id, depth);
    return { branches: set.branches.with(way, withId(set.branches[way] ?? noIds, id, depth + 1)) };
  }
  if (set.includes(id)) return set;
  const grown = [...set, id];
  return grown.length > LEAF_SIZE ? split(grown, depth) : grown;
};
