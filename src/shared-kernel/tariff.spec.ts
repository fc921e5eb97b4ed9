import fc from 'fast-check';
import { microText } from './money.js';
import { charge, type PricePart, type Tariff } from './tariff.js';

const tariff = (...parts: readonly PricePart[]): Tariff => ({ operation: 'text', operationClass: 'key-paid', priceVersion: 'v', parts });
const part = (unit: string, amount: bigint, per: number): PricePart => ({ unit, microCredits: microText(amount), per });

const units = ['a', 'b', 'c'] as const;
const anyPart = fc
  .record({ unit: fc.constantFrom(...units), amount: fc.bigInt({ min: 0n, max: 10n ** 12n }), per: fc.integer({ min: 1, max: 1_000_003 }) })
  .map(({ unit, amount, per }) => part(unit, amount, per));
const anyTariff = fc.array(anyPart, { maxLength: 5 }).map(parts => tariff(...parts));
const counts = fc.record({ a: fc.nat(10 ** 7), b: fc.nat(10 ** 7), c: fc.nat(10 ** 7) });

describe('a charge', () => {
  it('adds the parts of a price', () =>
    expect(charge(tariff(part('operation', 2_000_000n, 1), part('second', 1_000n, 1)), { operation: 1, second: 30 })).toBe(2_030_000n));

  it('rounds the sum up once, not each part', () => {
    const thirds = tariff(part('a', 1n, 3), part('b', 1n, 3), part('c', 1n, 3));
    expect(charge(thirds, { a: 1, b: 1, c: 1 })).toBe(1n);
    expect(charge(thirds, { a: 1, b: 1, c: 2 })).toBe(2n);
  });

  it('takes a begun unit for a whole one, and a whole one with the dust of floating sums for no more', () => {
    const perSecond = tariff(part('second', 7n, 1));
    expect(charge(perSecond, { second: 60.001 })).toBe(427n);
    expect(charge(perSecond, { second: 0.1 + 0.2 + 59.7 })).toBe(420n);
    expect(charge(perSecond, { second: 60.000000001 })).toBe(420n);
  });

  it('is nothing for what the price does not name, and for what was not used', () => {
    expect(charge(tariff(part('image', 5n, 1)), { second: 9 })).toBe(0n);
    expect(charge(tariff(), { second: 9 })).toBe(0n);
  });

  it.each([-1, Number.NaN, Number.POSITIVE_INFINITY])('is not made for %s units', quantity =>
    expect(() => charge(tariff(part('second', 1n, 1)), { second: quantity })).toThrow('not a quantity'),
  );

  it('is the least whole amount that is not below the exact fraction', () =>
    fc.assert(
      fc.property(anyTariff, counts, (prices, used) => {
        // over one common divisor every part is a whole number
        const common = prices.parts.reduce((product, { per }) => product * BigInt(per), 1n);
        const exact = prices.parts.reduce(
          (total, { unit, microCredits, per }) => total + BigInt(used[unit as 'a']) * BigInt(microCredits) * (common / BigInt(per)),
          0n,
        );
        const charged = charge(prices, used);
        expect(charged * common >= exact && (charged - 1n) * common < exact).toBe(true);
      }),
    ));

  it('never falls when more is used, and never costs more in one than in parts', () =>
    fc.assert(
      fc.property(anyTariff, counts, counts, (prices, some, more) => {
        const both = { a: some.a + more.a, b: some.b + more.b, c: some.c + more.c };
        expect(charge(prices, both) >= charge(prices, some)).toBe(true);
        expect(charge(prices, both) <= charge(prices, some) + charge(prices, more)).toBe(true);
      }),
    ));
});
