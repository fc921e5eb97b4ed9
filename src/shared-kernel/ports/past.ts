import type { Projection, Row } from '../projection.js';
import type { Position } from './event-log.js';

/** A moment in the history of an account: everything up to a position had happened, and the service's clock showed a time. */
export interface Moment {
  /** Whose history it is; empty where nobody's is asked for, but only what is everybody's. */
  readonly accountId: string;
  readonly position: Position;
  /** ISO 8601 UTC, as events' metadata has it. */
  readonly at: string;
}

/**
 * What was known at a moment of the past: made again by the projections' own reducers from the account's own streams, under the walls that the
 * live rows have. It costs what the account's history holds.
 */
export abstract class Past {
  /**
   * The moment that a text names: a time (ISO 8601 with its zone), a position of this log, or `<log>:<position>`. Throws as_of_malformed,
   * as_of_beyond_the_head and as_of_another_log.
   */
  abstract momentOf(asOf: string, accountId: string): Promise<Moment>;
  /** Whatever is asked meanwhile (`Queries`, `ReadModels`, the log, the clock) answers as of the moment, and nothing can be ordered. */
  abstract during<Result>(moment: Moment, work: () => Promise<Result>): Promise<Result>;
  /** One row as it was; null where there was none, or none that whoever asks may see. */
  abstract row<R extends Row>(of: Projection<R>, id: string, moment: Moment): Promise<R | null>;
  /** All rows of the account, or of one of its groups, in their order. */
  abstract rows<R extends Row>(of: Projection<R>, moment: Moment, group?: string): Promise<readonly R[]>;
}
