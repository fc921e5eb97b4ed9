import { Clock } from '../shared-kernel/ports/messages.js';

/** The time of this machine. */
export class SystemClock extends Clock {
  override now(): Date {
    return new Date();
  }
}
