import { reCheckDue } from './re-check-due.js';

const moment = '2026-11-23T12:00:00.000Z';
const at = (milliseconds: number): Date => new Date(Date.parse(moment) + milliseconds);

describe('a re-check by the schedule', () => {
  it('is due from its moment on, and a little before, because clocks differ', () => {
    for (const milliseconds of [-1_000, 0, 3_600_000]) expect(reCheckDue(moment, at(milliseconds))).toBe(true);
  });

  it('is left to a later job when the moment was put off meanwhile', () => expect(reCheckDue(moment, at(-30_000))).toBe(false));

  it('is not due for a key that works', () => expect(reCheckDue(null, at(0))).toBe(false));
});
