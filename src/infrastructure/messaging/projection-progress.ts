import type { Position } from '../../shared-kernel/ports/event-log.js';
import type { Projection } from '../../shared-kernel/projection.js';
import type { SubscriberState } from './projection-runner.js';

/** How far each projection is, whichever process runs it. */
export abstract class ProjectionProgress {
  abstract readonly projections: readonly Projection[];
  abstract readonly states: readonly SubscriberState[];

  /** True once all of these have seen the position; false when time is up. */
  abstract reached(projections: readonly Projection[], position: Position, withinMs: number): Promise<boolean>;

  /** What all of these have seen: the position and time of the one that lags most. */
  abstract seen(projections: readonly Projection[]): { readonly position: Position; readonly asOf: string } | null;
}

/** The one that lags most. */
export const leastOf = (states: readonly SubscriberState[]): SubscriberState | null =>
  states.reduce<SubscriberState | null>((least, state) => (least === null || state.position < least.position ? state : least), null);
