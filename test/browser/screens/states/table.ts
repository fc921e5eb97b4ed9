import type { Hand } from '../hand.js';
import type { Who } from '../stage.js';

/** How somebody comes to a state from the one before it on the same screen; what was open over the screen is closed first. */
export type State = readonly [name: string, comes: (hand: Hand) => Promise<unknown>];

/** A screen and what is to be seen on it, one after another; `{projectId}` and the like are ids that the stage knows. */
export interface Screen {
  readonly path: string;
  readonly states: readonly State[];
}

/** The screens of somebody. */
export interface Area {
  readonly who: Who;
  readonly screens: readonly Screen[];
}

/** The screen as it is when somebody has come to it. */
export const seen = (name: string): State => [name, () => Promise.resolve()];

export const asItIs: State = seen('as it is');
