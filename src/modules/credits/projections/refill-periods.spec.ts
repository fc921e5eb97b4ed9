import { periodAt, periodStart } from './refill-periods.js';

describe('the months since a sign-up', () => {
  it('begin at midnight UTC of its day, or of the last day of a month that has no such day', () => {
    const starts = [1, 2, 3, 13].map(period => periodStart('2027-01-31T23:59:59.000Z', period));
    expect(starts).toEqual(['2027-02-28T00:00:00.000Z', '2027-03-31T00:00:00.000Z', '2027-04-30T00:00:00.000Z', '2028-02-29T00:00:00.000Z']);
  });
  it('are counted by those that have begun', () => {
    const at = (moment: string) => periodAt('2026-11-15T12:00:00.000Z', moment);
    expect(at('2026-11-15T12:00:00.000Z')).toBe(0);
    expect(at('2026-12-14T23:59:59.999Z')).toBe(0);
    expect(at('2026-12-15T00:00:00.000Z')).toBe(1);
    expect(at('2027-12-20T00:00:00.000Z')).toBe(13);
  });
});
