import {
  BACKWARDS,
  END,
  FORWARDS,
  START as FIRST,
  StreamNotFoundError,
  eventTypeFilter,
  streamNameFilter,
  type AllStreamResolvedEvent,
  type EventStoreDBClient,
  type ResolvedEvent,
} from '@eventstore/db-client';
import { LogUnavailable, START, type Position, type ReadFilter, type RecordedEvent } from '../../../shared-kernel/ports/event-log.js';
import { arriving } from './arriving.js';
import { eventOf, type Found } from './events.js';
import type { LogNames } from './log-names.js';
import { placeOf, positionAt, positionIn, type Place } from './places.js';

/** Milliseconds after which a server that owes an answer counts as lost. */
const silence = 30_000;

/** Records that the server looks through for a filter before it says how far it has come. */
const window = 1_000;

/** Which part of the log is wanted. */
export interface Wanted {
  after: Position;
  filter?: ReadFilter | undefined;
  raw?: boolean | undefined;
}

/** What a read of the whole log comes across; without a position it says that the end is reached. */
export type Mark = Found | { caughtUp: true };

/** Which revisions of a stream. */
export interface Slots {
  from: number;
  limit: number;
  backwards?: boolean;
  raw?: boolean;
}

/** Reads of the server's log. Throws LogUnavailable. */
export class LogReader {
  readonly #client: EventStoreDBClient;
  readonly #names: LogNames;

  constructor(client: EventStoreDBClient, names: LogNames) {
    this.#client = client;
    this.#names = names;
  }

  /** The last record, whoever wrote it. */
  async head(): Promise<Position> {
    const read = this.#client.readAll({ direction: BACKWARDS, fromPosition: END, maxCount: 1, requiresLeader: true });
    for await (const resolved of arriving<AllStreamResolvedEvent>(read, { silence })) return positionOf(resolved);
    return START;
  }

  /** One stream from a revision on; a missing one is empty. What is not ours does not come. */
  async *stream(stream: string, slots: Slots): AsyncGenerator<RecordedEvent> {
    let expected = slots.backwards ? undefined : slots.from;
    for await (const { event: record } of this.#records(stream, slots)) {
      if (!record) continue;
      const revision = Number(record.revision);
      if (expected !== undefined && revision !== expected) throw truncated(stream, expected, revision);
      expected = revision + (slots.backwards ? -1 : 1);
      const event = eventOf(record, this.#names, slots.raw);
      if (event) yield event;
    }
  }

  /** Revision of a stream's last record, whoever wrote it. */
  async lastRevision(stream: string): Promise<number | 'none'> {
    for await (const { event } of this.#records(stream, { from: Infinity, limit: 1, backwards: true })) if (event) return Number(event.revision);
    return 'none';
  }

  /** Everything after a position to the end that the log has now; a filter is the server's work. */
  async *past({ after, filter, raw }: Wanted): AsyncGenerator<Mark> {
    if (filter?.types || filter?.categories) {
      yield* this.#filtered(after, filter, raw);
      return;
    }
    const read = this.#client.readAll({ direction: FORWARDS, fromPosition: placeOf(after), requiresLeader: true });
    for await (const resolved of arriving<AllStreamResolvedEvent>(read, { silence })) yield this.#found(resolved, raw);
    yield { caughtUp: true };
  }

  /** Everything after a position, for ever, until the reader stops or the server is lost. */
  async *present(after: Position, signal: AbortSignal): AsyncGenerator<Found> {
    const read = this.#client.subscribeToAll({ fromPosition: placeOf(after), requiresLeader: true });
    for await (const resolved of arriving<AllStreamResolvedEvent>(read, { signal })) yield this.#found(resolved);
    throw new LogUnavailable('The event log has ended a subscription.');
  }

  /** Only a subscription can be filtered by the server; it is left where it has caught up. */
  async *#filtered(after: Position, { types, categories }: ReadFilter, raw: boolean | undefined): AsyncGenerator<Mark> {
    const options = { maxSearchWindow: window, checkpointInterval: 1 };
    // what is said between two events must come between them, so it takes the same way
    const checkpointReached = (_: unknown, place: Place): void => void read.push({ at: place } satisfies Said);
    const filter = types
      ? eventTypeFilter({ ...options, prefixes: [...types], checkpointReached })
      : streamNameFilter({ ...options, prefixes: [...this.#names.beginnings(categories ?? [])], checkpointReached });
    const read = this.#client.subscribeToAll({ fromPosition: placeOf(after), filter, requiresLeader: true });
    read.on('caughtUp', () => void read.push('caught up' satisfies Said));
    for await (const said of arriving<AllStreamResolvedEvent | Said>(read, { silence })) {
      if (said === 'caught up') yield { caughtUp: true };
      else yield 'at' in said ? { position: positionAt(said.at), event: null, isWord: true } : this.#found(said, raw);
    }
    throw new LogUnavailable('The event log has ended a read before its end.');
  }

  #found(resolved: AllStreamResolvedEvent, raw?: boolean): Found {
    return { position: positionOf(resolved), event: resolved.event ? eventOf(resolved.event, this.#names, raw) : null };
  }

  async *#records(stream: string, { from, limit, backwards = false }: Slots): AsyncGenerator<ResolvedEvent> {
    if (limit <= 0) return;
    const fromRevision = Number.isSafeInteger(from) ? BigInt(from) : backwards ? END : FIRST;
    const maxCount = Math.min(limit, Number.MAX_SAFE_INTEGER);
    const read = this.#client.readStream(this.#names.outside(stream), {
      direction: backwards ? BACKWARDS : FORWARDS,
      fromRevision,
      maxCount,
      requiresLeader: true,
    });
    try {
      yield* arriving<ResolvedEvent>(read, { silence });
    } catch (error) {
      if (!(error instanceof StreamNotFoundError)) throw error;
    }
  }
}

/** What a filtered subscription says beside events. */
type Said = { at: Place } | 'caught up';

function positionOf({ event, link, commitPosition }: AllStreamResolvedEvent): Position {
  const known = positionIn(event?.position ?? link?.position);
  if (known) return known;
  if (commitPosition === undefined) throw new Error('The event log told no position of a record.');
  return positionAt({ commit: commitPosition, prepare: commitPosition });
}

function truncated(stream: string, expected: number, revision: number): Error {
  const category = stream.slice(0, stream.indexOf('-'));
  return new Error(
    `A stream of ${category} goes on at ${revision} where ${expected} was due: it was truncated on the server. Bring it back from a copy.`,
  );
}
