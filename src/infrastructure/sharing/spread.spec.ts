import type { Member } from '../postgres/lease-store.js';
import { ownerOf, runnableAs } from './spread.js';

const NAMES = Array.from({ length: 60 }, (_, nth) => `module.projection-${nth}`);

const member = (number: number, version = 1, names: readonly string[] = NAMES): Member => ({
  number,
  runs: names.map(name => runnableAs({ name, version })),
});

const owners = (members: readonly Member[]): ReadonlyMap<string, number | null> => new Map(NAMES.map(name => [name, ownerOf(name, members)]));

describe('who runs what', () => {
  it('is the same for every process, whoever it asks first', () => {
    const members = [member(1), member(2), member(3)];
    expect(owners(members)).toEqual(owners(members.toReversed()));
  });

  it('leaves nothing to nobody, and a fair share to each', () => {
    const counts = Map.groupBy(owners([member(11), member(12), member(13)]).values(), number => number);
    expect([...counts.keys()].sort()).toEqual([11, 12, 13]);
    for (const ofOne of counts.values()) expect(ofOne.length).toBeGreaterThan(10);
  });

  it('moves only what a process gains that joins, and what one loses that leaves', () => {
    const [before, after] = [owners([member(1), member(2)]), owners([member(1), member(2), member(3)])];
    const moved = NAMES.filter(name => before.get(name) !== after.get(name));
    expect(moved.length).toBeGreaterThan(0);
    for (const name of moved) expect(after.get(name)).toBe(3);
  });

  it('is whoever knows the newest version, so that an older one never takes its table back', () => {
    expect(new Set(owners([member(1, 2), member(2, 3), member(3, 2)]).values())).toEqual(new Set([2]));
  });

  it('is only who can run it at all', () => {
    expect(ownerOf('a', [member(1, 1, ['b'])])).toBeNull();
    expect(ownerOf('a', [member(1, 1, ['ab']), member(2, 1, ['a'])])).toBe(2);
    expect(ownerOf('a', [])).toBeNull();
  });
});
