import type { CommandContext } from '../context.js';
import type { Refusal } from '../refusal.js';

/** Hears of every refusal by a product rule, so that it can be recorded; malformed requests are none of its business. */
export abstract class RefusalJournal {
  /** Must neither throw nor keep the answer waiting. `route` is the method and the path's template. */
  abstract note(refusal: Refusal, context: CommandContext, route: string): void;
}
