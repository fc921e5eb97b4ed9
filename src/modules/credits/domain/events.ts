import type { AccountId, TaskId } from '../../../shared-kernel/ids.js';
import { fact, facts, type EventsOf } from '../../../shared-kernel/message.js';
import type { MicroText } from '../../../shared-kernel/money.js';
import type { Sealed } from '../../../shared-kernel/ports/vault.js';
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

/** One crossing of one threshold; its number makes it another one than the next crossing. */
export interface Crossing {
  readonly threshold: MicroText;
  readonly crossing: number;
}

/** Everything that a credit account's stream, `credits-<accountId>`, may say. */
export const creditFacts = facts('credits', {
  CreditsGranted: fact<
    Moved & {
      grantId: string;
      amount: MicroText;
      source: GrantSource;
      priority: number;
      /** ISO 8601 UTC; until then they are pending. Absent: available at once. */
      startsAt?: string;
      /** ISO 8601 UTC; null lasts for ever. */
      expiresAt: string | null;
      priceVersion: string | null;
      /** Why an operator granted them: a stable word, and the operator's own words. */
      reason?: string;
      note?: Sealed;
      /** Which month since the sign-up a refill is for. */
      period?: number;
    }
  >('An account received credits.'),
  GrantStarted: fact<Moved & { grantId: string; amount: MicroText }>('Credits that were granted for later became available.'),
  RefillSkipped: fact<Moved & { period: number; reason: 'carried-over' | 'before-the-plan' }>('A monthly refill brought nothing.'),
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
      /** When the task ended: the month in whose spending it counts. */
      at?: string;
      /** The usage is an estimate: the task was given up while a call was under way, and the provider never said what that used. */
      estimated?: true;
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
  CreditsAdjusted: fact<Moved & { adjustmentId: string; grantId: string; amount: MicroText; reason: string; note?: Sealed }>(
    'An operator corrected a balance by a compensating entry.',
  ),
  /** What is paid back is a grant of its own, named like the return: what it was paid from may have expired. */
  ChargeReturned: fact<
    Moved & {
      holdId: TaskId;
      projectId: string;
      operation: string;
      returnId: string;
      amount: MicroText;
      /** A stable word. */
      reason: string;
      note?: Sealed;
      priceVersion: string;
      /** The month in whose spending the charge was counted. */
      chargedIn: string | null;
    }
  >('A charge, or a part of it, was paid back.'),
  /** Slices say which grants it came out of: the payment's own first. */
  PaymentTakenBack: fact<Moved & { grantId: string; reversalId: string; amount: MicroText; slices: readonly Slice[]; reason: string }>(
    'Credits that were bought were taken back, because their payment was reversed.',
  ),
  ShortfallRecorded: fact<Moved & { grantId: string; reversalId: string; amount: MicroText; reason: string }>(
    'A reversed payment could not be taken back in full, because its credits were used.',
  ),
  SpendingLimitSet: fact<Moved & { limit: MicroText | null }>('An owner set or lifted a monthly limit on their own spending.'),
  LowBalanceThresholdsSet: fact<Moved & { thresholds: readonly MicroText[] }>('An owner chose the balances at which to be told.'),
  LowBalanceReached: fact<Moved & Crossing>('What an account has left fell to a threshold of its owner.'),
  LowBalanceLifted: fact<Moved & Crossing>('What an account has left rose above a threshold again, or the threshold was given up.'),
});
export type CreditEvent = EventsOf<typeof creditFacts>;

/** A change of an account's credits by an operator, large enough to need a second one. */
export interface CreditChange {
  readonly changeId: string;
  /** Whose credits. */
  readonly accountId: AccountId;
  readonly kind: 'grant' | 'correction';
  /** Negative only in a correction downwards. */
  readonly amount: MicroText;
  /** A stable word. */
  readonly reason: string;
  /** Why, in the operator's words. */
  readonly note: Sealed;
  /** How a grant burns and when it ends. */
  readonly terms: { readonly priority: number; readonly expiresAt: string | null; readonly startsAt?: string };
  readonly proposedBy: AccountId;
  readonly lapsesAt: string;
}

/** Which change an event is about, and whose credits. */
interface ChangeRef {
  readonly changeId: string;
  readonly accountId: AccountId;
}

/** The stream `creditchange-<changeId>`: what one operator proposed and another decided. */
export const creditChangeFacts = facts('creditchange', {
  CreditChangeProposed: fact<CreditChange>('An operator proposed a change of credits that needs a second person.'),
  CreditChangeApproved: fact<CreditChange & { approvedBy: AccountId }>('A second person approved a change of credits.'),
  CreditChangeRejected: fact<ChangeRef & { rejectedBy: AccountId }>('A proposed change of credits was rejected or withdrawn.'),
  CreditChangeLapsed: fact<ChangeRef>('Nobody decided about a proposed change of credits in time.'),
  CreditChangeFailed: fact<ChangeRef & { failure: string }>('An approved change of credits could not be made.'),
});
export type CreditChangeEvent = EventsOf<typeof creditChangeFacts>;

/** A change of credits that one operator made alone, as it counts against what they may do in a day. */
export interface SmallChange {
  readonly changeId: string;
  /** Whose credits. */
  readonly accountId: AccountId;
  readonly by: AccountId;
  /** Without its sign: what is taken counts like what is given. */
  readonly amount: MicroText;
  readonly at: string;
  /** 24 hours before: what was changed after it was added up. */
  readonly since: string;
}

/** The stream `smallchange-operators`: what operators changed without a second person. One stream for all, so that nothing is admitted twice at once. */
export const smallChangeFacts = facts('smallchange', {
  SmallChangeAdmitted: fact<SmallChange & { ledgerId: string }>('An operator was let change credits without a second person.', {
    keptForTheRecord: true,
  }),
});
export type SmallChangeEvent = EventsOf<typeof smallChangeFacts>;

/** The stream `payment-<id>`: what a shop said of one payment; the id is made of the shop's own. */
export const paymentFacts = facts('payment', {
  PaymentReceived: fact<{ paymentKey: string; paymentId: string; accountId: AccountId; amount: MicroText }>('A shop reported a payment for credits.'),
  PaymentReversed: fact<{
    paymentKey: string;
    paymentId: string;
    accountId: AccountId;
    reversalId: string;
    amount: MicroText;
    reason: 'refund' | 'chargeback';
  }>('A shop reported that a payment, or a part of it, was reversed.'),
});
export type PaymentEvent = EventsOf<typeof paymentFacts>;

/** One kind of operation in a catalogue. */
export interface CatalogueOperation {
  readonly operation: string;
  readonly operationClass: OperationClass;
  readonly parts: readonly PricePart[];
}

/** What an account gets each month, and how much of what it did not use it may carry over. */
export interface MonthlyRefill {
  readonly amount: MicroText;
  readonly priority: number;
  readonly rolloverCap: MicroText;
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
    /** Absent where there is none. */
    monthlyRefill?: MonthlyRefill;
  }>('A dated price catalogue came into force.'),
});
export type PriceCatalogueEvent = EventsOf<typeof priceCatalogueFacts>;
