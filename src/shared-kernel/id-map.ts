/**
 * What is known of ids, of which there only come more. Writing copies one path of a tree and shares the rest, so that an
 * account with a hundred thousand holds behind it still folds in linear time.
 */
export type IdMap<Value> = readonly (readonly [id: string, value: Value])[] | { readonly branches: readonly IdMap<Value>[] };

const LEAF_SIZE = 8;
const BITS = 4;
const WAYS = 1 << BITS;

export const noIds: IdMap<never> = [];

/** FNV-1a, 32 bits: ids made in the same millisecond differ in their last letters only. */
const hashOf = (id: string): number => {
  let hash = 0x811c9dc5;
  for (let at = 0; at < id.length; at += 1) hash = Math.imul(hash ^ id.charCodeAt(at), 0x01000193);
  return hash >>> 0;
};

const wayOf = (id: string, depth: number): number => (hashOf(id) >>> (depth * BITS)) % WAYS;

const isLeaf = <Value>(map: IdMap<Value>): map is readonly (readonly [string, Value])[] => Array.isArray(map);

/** What is known of an id; undefined for one that was never added. */
export const valueOf = <Value>(map: IdMap<Value>, id: string, depth = 0): Value | undefined => {
  if (isLeaf(map)) return map.find(([known]) => known === id)?.[1];
  return valueOf(map.branches[wayOf(id, depth)] ?? noIds, id, depth + 1);
};

const split = <Value>(entries: readonly (readonly [string, Value])[], depth: number): IdMap<Value> => ({
  branches: Array.from({ length: WAYS }, (_, way) => entries.filter(([id]) => wayOf(id, depth) === way)),
});

/** The map with this value under an id, known or new; the given map stays as it was. */
export const withId = <Value>(map: IdMap<Value>, id: string, value: Value, depth = 0): IdMap<Value> => {
  if (!isLeaf(map)) {
    const way = wayOf(id, depth);
    return { branches: map.branches.with(way, withId(map.branches[way] ?? noIds, id, value, depth + 1)) };
  }
  const at = map.findIndex(([known]) => known === id);
  if (at >= 0) return map.with(at, [id, value]);
  const grown = [...map, [id, value] as const];
  return grown.length > LEAF_SIZE ? split(grown, depth) : grown;
};
