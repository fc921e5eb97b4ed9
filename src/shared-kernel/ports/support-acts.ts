import type { CommandContext } from '../context.js';
import type { AccountId } from '../ids.js';

/** What somebody of the staff is about to do, and why. */
export interface WantedAct {
  /** The same in every repeat of the order. */
  readonly actId: string;
  /** A stable word, as the route declares it. */
  readonly action: string;
  /** Whoever does it. */
  readonly by: AccountId;
  /** Whose things it concerns; null for what concerns the service, or where the things themselves say whose they are. */
  readonly accountId: AccountId | null;
  /** Method and template of the path. */
  readonly route: string;
  /** What stands in the path, by the names of its places. */
  readonly things: Readonly<Record<string, string>>;
  /** A stable word. */
  readonly reason: string;
  /** Why, in own words; null where none were asked for. */
  readonly note: string | null;
  readonly ticket: string | null;
}

/** An act that is written down. */
export interface BegunAct {
  /** Whose things it turned out to concern. */
  readonly accountId: AccountId | null;
}

/** How an act ended: done, or refused with a code. */
export type ActOutcome = { readonly outcome: 'done' } | { readonly outcome: 'refused'; readonly code: string };

/** Keeps what the staff does: each act is written down before it is done, so that there is none without a record. */
export abstract class SupportActs {
  /** Throws `account_unknown` for an account that nobody has, or has any more. */
  abstract begin(act: WantedAct, order: CommandContext): Promise<BegunAct>;
  abstract end(act: WantedAct & BegunAct, outcome: ActOutcome, order: CommandContext): Promise<void>;
}
