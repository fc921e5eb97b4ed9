import type { AccountId, TaskId } from '../../../shared-kernel/ids.js';
import { fact, facts, type EventsOf } from '../../../shared-kernel/message.js';
import type { MicroText } from '../../../shared-kernel/money.js';
import type { OperationClass, PricePart, Quantities, Tariff } from '../../../shared-kernel/tariff.js';

/** A part of a hold or of a charge that comes out of one grant. */
export interface Slice {
  readonly grantId: string;
  readonly amount: MicroText;
}

/** Where credits came from. */
export type GrantSource = 'sign-up' | 'top-up' | 'refill' | 'goodwill';

/** What every movement of a credit account says, whatever else it says. */
export interface Moved {
  readonly accountId: AccountId;
  /** Credits free to be held once it has happened: the running balance, so that any line of a statement can be checked by itself. */
  readonly availableAfter: MicroText;
}

/** Everything that a credit account's stream, `credits-<accountId>`, may say. */
export const creditFacts = facts('credits', {
  CreditsGranted: fact<
    Moved & {
      grantId: string;
      amount: MicroText;
      source: GrantSource;
      priority: number;
      /** ISO 8601 UTC; null lasts for ever. */
      expiresAt: string | null;
      priceVersion: string | null;
    }
  >('An account received credits.'),
  CreditsHeld: fact<
    Moved & {
      holdId: TaskId;
      projectId: string;
      amount: MicroText;
      slices: readonly Slice[];
      tariff: Tariff;
      ceiling: Quantities;
    }
  >('Credits were set aside for one task, at most what it may cost.'),
  HoldExtended: fact<Moved & { holdId: TaskId; by: MicroText; slices: readonly Slice[]; reason: string }>('A hold was made larger.'),
  HoldSettled: fact<
    Moved & {
      holdId: TaskId;
      projectId: string;
      operation: string;
      /** What the usage costs under the hold's tariff. */
      cost: MicroText;
      /** What was taken: the cost, but never more than the hold. */
      charged: MicroText;
      /** The rest of the hold, available again. */
      returned: MicroText;
      /** The grants that paid, first burnt first; together they make `charged`. */
      slices: readonly Slice[];
      usage: Quantities;
      priceVersion: string;
    }
  >('A finished task was paid from its hold; the rest of the hold went back.'),
  CostBorneByPlatform: fact<Moved & { holdId: TaskId; amount: MicroText; priceVersion: string }>(
    'A task cost more than its hold; the platform bore the difference.',
  ),
  HoldReleased: fact<Moved & { holdId: TaskId; projectId: string; operation: string; amount: MicroText; reason: string }>(
    'A hold went back untouched.',
  ),
  /** Held credits are not in `amount`: should they come back, they expire then, in an event of their own. */
  GrantExpired: fact<Moved & { grantId: string; amount: MicroText }>('What was left of a grant expired.'),
  /** A negative amount comes out of `grantId`; a positive one is a grant of its own, named like the adjustment. */
  CreditsAdjusted: fact<Moved & { adjustmentId: string; grantId: string; amount: MicroText; reason: string }>(
    'An operator corrected a balance by a compensating entry.',
  ),
});
export type CreditEvent = EventsOf<typeof creditFacts>;

/** One kind of operation in a catalogue. */
export interface CatalogueOperation {
  readonly operation: string;
  readonly operationClass: OperationClass;
  readonly parts: readonly PricePart[];
}

/** The stream `pricecatalogue-platform`: which prices were in force when. */
export const priceCatalogueFacts = facts('pricecatalogue', {
  PriceCatalogueAdopted: fact<{
    catalogueId: string;
    version: string;
    /** SHA-256 of the file's bytes, hex. */
    hash: string;
    operations: readonly CatalogueOperation[];
    signUpGrant: { amount: MicroText; priority: number; expiresAfterDays: number | null };
  }>('A dated price catalogue came into force.'),
});
export type PriceCatalogueEvent = EventsOf<typeof priceCatalogueFacts>;
