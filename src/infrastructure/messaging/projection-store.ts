import type { Position } from '../../shared-kernel/ports/event-log.js';
import type { Projection, Row } from '../../shared-kernel/projection.js';

/** A row as it lies in its table. */
export interface StoredRow {
  readonly id: string;
  readonly accountId: string;
  readonly sort: string;
  readonly group: string;
  readonly row: Row;
}

/** What a batch made of a row; null means that it is no more. */
export interface RowChange {
  readonly id: string;
  readonly row: StoredRow | null;
}

/** Where a subscriber stands in the log. */
export interface Checkpoint {
  readonly position: Position;
  readonly asOf: string;
}

/** Where a projection takes up its table. */
export interface Opening extends Checkpoint {
  /** Of the reducers that made the rows. Another one than the projection's own: the table serves until it was made anew beside it. */
  readonly version: number;
}

/** The subscriber that makes a projection anew beside its table, and the lease under which it does. */
export const rebuildOf = (projection: string): string => `rebuild:${projection}`;

/** A step forward: it is taken only from where the subscriber believed to be. */
export interface Step {
  readonly from: Position;
  readonly to: Position;
  readonly asOf: string;
  /** Of the lease that the subscriber was opened under; 0 where it has none. */
  readonly epoch: number;
}

/** Somebody else moved the checkpoint, or opened it under a later lease; what was folded is thrown away. */
export class CheckpointMoved extends Error {
  override readonly name = 'CheckpointMoved';
}

/** Where projections keep rows and checkpoints, and policies their checkpoints. */
export interface ProjectionStore {
  /**
   * Empties the table when it was built of another log. With the epoch of a lease, only whoever opened it last may save. Throws FencedOff.
   */
  open(projection: Projection, logId: string, epoch: number): Promise<Opening>;
  load(projection: Projection, ids: readonly string[]): Promise<readonly StoredRow[]>;
  /** Rows and checkpoint in one transaction. Throws CheckpointMoved. */
  save(projection: Projection, changes: readonly RowChange[], step: Step): Promise<void>;
  openPolicy(name: string, logId: string, epoch: number): Promise<Checkpoint>;
  savePolicy(name: string, step: Step): Promise<void>;
  /** SHA-256, hex, over the table's rows in the order of their ids. */
  digest(projection: Projection): Promise<string>;
}
