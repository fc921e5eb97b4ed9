import type { Batch, Position, ReadFilter } from '../../../shared-kernel/ports/event-log.js';
import { MOST_AT_ONCE, onwards } from '../onwards.js';
import { beyondEnd } from '../positions.js';
import { matching } from '../stored-event.js';
import { history } from './history.js';
import type { LogReader } from './log-reader.js';
import { pause, type Tail } from './tail.js';

/** Where a reader's events come from, and which it wants to hear. */
export interface Source {
  reader: LogReader;
  tail: Tail;
  filter: ReadFilter | undefined;
}

/** The log after a position, past and present, until the signal says otherwise. */
export const live = ({ reader, tail, filter }: Source, after: Position, signal: AbortSignal): AsyncGenerator<Batch> =>
  onwards<Position, Batch>(
    {
      head: () => reader.head(),
      checkWithin: (from, head) => {
        if (from > head) throw beyondEnd(from, head);
      },
      history: (from, until) => history(reader, { after: from, until, filter }),
      beyond: (from, until) => tail.beyond(from, until),
      recent: from => recent(tail, filter, from),
      isLast: ({ caughtUp }) => caughtUp,
      pause,
    },
    after,
    signal,
  );

/** The end may lie beyond the last event: what the log holds of others counts too. */
function recent(tail: Tail, filter: ReadFilter | undefined, after: Position): readonly Batch[] | null {
  const found = tail.after(after);
  if (!found) return null;
  const passes = matching(filter);
  const batches: Batch[] = [];
  let rest = found.events;
  for (; rest.length > MOST_AT_ONCE; rest = rest.slice(MOST_AT_ONCE)) {
    const events = rest.slice(0, MOST_AT_ONCE);
    batches.push({ events: events.filter(passes), upTo: events.at(-1)?.position ?? after, caughtUp: false });
  }
  return [...batches, { events: rest.filter(passes), upTo: found.upTo, caughtUp: true }];
}
