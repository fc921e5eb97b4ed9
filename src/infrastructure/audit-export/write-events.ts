import type { RecordedEvent } from '../../shared-kernel/ports/event-log.js';
import type { LeafOf } from '../event-log/leaf.js';
import { ordinalOf } from '../event-log/positions.js';
import { EVENTS_A_FILE, eventLine, eventsFile, type Extent } from './export-format.js';
import type { GrowingFile } from './growing-file.js';
import type { WorkFolder } from './work-folder.js';

export type SealedEvent = RecordedEvent & LeafOf;

/** The log's events from one ordinal to another, with their stored bytes. */
export type EventSource = (from: number, to: number) => AsyncIterable<readonly SealedEvent[]>;

interface Stretch {
  readonly first: number;
  readonly last: number;
}

/** Writes the files of events that are not there yet; it holds one batch and a quarter of a megabyte. */
export const writeEvents = async (work: WorkFolder, extent: Extent, source: EventSource, tell: (sentence: string) => void): Promise<void> => {
  for (const stretch of missing(work, extent)) {
    await writeStretch(work, stretch, source, last => tell(`events ${last - extent.from + 1} of ${extent.to - extent.from + 1}`));
  }
};

/** Files beside one another that are missing are one stretch, so that an undisturbed export reads the log once. */
function* missing(work: WorkFolder, { from, to }: Extent): Generator<Stretch> {
  let first: number | null = null;
  for (let start = from; start <= to; start += EVENTS_A_FILE) {
    if (!work.has(eventsFile(start))) first ??= start;
    else if (first !== null) {
      yield { first, last: start - 1 };
      first = null;
    }
  }
  if (first !== null) yield { first, last: to };
}

const writeStretch = async (work: WorkFolder, { first, last }: Stretch, source: EventSource, tell: (last: number) => void): Promise<void> => {
  let [file, next]: [GrowingFile | null, number] = [null, first];
  try {
    for await (const events of source(first, last)) {
      for (const event of events) {
        if (ordinalOf(event.position) !== next)
          throw new Error(`The log has no event ${next}: after ${next - 1} comes ${ordinalOf(event.position)}.`);
        file ??= await work.begin(eventsFile(next));
        await file.append(eventLine(next, event));
        next += 1;
        if (next <= last && (next - first) % EVENTS_A_FILE > 0) continue;
        await work.keep([await file.end()]);
        file = null;
        tell(next - 1);
      }
    }
  } finally {
    await file?.leave();
  }
  if (next <= last) throw new Error(`The log ends before event ${next}, although it had ${last}.`);
};
