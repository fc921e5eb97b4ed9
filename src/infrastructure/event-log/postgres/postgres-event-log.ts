import {
  type Appended,
  type Batch,
  type EventLog,
  type ExpectedRevision,
  type NewEvent,
  type Position,
  type ReadFilter,
  type RecordedEvent,
  type StreamsOf,
  type Subscription,
  type WrongExpectedRevision,
} from '../../../shared-kernel/ports/event-log.js';
import { appendRequest } from '../append-request.js';
import { follow } from '../follow.js';
import { checkWithin, ordinalOf, positionOf } from '../positions.js';
import { recorded } from '../stored-event.js';
import { AppendLane } from './append-lane.js';
import type { AppendOutcome } from './append-statement.js';
import { history, type Stretch } from './history.js';
import { live, type Source } from './live.js';
import { connect } from './log-connection.js';
import { LogReader } from './log-reader.js';
import { OwnHistory } from './own-history.js';
import { Tail } from './tail.js';

export interface PostgresEventLogOptions {
  /** The serving role's URL. */
  url: string;
  /** Appends that may wait in this process; default 10,000. */
  pendingAppends?: number;
  /** Bytes that may wait in this process; default 64 MiB. */
  pendingBytes?: number;
  /** Connections for reading; default 4. */
  readers?: number;
  /** Milliseconds for which an append waits for a lost database; default 10,000. */
  patience?: number;
  /** Milliseconds between two looks at the log, should a notification be lost; default 1,000. */
  poll?: number;
}

interface ReadAllOptions {
  after: Position;
  until?: Position;
  filter?: ReadFilter;
  raw?: boolean;
}

/** The log in PostgreSQL: one writer and one reader at its end per process, and short reads for everything else. */
export class PostgresEventLog implements EventLog {
  readonly #lane: AppendLane;
  readonly #reader: LogReader;
  readonly #own: OwnHistory;
  readonly #tail: Tail;
  #identity: Promise<string> | undefined;

  constructor(options: PostgresEventLogOptions) {
    const { url, pendingAppends = 10_000, pendingBytes = 64 * 1024 * 1024, readers = 4, patience = 10_000, poll = 1_000 } = options;
    this.#reader = new LogReader(url, readers);
    this.#own = new OwnHistory(this.#reader);
    this.#tail = new Tail(() => connect(url, 'keyreel log tail'), poll);
    this.#lane = new AppendLane({
      connect: () => connect(url, 'keyreel log writer'),
      limits: { appends: pendingAppends, bytes: pendingBytes },
      patience,
      onWritten: ordinal => this.#tail.wake(ordinal),
    });
  }

  async append(stream: string, expected: ExpectedRevision, events: readonly NewEvent[]): Promise<Appended | WrongExpectedRevision> {
    return toAnswer(await this.#lane.append(appendRequest(stream, expected, events)));
  }

  async *readStream(stream: string, options: Parameters<EventLog['readStream']>[1] = {}): AsyncGenerator<RecordedEvent> {
    const { backwards = false, limit = Number.MAX_SAFE_INTEGER, raw = false } = options;
    const from = options.fromRevision ?? (backwards ? Number.MAX_SAFE_INTEGER : 0);
    for await (const event of this.#reader.stream(stream, from, backwards, limit)) yield recorded(event, raw);
  }

  async *readAll({ after, until, filter, raw = false }: ReadAllOptions): AsyncGenerator<Batch> {
    const [from, head] = [ordinalOf(after), await this.#reader.head()];
    checkWithin(from, head);
    const end = Math.max(from, Math.min(until === undefined ? head : ordinalOf(until), head));
    for await (const stretch of history(this.#reader, { after: from, until: end, filter })) yield toBatch(stretch, raw);
  }

  async *readOf(whose: StreamsOf, { until, types }: { until: Position; types?: readonly string[] }): AsyncGenerator<RecordedEvent> {
    for await (const event of this.#own.events(whose, ordinalOf(until), types)) yield recorded(event);
  }

  async lastOf(whose: StreamsOf, { until, notAfter }: { until: Position; notAfter: string }): Promise<RecordedEvent | null> {
    const found = await this.#own.last(whose, ordinalOf(until), notAfter);
    return found ? recorded(found) : null;
  }

  subscribe({ after, filter }: { after: Position; filter?: ReadFilter }, handle: (batch: Batch) => Promise<void>): Subscription {
    const source: Source = { reader: this.#reader, tail: this.#tail, filter };
    const batches = async function* (stretches: AsyncIterable<Stretch>): AsyncGenerator<Batch> {
      for await (const stretch of stretches) yield toBatch(stretch);
    };
    return follow(signal => batches(live(source, ordinalOf(after), signal)), handle);
  }

  async head(): Promise<Position> {
    return positionOf(await this.#reader.head());
  }

  async identity(): Promise<string> {
    this.#identity ??= this.#reader.identity();
    try {
      return await this.#identity;
    } catch (error) {
      this.#identity = undefined; // a later call may find the server again
      throw error;
    }
  }

  /** Writes what waits, then lets go of every connection; close subscriptions first. */
  async close(): Promise<void> {
    await this.#lane.close();
    await this.#tail.close();
    await this.#reader.close();
  }
}

function toAnswer({ kind, revision, ordinal }: AppendOutcome): Appended | WrongExpectedRevision {
  if (kind === 'conflict') return { outcome: 'wrong-expected-revision', actual: revision < 0 ? 'none' : revision };
  return { outcome: 'appended', revision, position: positionOf(ordinal), repeated: kind === 'repeated' };
}

function toBatch({ events, upTo, isLast }: Stretch, withRaw = false): Batch {
  return { events: events.map(event => recorded(event, withRaw)), upTo: positionOf(upTo), caughtUp: isLast };
}
