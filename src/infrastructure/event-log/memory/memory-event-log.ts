import { randomUUID } from 'node:crypto';
import {
  LogOverloaded,
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
import { appendRequest, situations, type AppendRequest } from '../append-request.js';
import { follow } from '../follow.js';
import { Gate } from '../gate.js';
import { checkWithin, ordinalOf, positionOf } from '../positions.js';
import { matching, recorded, type StoredEvent } from '../stored-event.js';

export interface MemoryEventLogOptions {
  /** What `recordedAt` says; a simulation brings its own time. */
  now?: () => Date;
  /** Appends that may wait at once; default 10,000. */
  pendingAppends?: number;
}

const batchSize = 500;

/** The log for simulations of millions of steps: same contract, no durability. */
export class MemoryEventLog implements EventLog {
  readonly #events: StoredEvent[] = [];
  readonly #streams = new Map<string, StoredEvent[]>();
  readonly #news = new Gate();
  readonly #id = randomUUID();
  readonly #now: () => Date;
  readonly #limit: number;
  #pending = 0;

  constructor({ now = () => new Date(), pendingAppends = 10_000 }: MemoryEventLogOptions = {}) {
    this.#now = now;
    this.#limit = pendingAppends;
  }

  async append(stream: string, expected: ExpectedRevision, events: readonly NewEvent[]): Promise<Appended | WrongExpectedRevision> {
    const request = appendRequest(stream, expected, events);
    if (this.#pending >= this.#limit) throw new LogOverloaded(`${this.#pending} appends are waiting.`);
    this.#pending += 1;
    await Promise.resolve(); // as with a real store, nobody sees the outcome within the same step
    this.#pending -= 1;
    return this.#write(request);
  }

  async *readStream(stream: string, options: Parameters<EventLog['readStream']>[1] = {}): AsyncIterable<RecordedEvent> {
    const { backwards = false, limit = Infinity, raw = false } = options;
    const all = this.#streams.get(stream) ?? [];
    const from = Math.min(options.fromRevision ?? (backwards ? Infinity : 0), backwards ? all.length - 1 : Infinity);
    for (let at = from, given = 0; given < limit; at += backwards ? -1 : 1, given += 1) {
      const event = all[at];
      if (!event) return;
      yield recorded(event, raw);
    }
  }

  async *readAll({ after, until, filter, raw }: { after: Position; until?: Position; filter?: ReadFilter; raw?: boolean }): AsyncIterable<Batch> {
    let cursor = ordinalOf(after);
    const end = Math.min(until === undefined ? Infinity : ordinalOf(until), this.#events.length);
    checkWithin(cursor, this.#events.length);
    do {
      const batch = this.#batch(cursor, Math.max(cursor, end), filter, raw);
      cursor = ordinalOf(batch.upTo);
      yield { ...batch, caughtUp: cursor >= end };
    } while (cursor < end);
  }

  async *readOf(whose: StreamsOf, { until, types }: { until: Position; types?: readonly string[] }): AsyncIterable<RecordedEvent> {
    const passes = matching(types === undefined ? {} : { types });
    for (const event of this.#eventsOf(whose, until)) if (passes(event)) yield recorded(event);
  }

  async lastOf(whose: StreamsOf, { until, notAfter }: { until: Position; notAfter: string }): Promise<RecordedEvent | null> {
    const found = this.#eventsOf(whose, until).findLast(event => recorded(event).metadata.at <= notAfter);
    return found ? recorded(found) : null;
  }

  subscribe({ after, filter }: { after: Position; filter?: ReadFilter }, handle: (batch: Batch) => Promise<void>): Subscription {
    return follow(signal => this.#live(ordinalOf(after), filter, signal), handle);
  }

  async head(): Promise<Position> {
    return positionOf(this.#events.length);
  }

  async identity(): Promise<string> {
    return this.#id;
  }

  #eventsOf(whose: StreamsOf, until: Position): StoredEvent[] {
    const isOf = belonging(whose);
    const streams = [...this.#streams.values()].filter(([first]) => first !== undefined && isOf(first));
    return streams
      .flat()
      .filter(({ ordinal }) => ordinal <= ordinalOf(until))
      .sort((one, other) => one.ordinal - other.ordinal);
  }

  async *#live(after: number, filter: ReadFilter | undefined, signal: AbortSignal): AsyncGenerator<Batch> {
    checkWithin(after, this.#events.length);
    let cursor = after;
    for (let told = false; !signal.aborted;) {
      if (told && cursor === this.#events.length) await this.#news.next(signal);
      const batch = this.#batch(cursor, this.#events.length, filter);
      [cursor, told] = [ordinalOf(batch.upTo), batch.caughtUp];
      yield batch;
    }
  }

  #batch(after: number, end: number, filter?: ReadFilter, raw?: boolean): Batch {
    const upTo = Math.min(after + batchSize, end);
    const events = this.#events.slice(after, upTo).filter(matching(filter));
    return { events: events.map(event => recorded(event, raw)), upTo: positionOf(upTo), caughtUp: upTo === this.#events.length };
  }

  #write({ stream, expected, events }: AppendRequest): Appended | WrongExpectedRevision {
    const all = this.#streams.get(stream) ?? [];
    const last = all.length - 1;
    const { none, any, exists } = situations;
    const good = expected === any || (expected === exists ? last >= 0 : expected === last);
    if (!good) {
      const slots = expected >= none ? all.slice(expected + 1, expected + 1 + events.length) : [];
      const repeated = slots.length === events.length && slots.every((slot, n) => slot.id === events[n]?.id);
      if (repeated) return appended(slots, true);
      return { outcome: 'wrong-expected-revision', actual: last < 0 ? 'none' : last };
    }
    const recordedAt = this.#now().toISOString();
    const written = events.map((event, n) => ({ ...event, stream, revision: last + 1 + n, ordinal: this.#events.length + 1 + n, recordedAt }));
    this.#events.push(...written);
    this.#streams.set(stream, all);
    all.push(...written);
    this.#news.open();
    return appended(written, false);
  }
}

function appended(events: readonly StoredEvent[], repeated: boolean): Appended {
  const last = events.at(-1);
  if (!last) throw new Error('An append without events has no outcome.');
  return { outcome: 'appended', revision: last.revision, position: positionOf(last.ordinal), repeated };
}

/** Whether a stream belongs to somebody, by its first event. */
function belonging({ accountId, categories = [] }: StreamsOf): (first: StoredEvent) => boolean {
  return ({ stream, data }) =>
    categories.includes(stream.slice(0, stream.indexOf('-'))) ||
    (accountId !== undefined && (JSON.parse(data) as { accountId?: unknown }).accountId === accountId);
}
