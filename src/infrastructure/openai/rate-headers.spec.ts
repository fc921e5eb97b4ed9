import { parseSpan, rateHints, retryAfter } from './rate-headers.js';

const NOW = Date.parse('2026-11-23T12:00:00Z');

describe('the headers of rate limits', () => {
  it.each([
    ['120ms', 120],
    ['1s', 1_000],
    ['1.5s', 1_500],
    ['6m0s', 360_000],
    ['1h2m3s', 3_723_000],
    ['1m30.25s', 90_250],
    ['0s', 0],
    ['400d', 86_400_000],
    ['', null],
    ['soon', null],
    ['6m0', null],
    ['-1s', null],
    [null, null],
  ])('reads the span %s', (text, ms) => {
    expect(parseSpan(text)).toBe(ms);
  });

  it.each<[string, Record<string, string>, number | null]>([
    ['milliseconds before seconds', { 'retry-after-ms': '250', 'retry-after': '9' }, 250],
    ['seconds', { 'retry-after': '120' }, 120_000],
    ['parts of seconds', { 'retry-after': '0.5' }, 500],
    ['a date', { 'retry-after': 'Mon, 23 Nov 2026 12:00:30 GMT' }, 30_000],
    ['a date gone by', { 'retry-after': 'Mon, 23 Nov 2026 11:00:00 GMT' }, 0],
    ['a span', { 'retry-after': '6m0s' }, 360_000],
    ['not more than a day', { 'retry-after': '99999999' }, 86_400_000],
    ['nonsense', { 'retry-after': 'later', 'retry-after-ms': '-5' }, null],
    ['nothing', {}, null],
    [
      'the reset of what is used up',
      {
        'x-ratelimit-limit-requests': '60',
        'x-ratelimit-remaining-requests': '59',
        'x-ratelimit-reset-requests': '1s',
        'x-ratelimit-limit-tokens': '1000',
        'x-ratelimit-remaining-tokens': '0',
        'x-ratelimit-reset-tokens': '6m0s',
      },
      360_000,
    ],
  ])('waits by %s', (_, headers, ms) => {
    expect(retryAfter(new Headers(headers), NOW)).toBe(ms);
  });

  it('takes unbelievable limits for none', () => {
    const headers = { 'x-ratelimit-limit-requests': '-1', 'x-ratelimit-remaining-requests': '0', 'x-ratelimit-reset-requests': '1s' };
    expect(rateHints(new Headers(headers))).toEqual({ requests: null, tokens: null });
  });
});
