/**
 * A place in the log: opaque, and ordered by plain string comparison.
 * Positions strictly increase; nobody may count on the distance between two of them.
 */
export type Position = string & { readonly __position: unique symbol };

/** The place before the first event; it sorts before every position that an adapter hands out. */
export const START = '0' as Position;

/** What must be true of a stream before an append: the 0-based revision of its last event, or a situation. */
export type ExpectedRevision = number | 'none' | 'any' | 'exists';

/** Who did what on whose behalf, and why: a flat map of strings, because that is all that every store accepts. */
export interface EventMetadata {
  accountId?: string;
  actor: string;
  onBehalfOf?: string;
  commandId: string;
  causationId: string;
  correlationId: string;
  /** ISO 8601 in UTC, by the service's clock: the time that counts. */
  at: string;
}

/** An event that somebody wants to append; its id is the caller's, so that a repeat can be recognised. */
export interface NewEvent {
  /** A UUID. */
  id: string;
  /** Must not begin with `$`. */
  type: string;
  /** 1..32767. */
  schemaVersion: number;
  /** Plain JSON; stored as `JSON.stringify` writes it, byte for byte. */
  data: Readonly<Record<string, unknown>>;
  metadata: EventMetadata;
}

/** An event as the log holds it. Its texts may be read on demand: take what you need by name, a spread copies none of it. */
export interface RecordedEvent extends NewEvent {
  stream: string;
  /** 0-based within the stream, without gaps. */
  revision: number;
  position: Position;
  /** ISO 8601 in UTC, by the store's clock: informative only, order comes from positions. */
  recordedAt: string;
  /** The JSON texts as stored; present only when a read asked for them. */
  raw?: { data: string; metadata: string };
}

/** The events are durable. */
export interface Appended {
  outcome: 'appended';
  /** Revision of the last event of this append. */
  revision: number;
  /** Position of the last event of this append. */
  position: Position;
  /** True when these very events were already there, at the exact revision that the caller expected. */
  repeated: boolean;
}

/** Nothing was written, because the stream was not where the caller believed it to be. */
export interface WrongExpectedRevision {
  outcome: 'wrong-expected-revision';
  actual: number | 'none';
}

/** Both lists narrow; an absent list lets everything through. */
export interface ReadFilter {
  /** A stream's category is the text before its first dash. */
  categories?: readonly string[];
  types?: readonly string[];
}

/** Whose streams: those whose first event names the account in its data (`accountId`), and all of these categories. */
export interface StreamsOf {
  readonly accountId?: string;
  readonly categories?: readonly string[];
}

/** Events in log order, and how far the reader has looked. */
export interface Batch {
  events: readonly RecordedEvent[];
  /** Resume after this; it moves on even when the filter matched nothing. */
  upTo: Position;
  /** True when nothing was left to read at the moment of reading. */
  caughtUp: boolean;
}

/** A reader that follows the log until it is closed or its handler fails. */
export interface Subscription {
  /** Resolves after `close()`; rejects with the handler's error, and then no further batch is delivered. */
  closed: Promise<void>;
  /** Waits for the batch in hand, then stops. */
  close(): Promise<void>;
}

/**
 * The one history of everything that happened. Streams are named `<category>-<id>`, without a leading `$`;
 * an append touches one stream and is all or nothing; acknowledged means durable.
 */
export interface EventLog {
  /**
   * Appends at least one event. Repeating the same ids at the same exact revision (or `none`) answers with the original
   * outcome; with `any` and `exists` a repeat appends again.
   * Throws LogUnavailable, LogOverloaded, EventTooLarge, and a plain error for what can never be stored.
   */
  append(stream: string, expected: ExpectedRevision, events: readonly NewEvent[]): Promise<Appended | WrongExpectedRevision>;

  /**
   * One stream in order, from a revision (inclusive); backwards from the end when none is given.
   * A stream that does not exist is empty. Throws LogUnavailable.
   */
  readStream(stream: string, options?: { fromRevision?: number; limit?: number; backwards?: boolean; raw?: boolean }): AsyncIterable<RecordedEvent>;

  /**
   * Everything after one position up to and including another (the head at the time of the call when none is given).
   * Yields at least one batch, and the last one has `caughtUp` set. Throws LogUnavailable.
   */
  readAll(options: { after: Position; until?: Position; filter?: ReadFilter; raw?: boolean }): AsyncIterable<Batch>;

  /**
   * What these streams say, in log order, up to and including a position. It costs what those streams hold, however long the log is.
   * Throws LogUnavailable.
   */
  readOf(whose: StreamsOf, options: { until: Position; types?: readonly string[] }): AsyncIterable<RecordedEvent>;

  /**
   * The last event of these streams, in log order and up to a position, whose `at` is not later than a moment (ISO 8601 UTC, as metadata has
   * it); null when there is none. What comes before it may bear a later `at`, where a clock was set back. Throws LogUnavailable.
   */
  lastOf(whose: StreamsOf, options: { until: Position; notAfter: string }): Promise<RecordedEvent | null>;

  /**
   * Delivers everything after a position to `handle`, one batch at a time, for ever; at least once, in log order.
   * A lost store is waited for, not reported. On an empty or quiet log one empty batch says `caughtUp`.
   */
  subscribe(options: { after: Position; filter?: ReadFilter }, handle: (batch: Batch) => Promise<void>): Subscription;

  /** The position of the last event, or START. Throws LogUnavailable. */
  head(): Promise<Position>;

  /** Which log this is, so that a position of one log is never used on another. Throws LogUnavailable. */
  identity(): Promise<string>;
}

/** The outcome is unknown; repeat with the same ids. */
export class LogUnavailable extends Error {
  override readonly name = 'LogUnavailable';
}

/** Too many appends are waiting; nothing was written, try again later. */
export class LogOverloaded extends Error {
  override readonly name = 'LogOverloaded';
}

/** One append may carry at most 1 MiB; nothing was written. */
export class EventTooLarge extends Error {
  override readonly name = 'EventTooLarge';
}
