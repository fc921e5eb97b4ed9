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

/** Everything that a credit account's stream, `credits-<accountId>`, may say. */
export const creditFacts = facts('credits', {
  CreditsGranted: fact<{
    accountId: AccountId;
    grantId: string;
    amount: MicroText;
    source: GrantSource;
    priority: number;
    expiresAt: string | null;
    priceVersion: string | null;
  }>('An account received credits.'),
  CreditsHeld: fact<{
    accountId: AccountId;
    holdId: TaskId;
    projectId: string;
    amount: MicroText;
    slices: readonly Slice[];
    tariff: Tariff;
    ceiling: Quantities;
  }>('Credits were set aside for one task, at most what it may cost.'),
  HoldExtended: fact<{ accountId: AccountId; holdId: TaskId; by: MicroText; slices: readonly Slice[]; reason: string }>('A hold was made larger.'),
  HoldSettled: fact<{
    accountId: AccountId;
    holdId: TaskId;
    projectId: string;
    operation: string;
    cost: MicroText;
    charged: MicroText;
    returned: MicroText;
    slices: readonly Slice[];
    usage: Quantities;
    priceVersion: string;
  }>('A finished task was paid from its hold; the rest of the hold went back.'),
  CostBorneByPlatform: fact<{ accountId: AccountId; holdId: TaskId; amount: MicroText; priceVersion: string }>(
    'A task cost more than its hold; the platform bore the difference.',
  ),
  HoldReleased: fact<{ accountId: AccountId; holdId: TaskId; projectId: string; operation: string; amount: MicroText; reason: string }>(
    'A hold went back untouched.',
  ),
  GrantExpired: fact<{ accountId: AccountId; grantId: string; amount: MicroText }>('What was left of a grant expired.'),
  CreditsAdjusted: fact<{ accountId: AccountId; adjustmentId: string; grantId: string; amount: MicroText; reason: string }>(
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
