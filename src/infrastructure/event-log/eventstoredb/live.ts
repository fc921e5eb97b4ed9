import { setTimeout as delay } from 'node:timers/promises';
import { LogUnavailable, type Batch, type Position, type ReadFilter } from '../../../shared-kernel/ports/event-log.js';
import { beyondEnd } from '../positions.js';
import { matching } from '../stored-event.js';
import { history } from './history.js';
import type { LogReader } from './log-reader.js';
import { pause, type Tail } from './tail.js';

/** Events that a handler is given at once. */
const most = 1_000;

/** Where a reader's events come from, and which it wants to hear. */
export interface Source {
  reader: LogReader;
  tail: Tail;
  filter: ReadFilter | undefined;
}

/**
 * The log after a position, past and present, until the signal says otherwise. A lost server is waited for. Throws when the log ends before
 * that position: it is not the log that the reader knows.
 */
export async function* live(source: Source, after: Position, signal: AbortSignal): AsyncGenerator<Batch> {
  let [cursor, isFirst, wait] = [after, true, pause.first];
  while (!signal.aborted) {
    try {
      for await (const batch of isFirst ? past(source, cursor) : present(source, cursor, signal)) {
        [cursor, isFirst, wait] = [batch.upTo, isFirst && !batch.caughtUp, pause.first];
        yield batch;
      }
    } catch (error) {
      if (!(error instanceof LogUnavailable)) throw error;
      await delay(wait, undefined, { signal }).catch(() => undefined);
      wait = Math.min(wait * 2, pause.most);
    }
  }
}

/** What is there already; at least one batch, so that a reader with nothing to read hears so. */
async function* past({ reader, filter }: Source, after: Position): AsyncGenerator<Batch> {
  const until = await reader.head();
  if (after > until) throw beyondEnd(after, until);
  yield* history(reader, { after, until, filter });
}

/** What comes next: from memory, or from the server for a reader who has fallen behind. */
async function* present({ reader, tail, filter }: Source, after: Position, signal: AbortSignal): AsyncGenerator<Batch> {
  const until = await tail.beyond(after, signal);
  const recent = tail.after(after);
  if (!recent) {
    yield* history(reader, { after, until, filter });
    return;
  }
  const passes = matching(filter);
  let rest = recent.events;
  for (; rest.length > most; rest = rest.slice(most)) {
    const events = rest.slice(0, most);
    yield { events: events.filter(passes), upTo: events.at(-1)?.position ?? after, caughtUp: false };
  }
  yield { events: rest.filter(passes), upTo: recent.upTo, caughtUp: true };
}
