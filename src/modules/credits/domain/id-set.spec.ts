import fc from 'fast-check';
import { hasId, noIds, withId } from './id-set.js';

describe('a set of ids', () => {
  it('knows what was added and nothing else, however many there are', () =>
    fc.assert(
      fc.property(fc.uniqueArray(fc.string(), { maxLength: 400 }), ids => {
        const [added, others] = [ids.filter((_, at) => at % 2 === 0), ids.filter((_, at) => at % 2 === 1)];
        const set = added.reduce((grown, id) => withId(grown, id), noIds);
        expect(added.every(id => hasId(set, id))).toBe(true);
        expect(others.some(id => hasId(set, id))).toBe(false);
      }),
      { numRuns: 200 },
    ));

  it('is the same whether an id is added once or twice, and leaves the set it grew from alone', () => {
    const ids = Array.from({ length: 100 }, (_, at) => `task-${at}`);
    const set = ids.reduce((grown, id) => withId(grown, id), noIds);
    expect(withId(set, 'task-7')).toEqual(set);
    expect(hasId(withId(set, 'one more'), 'one more')).toBe(true);
    expect(hasId(set, 'one more')).toBe(false);
  });
});
