import { disciplineOf, median, quantile, ratioByRound } from './arithmetic.js';

describe('the arithmetic of the bench', () => {
  it('finds the middle of an even number of samples between the two in the middle', () => {
    expect(median([4, 1, 3, 2])).toBe(2.5);
  });

  it('finds a quantile between neighbours by proportion', () => {
    expect(quantile([0, 10], 0.99)).toBeCloseTo(9.9);
  });

  it('has no answer without a sample', () => {
    expect(() => median([])).toThrow('no sample');
  });

  it('compares within rounds, so that a slow round does not favour anybody', () => {
    expect(ratioByRound([10, 100, 30], [5, 50, 15])).toBe(2);
  });

  it('refuses to compare contestants of different rounds', () => {
    expect(() => ratioByRound([1, 2], [1])).toThrow('same rounds');
  });

  it('finds nothing wrong with what was seen once and in order', () => {
    expect(disciplineOf([5, 3, 4], [3, 4, 5])).toEqual({ lost: 0, skipped: 0, reordered: 0 });
  });

  it('tells a lost event at the end from one that was jumped over', () => {
    expect(disciplineOf([1, 2, 3, 4], [1, 3])).toEqual({ lost: 2, skipped: 1, reordered: 0 });
  });

  it('counts what comes late or twice', () => {
    expect(disciplineOf([1, 2, 3], [1, 3, 2, 3])).toEqual({ lost: 0, skipped: 1, reordered: 2 });
  });
});
