import type { Position } from './event-log.js';

/** An event as the log keeps it, its texts unread: what its leaf covers, and where it lies. */
export interface KeptEvent {
  /** Its place in log order, from 1: the same in every copy of the log. */
  readonly ordinal: number;
  readonly position: Position;
  readonly stream: string;
  readonly revision: number;
  readonly id: string;
  readonly type: string;
  readonly schemaVersion: number;
  /** The stored bytes. */
  readonly data: string;
  /** The stored bytes. */
  readonly metadata: string;
}

/** Which events are wanted; what is null narrows nothing. */
export interface LogFilter {
  readonly stream: string | null;
  /** The text before the first dash of a stream's name. */
  readonly category: string | null;
  readonly type: string | null;
  /** Whose: named by the stream, by what happened, or by whoever had it happen. */
  readonly accountId: string | null;
  /** By the service's clock, ISO 8601 in UTC with milliseconds; inclusive. */
  readonly since: string | null;
  /** Exclusive. */
  readonly before: string | null;
}

/** One page of the log. */
export interface PageWanted {
  readonly filter: LogFilter;
  /** Exclusive. */
  readonly after: Position;
  /** Inclusive. */
  readonly until: Position;
  readonly backwards: boolean;
  readonly limit: number;
}

/** Events in the order that was asked for. */
export interface LogPage {
  readonly events: readonly KeptEvent[];
  /** How far was looked, the last place included: on from here when it is not `whole`, even where nothing was found. */
  readonly upTo: Position;
  /** True when nothing of what was wanted is left. */
  readonly whole: boolean;
}

/** Where the log ends, and the service's time of the last event. */
export interface LogHead {
  readonly position: Position;
  readonly at: string | null;
}

/**
 * The log as somebody reads it who looks for something. Each question costs a bounded stretch of the log, however long that is. Throws
 * LogUnavailable.
 */
export abstract class LogPages {
  abstract page(wanted: PageWanted): Promise<LogPage>;
  /** Null for what is no place of this log, or one beyond its end. */
  abstract at(position: string): Promise<KeptEvent | null>;
  /**
   * The last place of which all events, this one included, happened before a moment; START when there is none. Found by halving, so times are taken
   * to rise: where a clock was set back, it errs by no more than that.
   */
  abstract before(moment: string): Promise<Position>;
  /** The place before one, so that reading after it begins with that one; START for what is no place of this log. */
  abstract precedingPlace(position: string): Position;
  abstract head(): Promise<LogHead>;
}
