import type { Clock } from '../clock.js';

/** Time that passes only when it is told to. */
export class ManualClock implements Clock {
  #now = 0;
  readonly #due = new Set<{ at: number; asked: number; run: () => void }>();

  after(milliseconds: number, run: () => void): () => void {
    if (milliseconds === 0) {
      run();
      return () => {};
    }
    const entry = { at: this.#now + milliseconds, asked: milliseconds, run };
    this.#due.add(entry);
    return () => void this.#due.delete(entry);
  }

  /** Everything that comes due by then runs, in its order. */
  pass(milliseconds: number): void {
    const until = this.#now + milliseconds;
    for (let next = this.#next(until); next !== undefined; next = this.#next(until)) {
      this.#now = next.at;
      this.#due.delete(next);
      next.run();
    }
    this.#now = until;
  }

  /** What has been asked for and is still to come. */
  get waiting(): number {
    return this.#due.size;
  }

  /** Whether somebody is waiting for just so long. */
  waitsFor(milliseconds: number): boolean {
    return [...this.#due].some(({ asked }) => asked === milliseconds);
  }

  #next(until: number): { at: number; asked: number; run: () => void } | undefined {
    return [...this.#due].filter(({ at }) => at <= until).sort((one, other) => one.at - other.at)[0];
  }
}
