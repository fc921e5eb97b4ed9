import fc from 'fast-check';
import { ceilDiv, creditAmount, credits, lesser, micro, microText, sum } from './money.js';

const amounts = fc.bigInt({ min: -(10n ** 18n), max: 10n ** 18n });

describe('amounts of credits', () => {
  it('are exact to six decimals', () => {
    expect(credits('0.4')).toBe(400_000n);
    expect(credits('12')).toBe(12_000_000n);
    expect(credits('-1.000001')).toBe(-1_000_001n);
    expect(credits('0.000001')).toBe(1n);
  });

  it.each(['', '1.', '.5', '1.0000001', '1e3', ' 1', '0x1', '1,5', '--1', 'NaN'])('are not what “%s” says', text =>
    expect(() => credits(text)).toThrow('not an amount of credits'),
  );

  it('come back from every text that they were turned into', () =>
    fc.assert(
      fc.property(amounts, amount => {
        expect(micro(microText(amount))).toBe(amount);
        expect(creditAmount(amount)).toEqual(creditAmount(microText(amount)));
      }),
    ));

  it('refuse a stored text that is no integer', () => expect(() => micro('1.5' as `${bigint}`)).toThrow(SyntaxError));

  it('are summed and compared as integers', () =>
    fc.assert(
      fc.property(
        fc.array(amounts),
        fc.bigInt({ min: 0n, max: 10n ** 18n }),
        fc.bigInt({ min: 1n, max: 10n ** 9n }),
        (several, dividend, divisor) => {
          expect(sum(several) - sum([...several].reverse())).toBe(0n);
          expect(several.every(amount => lesser(amount, sum(several)) <= amount)).toBe(true);
          const quotient = ceilDiv(dividend, divisor);
          expect(quotient * divisor >= dividend && (quotient - 1n) * divisor < dividend).toBe(true);
        },
      ),
    ));
});
