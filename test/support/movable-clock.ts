import { Clock } from '../../src/shared-kernel/ports/messages.js';

/** Goes as the machine's clock does, and can be moved on, so that nobody waits for days to pass, or stand still, so that nobody has to be quick. */
export class MovableClock extends Clock {
  #ahead = 0;
  #standing: number | null = null;

  override now(): Date {
    return new Date((this.#standing ?? Date.now()) + this.#ahead);
  }

  moveOn(milliseconds: number): void {
    this.#ahead += milliseconds;
  }

  /** Stands still during what is done. */
  async atOneMoment<Result>(done: () => Promise<Result>): Promise<Result> {
    this.#standing = Date.now();
    try {
      return await done();
    } finally {
      this.#standing = null;
    }
  }
}
