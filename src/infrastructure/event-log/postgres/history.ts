import { setImmediate as turn } from 'node:timers/promises';
import type { StoredEvent } from '../stored-event.js';
import type { LogReader, Wanted } from './log-reader.js';

/** A stretch of the log: all events after the last one up to this ordinal that the reader's filter lets through. */
export interface Stretch {
  events: StoredEvent[];
  upTo: number;
  /** True when it reaches the end that was known when it was read. */
  isLast: boolean;
}

/** Places of the log that one stretch goes over, and the bytes that it aims at. */
const size = { first: 500, most: 8192, bytes: 4 * 1024 * 1024 };

/** Events that a reader is given at once: few enough that what it makes of them is forgotten before the next. */
const most = 1000;

/**
 * The log from one ordinal to another in stretches, at least one. The next are fetched while the caller works on the last; each fetch
 * is a transaction of its own, so none stays open however long the caller takes.
 */
export async function* history(reader: LogReader, wanted: Wanted): AsyncGenerator<Stretch> {
  let coming = fetch(reader, wanted, size.first);
  for (;;) {
    const { bytes, length, ...stretch } = await coming;
    if (!stretch.isLast) {
      coming = fetch(reader, { ...wanted, after: stretch.upTo }, nextLength(length, bytes));
      coming.catch(() => undefined); // heard when it is awaited, if it ever is
    }
    yield* portions(stretch);
    if (stretch.isLast) return;
  }
}

async function* portions({ events, upTo, isLast }: Stretch): AsyncGenerator<Stretch> {
  let at = 0;
  for (; at + most < events.length; at += most) {
    const portion = events.slice(at, at + most);
    yield { events: portion, upTo: portion.at(-1)?.ordinal ?? upTo, isLast: false };
    await turn(); // what the server sends meanwhile is taken from its hands
  }
  yield { events: events.slice(at), upTo, isLast };
}

interface Fetched extends Stretch {
  length: number;
  bytes: number;
}

async function fetch(reader: LogReader, { after, until, filter }: Wanted, length: number): Promise<Fetched> {
  const upTo = Math.min(after + length, until);
  const copied = after < upTo ? await reader.range({ after, until: upTo, filter }) : { events: [], bytes: 0 };
  return { ...copied, length, upTo, isLast: upTo >= until };
}

/** Events differ in size by a thousand times: the next stretch is as long as the last one's average allows. */
function nextLength(length: number, bytes: number): number {
  const fitting = Math.floor((size.bytes * length) / Math.max(bytes, 1));
  return Math.max(1, Math.min(size.most, length * 4, fitting));
}
