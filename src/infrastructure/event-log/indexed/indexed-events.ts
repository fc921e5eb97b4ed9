import type { RecordedEvent } from '../../../shared-kernel/ports/event-log.js';
import type { ForeignLog } from './foreign-log.js';
import type { IndexTables, Place } from './index-tables.js';
import { PlacedEvent } from './placed-event.js';

/** Streams that are read at once. */
const AT_ONCE = 8;

/** Events of a stream that are read for nothing, rather than asked for in two questions. */
const GAP = 8;

interface Run {
  readonly stream: string;
  readonly from: number;
  readonly places: Place[];
}

/** Brings the events of places, in their order; it costs what was asked for. */
export class IndexedEvents {
  readonly #log: ForeignLog;
  readonly #index: IndexTables;

  constructor(log: ForeignLog, index: IndexTables) {
    this.#log = log;
    this.#index = index;
  }

  /** In log order. */
  async at(ordinals: readonly number[], raw = false): Promise<readonly PlacedEvent[]> {
    return this.of(await this.#index.places(ordinals), raw);
  }

  async of(places: readonly Place[], raw = false): Promise<readonly PlacedEvent[]> {
    const runs = runsOf(places);
    const found = new Map<number, PlacedEvent>();
    const bring = async (): Promise<void> => {
      for (let run = runs.pop(); run; run = runs.pop()) for (const event of await this.#bring(run, raw)) found.set(event.ordinal, event);
    };
    await Promise.all(Array.from({ length: Math.min(AT_ONCE, runs.length) }, bring));
    return places.map(place => found.get(place.ordinal) ?? missing(place));
  }

  async #bring({ stream, from, places }: Run, raw: boolean): Promise<readonly PlacedEvent[]> {
    const wanted = new Map(places.map(place => [place.revision, place]));
    const last = places.at(-1)?.revision ?? from;
    const events: PlacedEvent[] = [];
    for await (const event of this.#log.readStream(stream, { fromRevision: from, limit: last - from + 1, raw })) {
      const place = wanted.get(event.revision);
      if (place) events.push(placed(event, place));
    }
    return events;
  }
}

const placed = (event: RecordedEvent, place: Place): PlacedEvent =>
  event.position === place.position ? new PlacedEvent(event, place.ordinal) : missing(place);

const missing = ({ ordinal, stream, revision }: Place): never => {
  throw new Error(`The log has no event ${ordinal} where its index says, at revision ${revision} of ${stream}.`);
};

/** Places of a stream that lie close together are read in one go. */
const runsOf = (places: readonly Place[]): Run[] => {
  const runs = new Map<string, Run[]>();
  for (const place of places.toSorted((one, other) => one.revision - other.revision)) {
    const ofStream = runs.get(place.stream) ?? [];
    const run = ofStream.at(-1);
    if (run && place.revision - (run.places.at(-1)?.revision ?? run.from) <= GAP) run.places.push(place);
    else ofStream.push({ stream: place.stream, from: place.revision, places: [place] });
    runs.set(place.stream, ofStream);
  }
  return [...runs.values()].flat();
};
