import { setTimeout as delay } from 'node:timers/promises';
import {
  LogUnavailable,
  START,
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
import { follow } from '../follow.js';
import { checkWithin, ordinalOf, positionOf } from '../positions.js';
import { matching } from '../stored-event.js';
import type { Follower } from './follower.js';
import type { ForeignLog } from './foreign-log.js';
import type { IndexTables } from './index-tables.js';
import type { IndexedEvents } from './indexed-events.js';
import { OwnPlaces } from './own-places.js';
import { PlacedEvent } from './placed-event.js';

/** Events that a handler is given at once. */
const MOST = 1000;

/** Events of a stream whose places are looked up together. */
const PAGE = 500;

/** Milliseconds before a lost store is asked again. */
const PAUSE = 200;

export interface IndexedParts {
  readonly log: ForeignLog;
  readonly index: IndexTables;
  readonly events: IndexedEvents;
  readonly follower: Follower;
}

const BY_POSITION = 'select position, ordinal from log_index.places where log = $1 and position = any ($2::text[])';

/**
 * A foreign log as the product knows logs: its positions are ordinals, the same in every copy of it, and it can be asked whose history something is. An
 * append is answered when its events have their ordinals.
 */
export class IndexedEventLog implements EventLog {
  readonly #parts: IndexedParts;
  readonly #follower: Follower;
  readonly #events: IndexedEvents;
  readonly #own: OwnPlaces;

  constructor(parts: IndexedParts) {
    this.#parts = parts;
    this.#follower = parts.follower;
    this.#events = parts.events;
    this.#own = new OwnPlaces(parts.index);
  }

  async append(stream: string, expected: ExpectedRevision, events: readonly NewEvent[]): Promise<Appended | WrongExpectedRevision> {
    this.#follower.start(); // so that it is there when the answer is
    const answer = await this.#parts.log.append(stream, expected, events);
    if (answer.outcome !== 'appended') return answer;
    await this.#follower.seen(answer.position);
    const [ordinal] = await this.#ordinals([answer.position]);
    return { ...answer, position: positionOf(ordinal ?? 0) };
  }

  async *readStream(stream: string, options: Parameters<EventLog['readStream']>[1] = {}): AsyncGenerator<RecordedEvent> {
    let page: RecordedEvent[] = [];
    // whoever reads backwards mostly wants the last few
    let size = options.backwards === true ? 1 : PAGE;
    for await (const event of this.#parts.log.readStream(stream, options)) {
      page.push(event);
      if (page.length < size) continue;
      yield* await this.#placed(page);
      [page, size] = [[], Math.min(PAGE, 2 * size)];
    }
    yield* await this.#placed(page);
  }

  async *readAll({ after, until, ...how }: Parameters<EventLog['readAll']>[0]): AsyncGenerator<Batch> {
    const [from, head] = [ordinalOf(after), ordinalOf(await this.head())];
    checkWithin(from, head);
    const end = Math.max(from, Math.min(until === undefined ? head : ordinalOf(until), head));
    if (from === end) {
      yield { events: [], upTo: after, caughtUp: true };
      return;
    }
    const places = new Map((await this.#parts.index.places([from, end])).map(place => [place.ordinal, place.position]));
    const stretch = { after: places.get(from) ?? START, until: places.get(end) ?? unknown(end) };
    yield* this.#stretch(stretch, { from, end }, how);
  }

  async *readOf(whose: StreamsOf, { until, types }: { until: Position; types?: readonly string[] }): AsyncGenerator<RecordedEvent> {
    await this.#follower.reached(ordinalOf(until));
    const ordinals = await this.#own.all(whose, ordinalOf(until), types);
    for (let at = 0; at < ordinals.length; at += MOST) yield* await this.#events.at(ordinals.slice(at, at + MOST));
  }

  async lastOf(whose: StreamsOf, { until, notAfter }: { until: Position; notAfter: string }): Promise<RecordedEvent | null> {
    await this.#follower.reached(ordinalOf(until));
    const [found] = await this.#events.at(await this.#own.last(whose, ordinalOf(until), notAfter));
    return found ?? null;
  }

  subscribe({ after, filter }: { after: Position; filter?: ReadFilter }, handle: (batch: Batch) => Promise<void>): Subscription {
    return follow(signal => this.#live(ordinalOf(after), filter, signal), handle);
  }

  async head(): Promise<Position> {
    await this.#follower.seen(await this.#parts.log.head());
    return positionOf(this.#follower.ordinal);
  }

  identity(): Promise<string> {
    return this.#parts.log.identity();
  }

  async close(): Promise<void> {
    await this.#follower.close();
    await this.#parts.log.close();
  }

  /** Without a filter they are counted; with one they are looked up. */
  async *#stretch(
    { after, until }: { after: Position; until: Position },
    { from, end }: { from: number; end: number },
    { filter, raw }: { filter?: ReadFilter; raw?: boolean },
  ): AsyncGenerator<Batch> {
    let cursor = from;
    for await (const { events, caughtUp } of this.#parts.log.readAll({ after, until, ...(filter ? { filter } : {}), ...(raw ? { raw } : {}) })) {
      const ordinals = filter ? await this.#ordinals(events.map(({ position }) => position)) : events.map((_, n) => cursor + 1 + n);
      const placed = events.map((event, n) => new PlacedEvent(event, ordinals[n] ?? unknown(end)));
      cursor = caughtUp ? end : (placed.at(-1)?.ordinal ?? cursor);
      if (caughtUp || placed.length > 0) yield { events: placed, upTo: positionOf(cursor), caughtUp };
    }
  }

  /** The past, and then what the follower hears. A lost store is waited for. */
  async *#live(after: number, filter: ReadFilter | undefined, signal: AbortSignal): AsyncGenerator<Batch> {
    let [cursor, isFirst] = [after, true];
    while (!signal.aborted) {
      try {
        const batches = isFirst ? this.readAll({ after: positionOf(cursor), ...(filter ? { filter } : {}) }) : this.#present(cursor, filter, signal);
        for await (const batch of batches) {
          [cursor, isFirst] = [ordinalOf(batch.upTo), false];
          yield batch;
        }
      } catch (error) {
        if (!(error instanceof LogUnavailable)) throw error;
        await delay(PAUSE, undefined, { signal }).catch(() => undefined);
      }
    }
  }

  async *#present(after: number, filter: ReadFilter | undefined, signal: AbortSignal): AsyncGenerator<Batch> {
    await this.#follower.beyond(after, signal);
    const recent = this.#follower.recent.after(after);
    if (!recent) {
      yield* this.readAll({ after: positionOf(after), ...(filter ? { filter } : {}) });
      return;
    }
    const passes = matching(filter);
    for (let at = 0; at < recent.length; at += MOST) {
      const events = recent.slice(at, at + MOST);
      const upTo = positionOf(after + at + events.length);
      yield { events: events.filter(passes), upTo, caughtUp: at + events.length === recent.length };
    }
  }

  async #placed(events: readonly RecordedEvent[]): Promise<readonly PlacedEvent[]> {
    const positions = events.map(({ position }) => position);
    const [first, last] = [positions[0] ?? START, positions.at(-1) ?? START];
    if (events.length === 0) return [];
    await this.#follower.seen(first > last ? first : last);
    const ordinals = await this.#ordinals(positions);
    return events.map((event, n) => new PlacedEvent(event, ordinals[n] ?? 0));
  }

  /** Of events that the follower has seen. */
  async #ordinals(positions: readonly Position[]): Promise<readonly number[]> {
    const known = positions.map(position => this.#follower.recent.ordinalAt(position));
    if (!known.includes(undefined)) return known as number[];
    const rows = await this.#parts.index.rows<[Position, string]>(BY_POSITION, [positions]);
    const ordinals = new Map(rows.map(([position, ordinal]) => [position, Number(ordinal)]));
    return positions.map(position => ordinals.get(position) ?? unknown(position));
  }
}

const unknown = (place: number | Position): never => {
  throw new LogUnavailable(`The index of the event log does not have ${place}.`);
};
