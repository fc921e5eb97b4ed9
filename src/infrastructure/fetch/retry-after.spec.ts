import { retryAfterOf } from './retry-after.js';

const NOW = Date.UTC(2026, 10, 26, 12, 0, 0);

describe('a Retry-After', () => {
  it.each([
    ['120', 120_000],
    [' 0 ', 0],
    ['Thu, 26 Nov 2026 12:01:00 GMT', 60_000],
    ['Thu, 26 Nov 2026 11:00:00 GMT', 0],
    ['-5', null],
    ['1e3', null],
    ['soon', null],
    ['2026', 2_026_000],
    [undefined, null],
  ])('%s says so many milliseconds: %s', (said, milliseconds) => expect(retryAfterOf(said, NOW)).toBe(milliseconds));
});
