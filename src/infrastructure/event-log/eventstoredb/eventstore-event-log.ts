import type { EventStoreDBClient } from '@eventstore/db-client';
import type {
  Appended,
  Batch,
  EventLog,
  ExpectedRevision,
  NewEvent,
  Position,
  ReadFilter,
  RecordedEvent,
  Subscription,
  WrongExpectedRevision,
} from '../../../shared-kernel/ports/event-log.js';
import { appendRequest } from '../append-request.js';
import { follow } from '../follow.js';
import { beyondEnd } from '../positions.js';
import { appendEvents } from './append-events.js';
import { AppendLane } from './append-lane.js';
import { history } from './history.js';
import { live } from './live.js';
import { nameLog } from './log-name.js';
import type { LogNames } from './log-names.js';
import { LogReader } from './log-reader.js';
import { Tail } from './tail.js';

export interface EventStoreLimits {
  /** Appends that may wait in this process; default 10,000. */
  pendingAppends?: number;
  /** Bytes that may wait in this process; default 64 MiB. */
  pendingBytes?: number;
  /** Milliseconds for which an append waits for a lost server; default 10,000. */
  patience?: number;
}

interface StreamOptions {
  fromRevision?: number;
  limit?: number;
  backwards?: boolean;
  raw?: boolean;
}

/**
 * The log on EventStoreDB or KurrentDB, in the server's own order and at its own positions. What the port asks for in other orders no such
 * server can tell; an index beside it does.
 */
export class EventStoreEventLog implements Omit<EventLog, 'readOf' | 'lastOf'> {
  readonly #client: EventStoreDBClient;
  readonly #names: LogNames;
  readonly #reader: LogReader;
  readonly #lane: AppendLane;
  readonly #tail: Tail;
  #identity: Promise<string> | undefined;

  constructor(client: EventStoreDBClient, names: LogNames, limits: EventStoreLimits) {
    const { pendingAppends = 10_000, pendingBytes = 64 * 1024 * 1024, patience = 10_000 } = limits;
    this.#client = client;
    this.#names = names;
    const reader = new LogReader(client, names);
    this.#reader = reader;
    this.#tail = new Tail(reader);
    this.#lane = new AppendLane({
      head: () => reader.head(),
      write: (request, circumstances) => appendEvents({ client, reader, names }, request, circumstances),
      limits: { appends: pendingAppends, bytes: pendingBytes },
      patience,
    });
  }

  async append(stream: string, expected: ExpectedRevision, events: readonly NewEvent[]): Promise<Appended | WrongExpectedRevision> {
    return this.#lane.append(appendRequest(stream, expected, events));
  }

  readStream(stream: string, options: StreamOptions = {}): AsyncGenerator<RecordedEvent> {
    const { backwards = false, limit = Number.MAX_SAFE_INTEGER, raw = false } = options;
    return this.#reader.stream(stream, { from: options.fromRevision ?? (backwards ? Infinity : 0), limit, backwards, raw });
  }

  async *readAll(options: { after: Position; until?: Position; filter?: ReadFilter; raw?: boolean }): AsyncGenerator<Batch> {
    const { after, until, filter, raw } = options;
    const head = await this.#reader.head();
    if (after > head) throw beyondEnd(after, head);
    yield* history(this.#reader, { after, until: until !== undefined && until < head ? until : head, filter, raw });
  }

  subscribe({ after, filter }: { after: Position; filter?: ReadFilter }, handle: (batch: Batch) => Promise<void>): Subscription {
    return follow(signal => live({ reader: this.#reader, tail: this.#tail, filter }, after, signal), handle);
  }

  head(): Promise<Position> {
    return this.#reader.head();
  }

  async identity(): Promise<string> {
    this.#identity ??= nameLog(this.#client, this.#names.control);
    try {
      return await this.#identity;
    } catch (error) {
      this.#identity = undefined; // a later call may find the server again
      throw error;
    }
  }

  /** Makes this the log of that identity, of which it holds or will hold a copy. Throws a sentence when it is another one already. */
  async adoptIdentity(identity: string): Promise<void> {
    const name = await nameLog(this.#client, this.#names.control, identity);
    if (name !== identity) throw new Error(`This server holds another log already: ${name}. Copy to a server that holds none.`);
    this.#identity = Promise.resolve(name);
  }

  /** Writes what waits, then lets go of the server; close subscriptions first. */
  async close(): Promise<void> {
    await this.#lane.close();
    await this.#tail.close();
    await this.#client.dispose();
  }
}
