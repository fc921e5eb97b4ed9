import { setTimeout as delay } from 'node:timers/promises';
import { LogUnavailable, type ReadFilter } from '../../../shared-kernel/ports/event-log.js';
import { checkWithin } from '../positions.js';
import { matching } from '../stored-event.js';
import { history, type Stretch } from './history.js';
import type { LogReader } from './log-reader.js';
import type { Tail } from './tail.js';

/** Events that a handler is given at once. */
const most = 1000;

/** Milliseconds before a lost server is asked again. */
const pause = 200;

/** Where a reader's events come from, and which it wants to hear. */
export interface Source {
  reader: LogReader;
  tail: Tail;
  filter: ReadFilter | undefined;
}

/**
 * The log after an ordinal, past and present, until the signal says otherwise. A lost server is waited for. Throws when the
 * log ends before that ordinal: it is not the log that the reader knows.
 */
export async function* live(source: Source, after: number, signal: AbortSignal): AsyncGenerator<Stretch> {
  let [cursor, isFirst] = [after, true];
  while (!signal.aborted) {
    try {
      const stretches = isFirst ? past(source, cursor) : present(source, cursor, signal);
      for await (const stretch of stretches) {
        [cursor, isFirst] = [stretch.upTo, false];
        yield stretch;
      }
    } catch (error) {
      if (!(error instanceof LogUnavailable)) throw error;
      await delay(pause, undefined, { signal }).catch(() => undefined);
    }
  }
}

/** What is there already; at least one stretch, so that a reader with nothing to read hears so. */
async function* past({ reader, filter }: Source, after: number): AsyncGenerator<Stretch> {
  const until = await reader.head();
  checkWithin(after, until);
  yield* history(reader, { after, until, filter });
}

/** What comes next: from memory, or from the database for a reader who has fallen behind. */
async function* present({ reader, tail, filter }: Source, after: number, signal: AbortSignal): AsyncGenerator<Stretch> {
  const until = await tail.beyond(after, signal);
  const recent = tail.after(after);
  if (!recent) {
    yield* history(reader, { after, until, filter });
    return;
  }
  const passes = matching(filter);
  for (let at = 0; at < recent.length; at += most) {
    const events = recent.slice(at, at + most);
    yield { events: events.filter(passes), upTo: after + at + events.length, isLast: at + events.length === recent.length };
  }
}
