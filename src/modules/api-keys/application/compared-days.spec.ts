import { comparedDays } from './compared-days.js';

describe('the days that are compared', () => {
  it('are all days of a period, and settled when they have been over for a day', () => {
    expect(comparedDays('2026-02-28', '2026-03-02', new Date('2026-03-02T00:00:00.000Z'))).toEqual([
      { day: '2026-02-28', settled: true },
      { day: '2026-03-01', settled: false },
      { day: '2026-03-02', settled: false },
    ]);
    expect(comparedDays('2026-02-28', '2026-02-28', new Date('2026-03-01T23:59:59.999Z'))).toMatchObject([{ settled: false }]);
  });
});
