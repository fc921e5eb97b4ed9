import type { AccountId } from '../../../shared-kernel/ids.js';
import { fact, facts, type EventsOf } from '../../../shared-kernel/message.js';
import type { Sealed } from '../../../shared-kernel/ports/vault.js';

/** The stream of what concerns the service as a whole. */
export const SERVICE = 'service';

/** What the staff does: who, what, whose, why, and for which ticket. */
export interface Act {
  readonly actId: string;
  /** A stable word, `cancel-task` for instance. */
  readonly action: string;
  /** Whoever did it. */
  readonly by: AccountId;
  /** Whose things it concerns; null for what concerns the service. */
  readonly accountId: AccountId | null;
  /** Method and template of the path. */
  readonly route: string;
  /** What stood in the path, by the names of its places. */
  readonly things: Readonly<Record<string, string>>;
  /** A stable word. */
  readonly reason: string;
  /** Sealed for the account, or for whoever did it where it concerns the service. */
  readonly note: Sealed | null;
  readonly ticket: string | null;
}

type Ending = Pick<Act, 'actId' | 'accountId' | 'action'>;

/** The stream `supportact-<accountId>`: what the staff did to the things of an account; `supportact-service`: to the service itself. */
export const actFacts = facts('supportact', {
  SupportActed: fact<Act>('Somebody of the staff set out to do something for an account or to the service, and said why.'),
  SupportActCompleted: fact<Ending>('What somebody of the staff had set out to do was done.'),
  SupportActRefused: fact<Ending & { readonly code: string }>('What somebody of the staff had set out to do was refused; nothing was done.'),
});
export type ActEvent = EventsOf<typeof actFacts>;
