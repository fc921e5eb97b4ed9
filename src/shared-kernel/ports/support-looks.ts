import type { CommandContext } from '../context.js';
import type { AccountId } from '../ids.js';

/** What somebody of support wants to look at. */
export interface WantedLook {
  readonly accountId: AccountId;
  readonly by: AccountId;
  /** Method and template of the path. */
  readonly route: string;
  /** Ids in the path, by the names of their places. */
  readonly things: Readonly<Record<string, string>>;
  /** The case that it is for; null where nobody said. */
  readonly ticket: string | null;
  /** The moment of the past that was asked about, as it was asked for; null for now. */
  readonly asOf: string | null;
}

/** Knows what owners let support look at. It is asked on every look, so that a consent that was withdrawn or is over counts no more. */
export abstract class SupportLooks {
  /** Writes the look down and answers with the consent that covers it; null, and nothing written, where there is none. */
  abstract begin(look: WantedLook, order: CommandContext): Promise<string | null>;

  /** Writes down, for its owner too, that somebody looks at how an account stands; no content is shown by that, so nobody is asked for leave. */
  abstract atStates(look: WantedLook, order: CommandContext): Promise<void>;
}
