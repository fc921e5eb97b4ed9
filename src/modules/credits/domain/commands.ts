import type { AccountId, TaskId } from '../../../shared-kernel/ids.js';
import { command, commands, type CommandsOf } from '../../../shared-kernel/message.js';
import type { MicroText } from '../../../shared-kernel/money.js';
import type { Sealed } from '../../../shared-kernel/ports/vault.js';
import type { Quantities, Tariff } from '../../../shared-kernel/tariff.js';
import type { CatalogueOperation, CreditChange, GrantSource, MonthlyRefill, SmallChange } from './events.js';

/** What one task may cost at most; the amount is `charge(tariff, ceiling)` and nothing else. */
export interface HoldOrder {
  readonly holdId: TaskId;
  readonly projectId: string;
  readonly tariff: Tariff;
  readonly ceiling: Quantities;
}

/** Orders to a credit account. */
export const creditCommands = commands('credits', (data: { accountId: AccountId }) => data.accountId, {
  GrantCredits: command<{
    accountId: AccountId;
    grantId: string;
    amount: MicroText;
    source: GrantSource;
    priority: number;
    startsAt?: string;
    expiresAt: string | null;
    priceVersion: string | null;
    reason?: string;
    note?: Sealed;
  }>(),
  /** All holds or none; a hold that is there already is left as it is. `now` decides which grants have expired. */
  HoldCredits: command<{ accountId: AccountId; holds: readonly HoldOrder[]; now: string }>(),
  ExtendHold: command<{ accountId: AccountId; holdId: TaskId; ceiling: Quantities; reason: string; now: string }>(),
  /** `at` is when the task ended: the month in whose spending it counts. An estimated usage never costs more than was held. */
  SettleHold: command<{ accountId: AccountId; holdId: TaskId; usage: Quantities; at?: string; estimated?: true }>(),
  ReleaseHold: command<{ accountId: AccountId; holdId: TaskId; reason: string }>(),
  /** Brings grants up to date: what begins becomes available, what has ended is gone. */
  ExpireGrants: command<{ accountId: AccountId; now: string }>(),
  AdjustCredits: command<{ accountId: AccountId; adjustmentId: string; amount: MicroText; reason: string; note?: Sealed }>(),
  /** Null pays back all that is left of the charge. */
  ReturnCharge: command<{ accountId: AccountId; holdId: TaskId; returnId: string; amount: MicroText | null; reason: string; note?: Sealed }>(),
  /** Takes back what is still available, of the payment's own grant first, and records what is missing. */
  TakePaymentBack: command<{ accountId: AccountId; grantId: string; reversalId: string; amount: MicroText; reason: string }>(),
  /** A month's refill: once per period, and never more than leaves `rolloverCap` of earlier ones unused. Null brings nothing. */
  RefillCredits: command<{ accountId: AccountId; grantId: string; period: number; refill: MonthlyRefill | null; priceVersion: string }>(),
  /** Null lifts the limit. */
  SetSpendingLimit: command<{ accountId: AccountId; limit: MicroText | null }>(),
  SetLowBalanceThresholds: command<{ accountId: AccountId; thresholds: readonly MicroText[] }>(),
});
export type CreditCommand = CommandsOf<typeof creditCommands>;

/** Orders to a change of credits that needs a second person. */
export const creditChangeCommands = commands('creditchange', (data: { changeId: string }) => data.changeId, {
  ProposeCreditChange: command<CreditChange>(),
  ApproveCreditChange: command<{ changeId: string; by: AccountId; now: string }>(),
  /** Whoever proposed it may withdraw it. */
  RejectCreditChange: command<{ changeId: string; by: AccountId }>(),
  LapseCreditChange: command<{ changeId: string; now: string }>(),
  /** `failure` is the code of the refusal that the account gave. */
  FailCreditChange: command<{ changeId: string; failure: string }>(),
});
export type CreditChangeCommand = CommandsOf<typeof creditChangeCommands>;

/** Orders to the ledger of what operators change alone. */
export const smallChangeCommands = commands('smallchange', (data: { ledgerId: string }) => data.ledgerId, {
  /** Refuses when with it more than `limit` would be changed in a day by the operator, or of the account. */
  AdmitSmallChange: command<SmallChange & { ledgerId: string; limit: MicroText }>(),
});
export type SmallChangeCommand = CommandsOf<typeof smallChangeCommands>;

/** Orders to a payment. */
export const paymentCommands = commands('payment', (data: { paymentKey: string }) => data.paymentKey, {
  ReceivePayment: command<{ paymentKey: string; paymentId: string; accountId: AccountId; amount: MicroText }>(),
  /** Null reverses all that is left of it. */
  ReversePayment: command<{
    paymentKey: string;
    accountId: AccountId;
    reversalId: string;
    amount: MicroText | null;
    reason: 'refund' | 'chargeback';
  }>(),
});
export type PaymentCommand = CommandsOf<typeof paymentCommands>;

/** Orders to the stream of price catalogues. */
export const priceCatalogueCommands = commands('pricecatalogue', (data: { catalogueId: string }) => data.catalogueId, {
  /** The same version with other bytes is refused. */
  AdoptPriceCatalogue: command<{
    catalogueId: string;
    version: string;
    hash: string;
    operations: readonly CatalogueOperation[];
    signUpGrant: { amount: MicroText; priority: number; expiresAfterDays: number | null };
    monthlyRefill?: MonthlyRefill;
  }>(),
});
export type PriceCatalogueCommand = CommandsOf<typeof priceCatalogueCommands>;
