import type {
  Batch,
  EventLog,
  ExpectedRevision,
  NewEvent,
  Position,
  ReadFilter,
  RecordedEvent,
  StreamsOf,
} from '../../shared-kernel/ports/event-log.js';
import { assertNow, theMoment } from './the-moment.js';

type StreamOptions = Parameters<EventLog['readStream']>[1];

const earlier = (one: Position, other: Position): Position => (one < other ? one : other);

/** The log as it was at the moment as of which is asked; without one, the log. */
export class LogOfTheMoment implements EventLog {
  constructor(private readonly log: EventLog) {}

  append(stream: string, expected: ExpectedRevision, events: readonly NewEvent[]) {
    assertNow();
    return this.log.append(stream, expected, events);
  }

  readStream(stream: string, options?: StreamOptions): AsyncIterable<RecordedEvent> {
    const moment = theMoment();
    return moment === null ? this.log.readStream(stream, options) : upTo(moment.position, this.log, stream, options);
  }

  readAll(options: { after: Position; until?: Position; filter?: ReadFilter; raw?: boolean }): AsyncIterable<Batch> {
    const moment = theMoment();
    if (moment === null) return this.log.readAll(options);
    return this.log.readAll({ ...options, until: earlier(options.until ?? moment.position, moment.position) });
  }

  readOf(whose: StreamsOf, options: { until: Position; types?: readonly string[] }): AsyncIterable<RecordedEvent> {
    return this.log.readOf(whose, { ...options, until: this.within(options.until) });
  }

  lastOf(whose: StreamsOf, options: { until: Position; notAfter: string }): Promise<RecordedEvent | null> {
    return this.log.lastOf(whose, { ...options, until: this.within(options.until) });
  }

  subscribe(...asked: Parameters<EventLog['subscribe']>) {
    assertNow();
    return this.log.subscribe(...asked);
  }

  head(): Promise<Position> {
    const moment = theMoment();
    return moment === null ? this.log.head() : Promise.resolve(moment.position);
  }

  identity(): Promise<string> {
    return this.log.identity();
  }

  private within(until: Position): Position {
    return earlier(until, theMoment()?.position ?? until);
  }
}

async function* upTo(last: Position, log: EventLog, stream: string, options: StreamOptions = {}): AsyncGenerator<RecordedEvent> {
  const { limit = Infinity, ...where } = options;
  let given = 0;
  for await (const event of log.readStream(stream, where)) {
    if (given >= limit) return;
    if (event.position <= last) {
      given += 1;
      yield event;
    } else if (options.backwards !== true) return;
  }
}
