/** How fast a key may go. */
export interface PaceLimits {
  readonly requestsPerMinute: number;
  readonly tokensPerMinute: number;
}

export const defaultPace: PaceLimits = { requestsPerMinute: 10_000, tokensPerMinute: 30_000_000 };

interface Bucket {
  left: number;
  /** Milliseconds since the epoch. */
  at: number;
}

/** The allowance of one key: it refills evenly over a minute. */
export class Pace {
  #limits: PaceLimits = defaultPace;
  readonly #requests: Bucket = { left: Number.POSITIVE_INFINITY, at: 0 };
  readonly #tokens: Bucket = { left: Number.POSITIVE_INFINITY, at: 0 };

  /** Sets new limits, and begins with all of them unused. */
  limit(limits: PaceLimits): void {
    this.#limits = limits;
    this.#requests.left = Number.POSITIVE_INFINITY;
    this.#tokens.left = Number.POSITIVE_INFINITY;
  }

  /** Takes one request and its tokens; returns null, or the milliseconds to wait when it is too fast. */
  take(tokens: number, now: number): number | null {
    const { requestsPerMinute, tokensPerMinute } = this.#limits;
    const requests = refill(this.#requests, requestsPerMinute, now);
    const allowance = refill(this.#tokens, tokensPerMinute, now);
    if (requests.left < 1) return wait(1 - requests.left, requestsPerMinute);
    if (allowance.left < Math.min(tokens, tokensPerMinute)) return wait(Math.min(tokens, tokensPerMinute) - allowance.left, tokensPerMinute);
    requests.left -= 1;
    allowance.left -= tokens;
    return null;
  }

  headers(now: number): Readonly<Record<string, string>> {
    const { requestsPerMinute, tokensPerMinute } = this.#limits;
    const requests = refill(this.#requests, requestsPerMinute, now).left;
    const tokens = refill(this.#tokens, tokensPerMinute, now).left;
    return {
      'x-ratelimit-limit-requests': String(requestsPerMinute),
      'x-ratelimit-limit-tokens': String(tokensPerMinute),
      'x-ratelimit-remaining-requests': String(Math.max(0, Math.floor(requests))),
      'x-ratelimit-remaining-tokens': String(Math.max(0, Math.floor(tokens))),
      'x-ratelimit-reset-requests': span(wait(requestsPerMinute - requests, requestsPerMinute)),
      'x-ratelimit-reset-tokens': span(wait(tokensPerMinute - tokens, tokensPerMinute)),
    };
  }
}

function refill(bucket: Bucket, perMinute: number, now: number): Bucket {
  const gained = (Math.max(0, now - bucket.at) * perMinute) / 60_000;
  bucket.left = Math.min(perMinute, bucket.left + gained);
  bucket.at = now;
  return bucket;
}

function wait(missing: number, perMinute: number): number {
  return perMinute === 0 ? 60_000 : Math.ceil((missing / perMinute) * 60_000);
}

/** `120ms`, `1.5s`, `6m0s`: the way the provider writes times. */
function span(milliseconds: number): string {
  if (milliseconds < 1000) return `${milliseconds}ms`;
  if (milliseconds < 60_000) return `${milliseconds / 1000}s`;
  return `${Math.floor(milliseconds / 60_000)}m${Math.floor((milliseconds % 60_000) / 1000)}s`;
}
