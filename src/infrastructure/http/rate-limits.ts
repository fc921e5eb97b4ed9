import { isIP, isIPv4 } from 'node:net';
import type { Clock } from '../../shared-kernel/ports/messages.js';
import { TooManyTries } from './rim-refusals.js';

/** So many tries at once, and one more each time the interval divided by them has passed. */
export interface RateLimit {
  readonly name: string;
  readonly tries: number;
  readonly perSeconds: number;
}

/** Counts tries; another one than the in-memory one may count for several machines. */
export abstract class TryCounter {
  /** Takes one try of a subject; 0 when there was one, else the seconds until there is. */
  abstract take(limit: RateLimit, subject: string, now: Date): Promise<number>;
  /** The subject begins anew. */
  abstract forget(limit: RateLimit, subject: string): Promise<void>;
}

interface Bucket {
  left: number;
  at: number;
}

const MOST_SUBJECTS = 50_000;

/** Token buckets in memory; the subjects longest unseen are dropped first, so that memory is bounded. */
export class InMemoryTryCounter extends TryCounter {
  readonly #buckets = new Map<string, Bucket>();

  override take({ name, tries, perSeconds }: RateLimit, subject: string, now: Date): Promise<number> {
    const key = `${name}\u001f${subject}`;
    const at = now.getTime();
    const seconds = perSeconds / tries;
    const before = this.#buckets.get(key) ?? { left: tries, at };
    const left = Math.min(tries, before.left + Math.max(0, at - before.at) / 1000 / seconds);
    this.keep(key, { left: left < 1 ? left : left - 1, at });
    return Promise.resolve(left < 1 ? Math.ceil((1 - left) * seconds) : 0);
  }

  override forget({ name }: RateLimit, subject: string): Promise<void> {
    this.#buckets.delete(`${name}\u001f${subject}`);
    return Promise.resolve();
  }

  private keep(key: string, bucket: Bucket): void {
    this.#buckets.delete(key);
    this.#buckets.set(key, bucket);
    const oldest = this.#buckets.size > MOST_SUBJECTS ? this.#buckets.keys().next().value : undefined;
    if (oldest !== undefined) this.#buckets.delete(oldest);
  }
}

/** Limits guesses: per account, per address, or both, each subject by its own name. */
export class Tries {
  constructor(
    private readonly clock: Clock,
    private readonly counter: TryCounter = new InMemoryTryCounter(),
  ) {}

  /** Counts one try against every subject; refuses when any of them has none left, telling when to come back. */
  async spend(limit: RateLimit, ...subjects: readonly string[]): Promise<void> {
    const now = this.clock.now();
    const waits = await Promise.all(subjects.map(subject => this.counter.take(limit, subject, now)));
    const longest = Math.max(0, ...waits);
    if (longest > 0) throw TooManyTries({ retryAfter: longest });
  }

  /** After a right guess the wrong ones before it do not count. */
  async forget(limit: RateLimit, ...subjects: readonly string[]): Promise<void> {
    await Promise.all(subjects.map(subject => this.counter.forget(limit, subject)));
  }
}

const groupsOf = (address: string): readonly string[] => {
  const [head = '', tail] = address.split('::');
  const front = head === '' ? [] : head.split(':');
  const back = tail === undefined || tail === '' ? [] : tail.split(':');
  return [...front, ...Array.from({ length: tail === undefined ? 0 : 8 - front.length - back.length }, () => '0'), ...back];
};

/** The network that an address belongs to, /24 or /64: whoever has one address of it has many. */
export const networkOf = (address: string): string => {
  const plain = address.replace(/^::ffff:(?=\d+\.)/i, '').replace(/%.*$/, '');
  if (isIPv4(plain)) return `${plain.split('.').slice(0, 3).join('.')}.0/24`;
  if (isIP(plain) === 0) return 'unknown';
  const network = groupsOf(plain).slice(0, 4);
  return `${network.map(group => Number.parseInt(group, 16).toString(16)).join(':')}::/64`;
};
