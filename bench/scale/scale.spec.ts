import { Chance } from '../audit/chance.js';
import { heavyTailed, logNormal, perMille, secondOfDay } from './distributions.js';
import { PRICES, priceOfAThousand } from './price-model.js';
import { queued, type Work } from './queue-model.js';

const many = <Value>(draw: (chance: Chance) => Value): readonly Value[] => {
  const chance = new Chance(7);
  return Array.from({ length: 20_000 }, () => draw(chance));
};
const share = (values: readonly boolean[]): number => values.filter(Boolean).length / values.length;

describe('what chance brings to the bench', () => {
  it('is one for most and very much for a few where the tail is heavy', () => {
    const drawn = many(chance => heavyTailed(chance, 1.6, 300));
    expect(Math.min(...drawn)).toBe(1);
    expect(Math.max(...drawn)).toBeGreaterThan(100);
    expect(share(drawn.map(value => value === 1))).toBeCloseTo(1 - 2 ** -1.6, 1);
    expect(Math.max(...many(chance => heavyTailed(chance, 0.5, 12)))).toBe(12);
  });

  it('lies as often below the median as above it', () => {
    const drawn = many(chance => logNormal(chance, 8, 0.9));
    expect(share(drawn.map(value => value < 8))).toBeCloseTo(0.5, 1);
    expect(share(drawn.map(value => value < 8 * Math.exp(0.9)))).toBeCloseTo(0.84, 1);
  });

  it('falls into hours by their weights, and happens as often as is said', () => {
    const hours = many(chance => Math.floor(secondOfDay(chance, [1, 0, 3]) / 3600));
    expect([0, 1, 2].map(hour => share(hours.map(value => value === hour)))).toEqual([expect.closeTo(0.25, 1), 0, expect.closeTo(0.75, 1)]);
    expect(share(many(chance => perMille(chance, 30)))).toBeCloseTo(0.03, 2);
  });
});

const work = (askedAt: number, takes: number, { lane = 0, after = -1 } = {}): Work => ({ askedAt, takes, lane, after });

describe('the queue of the bench', () => {
  it('has work wait for a place, in the order in which it came', () => {
    const { waited, deepest, doneAt } = queued([work(0, 10), work(1, 10), work(2, 10)], [1]);
    expect([...waited]).toEqual([0, 9, 18]);
    expect(deepest).toEqual([2]);
    expect(doneAt).toBe(30);
  });

  it('lets lanes be of no consequence to each other', () => {
    expect([...queued([work(0, 10), work(1, 10, { lane: 1 }), work(2, 10, { lane: 1 })], [1, 2]).waited]).toEqual([0, 0, 0]);
  });

  it('begins nothing before what it needs is done, whichever was asked for first', () => {
    const { waited, doneAt } = queued([work(5, 10), work(0, 1, { after: 0 }), work(20, 1, { after: 0 })], [2]);
    expect([...waited]).toEqual([0, 0, 0]);
    expect(doneAt).toBe(21);
  });

  it('tells how much waited hour by hour', () => {
    expect(queued([work(0, 7200), work(10, 1), work(20, 1)], [1]).byHour).toEqual([0, 2, 2]);
  });

  it('does at full load what a formula says of it: half of the places busy, hardly anybody waits', () => {
    const chance = new Chance(3);
    const works = Array.from({ length: 20_000 }, (_, at) => work(at, 4 + chance.below(2000) / 1000));
    expect(Math.max(...queued(works, [10]).waited)).toBeLessThan(1);
    expect(Math.max(...queued(works, [4]).waited)).toBeGreaterThan(1_000);
  });
});

describe('the price of a thousand videos', () => {
  const month = 30 * 86_400;
  const needed = { videos: 2_000, coreSeconds: month / 2, databaseBytes: 2e9, fileBytes: 4e9, providerMicroUsd: 500 };

  it('has the provider’s part, the cores that are kept busy, and what lies on disks', () => {
    const { provider, cores, database, files, all } = priceOfAThousand(needed, { filled: 0.5, leastCores: 0, days: 30, monthsKept: 3 });
    expect([provider, cores]).toEqual([250, PRICES.coreMonth / 2]);
    expect([database, files]).toEqual([3 * PRICES.databaseGigabyteMonth, 6 * PRICES.filesGigabyteMonth]);
    expect(all).toBe(provider + cores + database + files);
  });

  it('has the cores that are there anyway, where little is done', () => {
    expect(priceOfAThousand(needed, { filled: 0.5, leastCores: 4, days: 30, monthsKept: 1 }).cores).toBe(2 * PRICES.coreMonth);
  });
});
