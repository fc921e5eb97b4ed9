import { Clock } from '../../src/shared-kernel/ports/messages.js';

/** Goes as the machine's clock does, and can be moved on, so that nobody waits for days to pass. */
export class MovableClock extends Clock {
  #ahead = 0;

  override now(): Date {
    return new Date(Date.now() + this.#ahead);
  }

  moveOn(milliseconds: number): void {
    this.#ahead += milliseconds;
  }
}
