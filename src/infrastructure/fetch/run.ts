import { FetchProblem } from '../../shared-kernel/ports/fetcher.js';
import type { Clock } from './clock.js';
import type { FetchLimits } from './limits.js';

/** One fetch from its start to its end: it is stopped by its caller, by its total time, by a late step or by a low rate, always through `signal`. */
export class Run {
  readonly #stop = new AbortController();
  readonly #cancelTotal: () => void;
  #cancelWindow: () => void = () => {};
  #arrived = 0;

  constructor(
    private readonly clock: Clock,
    private readonly limits: FetchLimits,
    totalMs: number,
    private readonly caller?: AbortSignal,
  ) {
    this.#cancelTotal = clock.after(totalMs, () => this.#tooSlow());
    if (caller?.aborted === true) this.#stop.abort(caller.reason);
    caller?.addEventListener('abort', this.#followCaller, { once: true });
  }

  /** Its reason is what the fetch fails with. */
  get signal(): AbortSignal {
    return this.#stop.signal;
  }

  /** Waits for a step; when it is late, or the fetch is stopped, `giveUp` is called and the reason thrown. */
  async step<T>(milliseconds: number, step: Promise<T>, giveUp: () => void = () => {}): Promise<T> {
    const late = this.clock.after(milliseconds, () => this.#stop.abort(new FetchProblem('url_unreachable', true)));
    try {
      return await this.stoppable(step, giveUp);
    } finally {
      late();
    }
  }

  /** Waits for something that does not know of the signal. */
  async stoppable<T>(step: Promise<T>, giveUp: () => void = () => {}): Promise<T> {
    const { promise: stopped, reject } = Promise.withResolvers<never>();
    const onStop = () => {
      giveUp();
      reject(this.signal.reason as Error);
    };
    if (this.signal.aborted) onStop();
    this.signal.addEventListener('abort', onStop, { once: true });
    try {
      return await Promise.race([step, stopped]);
    } finally {
      this.signal.removeEventListener('abort', onStop);
    }
  }

  async pause(milliseconds: number): Promise<void> {
    const { promise, resolve } = Promise.withResolvers<void>();
    const cancel = this.clock.after(milliseconds, resolve);
    await this.stoppable(promise, cancel);
  }

  /** Watches the rate from here until `rest`. */
  watchRate(): void {
    this.#arrived = 0;
    this.#cancelWindow();
    this.#cancelWindow = this.clock.after(this.limits.rateWindowMs, () => {
      if (this.#arrived < (this.limits.leastBytesPerSecond * this.limits.rateWindowMs) / 1000) this.#tooSlow();
      else this.watchRate();
    });
  }

  arrived(bytes: number): void {
    this.#arrived += bytes;
  }

  rest(): void {
    this.#cancelWindow();
  }

  /** Lets go of every timer; the signal stays silent from now on. */
  end(): void {
    this.rest();
    this.#cancelTotal();
    this.caller?.removeEventListener('abort', this.#followCaller);
  }

  readonly #followCaller = (): void => this.#stop.abort(this.caller?.reason);

  #tooSlow(): void {
    this.#stop.abort(new FetchProblem('source_too_slow', true));
  }
}
