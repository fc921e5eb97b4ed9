import type { Position } from '../../shared-kernel/ports/event-log.js';
import type { SubscriberState } from './projection-runner.js';

const LOOK_EVERY_MS = 15;

/** What is looked at to tell whether anything is left to be done. */
export interface Looked {
  /** Position of the newest event. */
  head(): Promise<Position>;
  states(): Promise<readonly SubscriberState[]>;
  /** Whether no job is runnable or running. */
  idle(): Promise<boolean>;
}

/**
 * Whether every subscriber is at the head and nothing is left to be done. A look takes a while; what began and ended in it has written something, so that
 * the head is asked for once more. Throws when a subscriber has stopped.
 */
export const isQuiet = async ({ head, states, idle }: Looked): Promise<boolean> => {
  const before = await head();
  const found = await states();
  const stopped = found.find(({ health }) => health === 'stopped');
  if (stopped) throw new Error(`${stopped.name} has stopped: ${stopped.trouble ?? 'closed'}`);
  return found.every(({ position }) => position >= before) && (await idle()) && (await head()) === before;
};

/** Resolves once it is quiet twice in a row: a job that only puts in another one may do so behind the back of one look. */
export const settled = async (quietNow: () => Promise<boolean>): Promise<void> => {
  for (let quiet = 0; quiet < 2;) {
    quiet = (await quietNow()) ? quiet + 1 : 0;
    if (quiet < 2) await new Promise(resolve => setTimeout(resolve, LOOK_EVERY_MS));
  }
};
