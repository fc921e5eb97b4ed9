import { AsyncLocalStorage } from 'node:async_hooks';
import { Clock } from '../../shared-kernel/ports/messages.js';
import type { Moment } from '../../shared-kernel/ports/past.js';

const moments = new AsyncLocalStorage<Moment>();

/** Does work for which it is this moment. */
export const duringMoment = <Result>(moment: Moment, work: () => Result): Result => moments.run(moment, work);

/** The moment of the past as of which is asked; null for now. */
export const theMoment = (): Moment | null => moments.getStore() ?? null;

/** Thrown, as a mistake of ours, where something would be written while it is a moment of the past. */
export const assertNow = (): void => {
  if (theMoment() !== null) throw new Error('Nothing can be ordered as of a moment of the past.');
};

/** The service's clock, or what it showed at the moment as of which is asked. */
export class ClockOfTheMoment extends Clock {
  constructor(private readonly clock: Clock) {
    super();
  }

  override now(): Date {
    const moment = theMoment();
    return moment === null ? this.clock.now() : new Date(moment.at);
  }
}
