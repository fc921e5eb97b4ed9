import type { RateHints } from '../../shared-kernel/ports/provider.js';

type HeaderReader = { get(name: string): string | null };

const DAY_MS = 86_400_000;
const UNITS: Readonly<Record<string, number>> = { ms: 1, s: 1_000, m: 60_000, h: 3_600_000, d: DAY_MS };

/** Milliseconds in the provider's notation of a span, such as `120ms`, `1.5s`, `6m0s` or `1h2m3s`; null when it is none. */
export function parseSpan(text: string | null): number | null {
  const trimmed = text?.trim() ?? '';
  if (!/^(\d+(\.\d+)?(ms|s|m|h|d))+$/.test(trimmed)) return null;
  const parts = trimmed.matchAll(/(\d+(?:\.\d+)?)(ms|s|m|h|d)/g);
  return bounded([...parts].reduce((sum, [, amount, unit]) => sum + Number(amount) * (UNITS[unit ?? ''] ?? 0), 0));
}

/** How long the provider asks to wait, in milliseconds: `retry-after-ms`, else `retry-after` (seconds or a date), else the reset of what is used up. */
export function retryAfter(headers: HeaderReader, now: number): number | null {
  return fromMilliseconds(headers.get('retry-after-ms')) ?? fromRetryAfter(headers.get('retry-after'), now) ?? fromResets(rateHints(headers));
}

/** What the rate headers say, each field null when it is absent or not believable (some servers send -1 or 0 for everything). */
export function rateHints(headers: HeaderReader): RateHints {
  return { requests: hintFor('requests', headers), tokens: hintFor('tokens', headers) };
}

function hintFor(what: 'requests' | 'tokens', headers: HeaderReader): RateHints['requests'] {
  const limit = Number(headers.get(`x-ratelimit-limit-${what}`) ?? Number.NaN);
  const remaining = Number(headers.get(`x-ratelimit-remaining-${what}`) ?? Number.NaN);
  const resetMs = parseSpan(headers.get(`x-ratelimit-reset-${what}`));
  if (!(limit > 0) || !(remaining >= 0) || resetMs === null) return null;
  return { limit, remaining, resetMs };
}

function fromMilliseconds(text: string | null): number | null {
  if (text === null || !/^\d+(\.\d+)?$/.test(text.trim())) return null;
  return bounded(Number(text));
}

function fromRetryAfter(text: string | null, now: number): number | null {
  if (text === null) return null;
  if (/^\d+(\.\d+)?$/.test(text.trim())) return bounded(Number(text) * 1_000);
  const span = parseSpan(text);
  if (span !== null) return span;
  const date = Date.parse(text);
  return Number.isNaN(date) ? null : bounded(date - now);
}

function fromResets(hints: RateHints): number | null {
  const spent = [hints.requests, hints.tokens].filter(hint => hint !== null).filter(hint => hint.remaining === 0);
  return spent.length === 0 ? null : Math.max(...spent.map(hint => hint.resetMs));
}

/** Nobody waits longer than a day on the word of a header. */
function bounded(ms: number): number {
  return Math.min(Math.max(0, Math.ceil(ms)), DAY_MS);
}
