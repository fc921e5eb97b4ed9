import type { ReadFilter } from '../../../shared-kernel/ports/event-log.js';
import { MOST_AT_ONCE, onwards } from '../onwards.js';
import { checkWithin } from '../positions.js';
import { matching } from '../stored-event.js';
import { history, type Stretch } from './history.js';
import type { LogReader } from './log-reader.js';
import type { Tail } from './tail.js';

/** Milliseconds before a lost server is asked again. */
const PAUSE = 200;

/** Where a reader's events come from, and which it wants to hear. */
export interface Source {
  reader: LogReader;
  tail: Tail;
  filter: ReadFilter | undefined;
}

/** The log after an ordinal, past and present, until the signal says otherwise. */
export const live = ({ reader, tail, filter }: Source, after: number, signal: AbortSignal): AsyncGenerator<Stretch> =>
  onwards<number, Stretch>(
    {
      head: () => reader.head(),
      checkWithin,
      history: (from, until) => history(reader, { after: from, until, filter }),
      beyond: (from, until) => tail.beyond(from, until),
      recent: from => recent(tail, filter, from),
      isLast: ({ isLast }) => isLast,
      pause: { first: PAUSE, most: PAUSE },
    },
    after,
    signal,
  );

function recent(tail: Tail, filter: ReadFilter | undefined, after: number): readonly Stretch[] | null {
  const found = tail.after(after);
  if (!found) return null;
  const passes = matching(filter);
  const stretches: Stretch[] = [];
  for (let at = 0; at < found.length; at += MOST_AT_ONCE) {
    const events = found.slice(at, at + MOST_AT_ONCE);
    stretches.push({ events: events.filter(passes), upTo: after + at + events.length, isLast: at + events.length === found.length });
  }
  return stretches;
}
