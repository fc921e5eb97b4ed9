import { setTimeout as delay } from 'node:timers/promises';
import { LogUnavailable } from '../../shared-kernel/ports/event-log.js';

/** Events that a handler is given at once. */
export const MOST_AT_ONCE = 1_000;

/** Where the events of one adapter come from; a cursor is a place in its log. */
export interface Origin<Cursor, Stretch extends { readonly upTo: Cursor }> {
  head(): Promise<Cursor>;
  /** Throws when the log ends before that place: it is not the log that the reader knows. */
  checkWithin(after: Cursor, head: Cursor): void;
  history(after: Cursor, until: Cursor): AsyncIterable<Stretch>;
  /** Resolves once the log goes on after a place, with its end. */
  beyond(after: Cursor, signal: AbortSignal): Promise<Cursor>;
  /** What is in memory after a place; null for a reader who has fallen behind that. */
  recent(after: Cursor): readonly Stretch[] | null;
  isLast(stretch: Stretch): boolean;
  /** Milliseconds before a lost server is asked again: at first, and at most after it was lost again and again. */
  readonly pause: { readonly first: number; readonly most: number };
}

/**
 * The log after a place, past and present, until the signal says otherwise. A lost server is waited for. Throws when the log ends before
 * that place.
 */
export async function* onwards<Cursor, Stretch extends { readonly upTo: Cursor }>(
  origin: Origin<Cursor, Stretch>,
  after: Cursor,
  signal: AbortSignal,
): AsyncGenerator<Stretch> {
  let [cursor, isPast, wait] = [after, true, origin.pause.first];
  while (!signal.aborted) {
    try {
      for await (const stretch of isPast ? past(origin, cursor) : present(origin, cursor, signal)) {
        [cursor, isPast, wait] = [stretch.upTo, isPast && !origin.isLast(stretch), origin.pause.first];
        yield stretch;
      }
    } catch (error) {
      if (!(error instanceof LogUnavailable)) throw error;
      await delay(wait, undefined, { signal }).catch(() => undefined);
      wait = Math.min(wait * 2, origin.pause.most);
    }
  }
}

/** What is there already; at least one stretch, so that a reader with nothing to read hears so. */
async function* past<Cursor, Stretch extends { readonly upTo: Cursor }>(origin: Origin<Cursor, Stretch>, after: Cursor): AsyncGenerator<Stretch> {
  const until = await origin.head();
  origin.checkWithin(after, until);
  yield* origin.history(after, until);
}

/** What comes next: from memory, or from the server for a reader who has fallen behind. */
async function* present<Cursor, Stretch extends { readonly upTo: Cursor }>(
  origin: Origin<Cursor, Stretch>,
  after: Cursor,
  signal: AbortSignal,
): AsyncGenerator<Stretch> {
  const until = await origin.beyond(after, signal);
  yield* origin.recent(after) ?? origin.history(after, until);
}
