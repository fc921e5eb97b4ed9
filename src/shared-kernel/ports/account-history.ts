import type { AccountId } from '../ids.js';
import type { Position, RecordedEvent } from './event-log.js';

/** Which events of an account are wanted, newest first; what is null narrows nothing. */
export interface HistoryWanted {
  readonly accountId: AccountId;
  /** Exclusive: the place that the page before ended at. */
  readonly before: Position | null;
  /** Of streams; a stream's category is the text before its first dash. */
  readonly category: string | null;
  /** Inclusive, by the service's clock. */
  readonly from: string | null;
  /** Exclusive. */
  readonly to: string | null;
  readonly limit: number;
}

/** An account that a request brought something about in. */
export interface RequestTrace {
  readonly accountId: AccountId;
  /** The first event. */
  readonly position: Position;
  readonly at: string;
  readonly type: string;
}

/** What happened to one account, wherever in the log it lies. It costs what that account's streams hold, however long the log is. Throws LogUnavailable. */
export abstract class AccountHistory {
  /** The next page begins before its last event; shorter than the limit, it is the last one. */
  abstract page(wanted: HistoryWanted): Promise<readonly RecordedEvent[]>;
  /** Whose history a request has a part in, in the order of the log; nobody's where it left no event. */
  abstract ofRequest(requestId: string): Promise<readonly RequestTrace[]>;
}
