import type { StoredEvent } from '../stored-event.js';
import type { LogReader } from './log-reader.js';

/** A stretch of the log: all events after the last one up to this ordinal. */
export interface Stretch {
  events: StoredEvent[];
  upTo: number;
  /** True when it reaches the end that was known when it was read. */
  isLast: boolean;
}

/** Events that one stretch asks for, and the bytes of text that it aims at. */
const size = { first: 500, most: 8192, bytes: 4 * 1024 * 1024 };

/**
 * The log from one ordinal to another in stretches, at least one. The next is fetched while the caller works on the last; each is a
 * transaction of its own, so none stays open however long the caller takes.
 */
export async function* history(reader: LogReader, after: number, until: number): AsyncGenerator<Stretch> {
  let asked = size.first;
  let coming = fetch(reader, after, until, asked);
  for (;;) {
    const stretch = await coming;
    if (!stretch.isLast) {
      asked = nextSize(asked, stretch.events);
      coming = fetch(reader, stretch.upTo, until, asked);
      coming.catch(() => undefined); // heard when it is awaited, if it ever is
    }
    yield stretch;
    if (stretch.isLast) return;
  }
}

async function fetch(reader: LogReader, after: number, until: number, asked: number): Promise<Stretch> {
  const upTo = Math.min(after + asked, until);
  return { events: after < upTo ? await reader.range(after, upTo) : [], upTo, isLast: upTo >= until };
}

/** Events differ in size by a thousand times: the next stretch is as long as the last one's average allows. */
function nextSize(asked: number, events: readonly StoredEvent[]): number {
  const bytes = events.reduce((sum, { data, metadata }) => sum + data.length + metadata.length, 1);
  const fitting = Math.floor((size.bytes * events.length) / bytes);
  return Math.max(1, Math.min(size.most, asked * 4, fitting));
}
