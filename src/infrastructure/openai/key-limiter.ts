import type { CallOutcome, RateHints } from '../../shared-kernel/ports/provider.js';

/** How the limiter tells the time; replaced in specs, where nobody waits. */
export interface LimiterClock {
  now(): number;
  /** Calls back after so many milliseconds; the returned function calls it off. */
  after(ms: number, then: () => void): () => void;
}

export interface KeyLimiterConfig {
  /** Calls of one key that may be under way at once. */
  readonly concurrency: number;
  readonly clock?: LimiterClock;
}

/** The terms on which one call waits for its turn. */
export interface Turn {
  /** The key's fingerprint, or a name for the platform's own key. */
  readonly key: string;
  /** Longest wait for a turn in milliseconds; beyond it the call ends as rate-limited, unsent. */
  readonly maxWaitMs: number;
  readonly signal?: AbortSignal;
}

type Bad<T> = Exclude<CallOutcome<T>, { outcome: 'succeeded' }>;

/**
 * Keeps one key's calls from running into its limits together: so many at once, none while the provider has asked to wait, and
 * none of those that wait after the key itself was refused. Keys do not wait for each other.
 */
export class KeyLimiter {
  readonly #lanes = new Map<string, Lane>();
  readonly #clock: LimiterClock;

  constructor(private readonly config: KeyLimiterConfig) {
    this.#clock = config.clock ?? systemClock;
  }

  /** Runs a call when it is its key's turn. Pass `onRateHints` on to the call, so that the headers of its answer are heard. */
  async run<T>(turn: Turn, call: (onRateHints: (hints: RateHints) => void) => Promise<CallOutcome<T>>): Promise<CallOutcome<T>> {
    const lane = this.#laneOf(turn.key);
    const refusal = await lane.enter(turn);
    if (refusal) return refusal;
    try {
      const outcome = await call(hints => lane.hear(hints));
      if (outcome.outcome === 'rate-limited') lane.pause(outcome.retryAfterMs);
      if (outcome.outcome === 'key-trouble') lane.turnAway(outcome);
      return outcome;
    } finally {
      lane.leave();
      if (lane.idle) this.#lanes.delete(turn.key);
    }
  }

  /** Milliseconds until the key's pause is over; 0 when there is none. */
  pausedFor(key: string): number {
    return this.#lanes.get(key)?.pausedFor ?? 0;
  }

  #laneOf(key: string): Lane {
    const lane = this.#lanes.get(key) ?? new Lane(this.config.concurrency, this.#clock);
    this.#lanes.set(key, lane);
    return lane;
  }
}

interface Waiting {
  readonly settle: (refusal: Bad<never> | null) => void;
}

class Lane {
  #running = 0;
  #pausedUntil = 0;
  #wake: (() => void) | undefined;
  readonly #waiting: Waiting[] = [];
  #width: number;

  constructor(
    private readonly concurrency: number,
    private readonly clock: LimiterClock,
  ) {
    this.#width = concurrency;
  }

  get pausedFor(): number {
    return Math.max(0, this.#pausedUntil - this.clock.now());
  }

  /** Nothing to remember: no call, none waiting, no pause. */
  get idle(): boolean {
    return this.#running === 0 && this.#waiting.length === 0 && this.pausedFor === 0;
  }

  enter({ maxWaitMs, signal }: Turn): Promise<Bad<never> | null> {
    if (signal?.aborted) return Promise.resolve(cancelled);
    if (this.#waiting.length === 0 && this.#open) {
      this.#running += 1;
      return Promise.resolve(null);
    }
    if (this.pausedFor > maxWaitMs) return Promise.resolve(this.#tooLong());
    return this.#queue(maxWaitMs, signal);
  }

  leave(): void {
    this.#running -= 1;
    this.#admit();
  }

  pause(ms: number): void {
    this.#pausedUntil = Math.max(this.#pausedUntil, this.clock.now() + ms);
    this.#admit();
  }

  /** A used-up limit pauses the lane; one that is nearly used up narrows it, since calls in step would overrun it. */
  hear({ requests, tokens }: RateHints): void {
    for (const hint of [requests, tokens]) if (hint?.remaining === 0) this.pause(hint.resetMs);
    this.#width = Math.max(1, Math.min(this.concurrency, requests?.remaining ?? this.concurrency));
    this.#admit();
  }

  /** A key that was refused once would be refused each time. */
  turnAway(trouble: Bad<never>): void {
    for (const { settle } of this.#waiting.splice(0)) settle(trouble);
  }

  get #open(): boolean {
    return this.#running < this.#width && this.pausedFor === 0;
  }

  #queue(maxWaitMs: number, signal: AbortSignal | undefined): Promise<Bad<never> | null> {
    return new Promise(resolve => {
      const giveUp = () => this.#drop(waiting, this.#tooLong());
      const cancel = () => this.#drop(waiting, cancelled);
      const callOff = this.clock.after(maxWaitMs, giveUp);
      signal?.addEventListener('abort', cancel, { once: true });
      const settle = (refusal: Bad<never> | null) => {
        callOff();
        signal?.removeEventListener('abort', cancel);
        resolve(refusal);
      };
      const waiting: Waiting = { settle };
      this.#waiting.push(waiting);
      this.#admit();
    });
  }

  #admit(): void {
    while (this.#open && this.#waiting.length > 0) {
      this.#running += 1;
      this.#waiting.shift()?.settle(null);
    }
    this.#wake?.();
    this.#wake = undefined;
    if (this.#waiting.length > 0 && this.pausedFor > 0) this.#wake = this.clock.after(this.pausedFor, () => this.#admit());
  }

  #drop(waiting: Waiting, refusal: Bad<never>): void {
    const place = this.#waiting.indexOf(waiting);
    if (place >= 0) this.#waiting.splice(place, 1);
    waiting.settle(refusal);
  }

  #tooLong(): Bad<never> {
    return { outcome: 'rate-limited', retryAfterMs: Math.max(1, this.pausedFor), code: null, requestId: null };
  }
}

const cancelled: Bad<never> = { outcome: 'failed', reason: 'cancelled', retryable: true, code: null, requestId: null };

const systemClock: LimiterClock = {
  now: () => performance.now(),
  after: (ms, then) => {
    const timer = setTimeout(then, Math.min(ms, 2_147_483_647));
    return () => clearTimeout(timer);
  },
};
