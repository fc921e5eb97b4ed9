import { sha256 } from '../protocol/fingerprint.js';
import { asObject, type JsonObject } from '../protocol/json.js';
import { type CacheTtl, type PromptBlock, tokensIn, ttlOf } from './prompt-blocks.js';

/** What the cache did for one request, in input tokens. */
export interface CacheUse {
  readonly cached: number;
  readonly written: number;
  readonly writtenLong: number;
  /** Makes what was written readable; called when the request has ended, so that calls side by side all miss. */
  readonly commit: () => void;
}

interface Boundary {
  readonly hash: string;
  readonly tokens: number;
  readonly ttl: CacheTtl;
}

const minimumTokens = 1024;
const writesAtMost = 4;
const lifetimes: Readonly<Record<CacheTtl, number>> = { '30m': 30 * 60_000, '12h': 12 * 3_600_000 };
const unused: CacheUse = { cached: 0, written: 0, writtenLong: 0, commit: () => undefined };

/** Remembers prefixes of prompts: exact, from 1024 tokens on, for one key and one `prompt_cache_key`. */
export class PromptCache {
  readonly #expiry = new Map<string, number>();

  use(fingerprint: string, body: JsonObject, blocks: readonly PromptBlock[], now: number): CacheUse {
    const boundaries = boundariesOf(fingerprint, body, blocks).filter(one => one.tokens >= minimumTokens);
    if (boundaries.length === 0) return unused;
    const hit = boundaries.findLast(one => (this.#expiry.get(one.hash) ?? 0) > now);
    const cached = hit?.tokens ?? 0;
    const fresh = boundaries.slice(-writesAtMost).filter(one => one.tokens > cached);
    const commit = () => this.#keep([...(hit ? [hit] : []), ...fresh], now);
    return { cached, ...writes(cached, fresh), commit };
  }

  clear(): void {
    this.#expiry.clear();
  }

  /** Reading a prefix also makes it live on. */
  #keep(boundaries: readonly Boundary[], now: number): void {
    for (const { hash, ttl } of boundaries) this.#expiry.set(hash, Math.max(this.#expiry.get(hash) ?? 0, now + lifetimes[ttl]));
  }
}

/** The explicit breakpoints, and the implicit one after the last block unless the request rules it out. */
function boundariesOf(fingerprint: string, body: JsonObject, blocks: readonly PromptBlock[]): readonly Boundary[] {
  const options = asObject(body['prompt_cache_options']);
  const ttl = ttlOf(options['ttl']) ?? '30m';
  const implicit = options['mode'] !== 'explicit';
  let hash = scopeOf(fingerprint, body);
  let tokens = 0;
  const boundaries: Boundary[] = [];
  for (const [index, block] of blocks.entries()) {
    hash = sha256(`${hash}\n${block.role}\n${block.text}`);
    tokens += tokensIn(block.text);
    const last = implicit && index === blocks.length - 1;
    if (block.breakpoint || last) boundaries.push({ hash, tokens, ttl: block.breakpoint?.ttl ?? ttl });
  }
  return boundaries;
}

/** A change of any of these is another cache. */
function scopeOf(fingerprint: string, body: JsonObject): string {
  const { model, tools, text, reasoning, service_tier: tier, prompt_cache_key: cacheKey } = body;
  return sha256(JSON.stringify([fingerprint, cacheKey, model, tools, text, reasoning, tier]));
}

/** Each stretch between two boundaries is written with the lifetime of the boundary that ends it. */
function writes(cached: number, fresh: readonly Boundary[]): { written: number; writtenLong: number } {
  let from = cached;
  const sums = { '30m': 0, '12h': 0 };
  for (const { tokens, ttl } of fresh) {
    sums[ttl] += tokens - from;
    from = tokens;
  }
  return { written: sums['30m'], writtenLong: sums['12h'] };
}
