import fc from 'fast-check';
import { noIds, valueOf, withId, type IdMap } from './id-map.js';

const mapOf = (ids: readonly string[]) => ids.reduce<IdMap<string>>((grown, id) => withId(grown, id, `of ${id}`), noIds);

describe('a map of ids', () => {
  it('knows what was added and nothing else, however many there are', () =>
    fc.assert(
      fc.property(fc.uniqueArray(fc.string(), { maxLength: 400 }), ids => {
        const [added, others] = [ids.filter((_, at) => at % 2 === 0), ids.filter((_, at) => at % 2 === 1)];
        const map = mapOf(added);
        expect(added.every(id => valueOf(map, id) === `of ${id}`)).toBe(true);
        expect(others.some(id => valueOf(map, id) !== undefined)).toBe(false);
      }),
      { numRuns: 200 },
    ));

  it('is the same whether an id is added once or twice, and leaves the map it grew from alone', () => {
    const map = mapOf(Array.from({ length: 100 }, (_, at) => `task-${at}`));
    expect(withId(map, 'task-7', 'of task-7')).toEqual(map);
    expect(valueOf(withId(map, 'task-7', 'changed'), 'task-7')).toBe('changed');
    expect(valueOf(withId(map, 'one more', 'new'), 'one more')).toBe('new');
    expect([valueOf(map, 'task-7'), valueOf(map, 'one more')]).toEqual(['of task-7', undefined]);
  });
});
