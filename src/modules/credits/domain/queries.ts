import type { AccountId, TaskId } from '../../../shared-kernel/ids.js';
import { query, type AnyCommand, type AnyEvent } from '../../../shared-kernel/message.js';
import type { MicroText } from '../../../shared-kernel/money.js';
import type { Heard } from '../../../shared-kernel/policy.js';
import type { Position } from '../../../shared-kernel/ports/event-log.js';
import type { Quantities, Tariff } from '../../../shared-kernel/tariff.js';
import type { ForeseenSettlement } from './foreseen-settlement.js';
import type { CatalogueOperation, CreditChange, MonthlyRefill } from './events.js';

/** An account's platform credits: granted + adjusted = (spent − returned) + held + pending + expired + available. */
export interface Totals {
  readonly granted: MicroText;
  readonly adjusted: MicroText;
  /** What finished tasks were charged. */
  readonly spent: MicroText;
  /** Charges that were paid back; what a hold did not need was never spent and is not in here. */
  readonly returned: MicroText;
  readonly held: MicroText;
  /** Granted for a later moment. */
  readonly pending: MicroText;
  readonly expired: MicroText;
  readonly available: MicroText;
  /** Costs above a hold, which no account paid; not a part of the equation. */
  readonly borneByPlatform: MicroText;
  /** Reversed payments whose credits were used already; not a part of the equation. */
  readonly shortfall: MicroText;
}

/** The totals of one account, and which of its grants will end. */
export interface BalanceView extends Totals {
  readonly accountId: AccountId;
  /** Soonest first. */
  readonly grantsThatStart: readonly { readonly grantId: string; readonly startsAt: string }[];
  /** Soonest first. */
  readonly grantsThatExpire: readonly { readonly grantId: string; readonly expiresAt: string }[];
}

/** One movement of a statement, newest last. */
export interface StatementEntry {
  readonly accountId: AccountId;
  /** Id of the event that moved the credits. */
  readonly entryId: string;
  /** Where that event lies in the log. */
  readonly position: Position;
  readonly at: string;
  readonly kind:
    | 'granted'
    | 'started'
    | 'held'
    | 'extended'
    | 'charged'
    | 'returned'
    | 'released'
    | 'expired'
    | 'adjusted'
    | 'reversed'
    | 'shortfall'
    | 'borne-by-platform';
  /** What the movement did to the available credits. */
  readonly change: MicroText;
  /** Available credits after it. */
  readonly availableAfter: MicroText;
  /** What it was about: granted, set aside, charged, given back; negative only for a correction downwards. */
  readonly amount: MicroText;
  readonly operation: string | null;
  readonly projectId: string | null;
  readonly taskId: TaskId | null;
  readonly priceVersion: string | null;
  /** A stable word: the source of a grant, or why a hold was extended, settled or released. */
  readonly reason: string;
  /** True of a charge for work that was given up while the provider was at it: what that used is an estimate. */
  readonly estimated: boolean;
}

/** From a moment (inclusive) to another (exclusive); null is the beginning of the account, and now. */
export interface Period {
  readonly from: string | null;
  readonly to: string | null;
}

/** What own work cost in a period, by day, kind of work or project. */
export interface UsageView {
  readonly groups: readonly UsageGroup[];
  readonly total: Omit<UsageGroup, 'group'>;
}

/** One day (UTC), kind of work or project. */
export interface UsageGroup {
  readonly group: string;
  readonly charged: MicroText;
  readonly returned: MicroText;
  readonly tasks: number;
}

/** A part of a statement: opening + the changes of its entries = closing. */
export interface StatementPage {
  /** Available credits before the first entry. */
  readonly opening: MicroText;
  readonly entries: readonly StatementEntry[];
  /** Available credits after the last entry. */
  readonly closing: MicroText;
  readonly next: string | null;
  /** Available credits when the whole period began and when it ended. */
  readonly period: { readonly opening: MicroText; readonly closing: MicroText };
}

/** What became of a hold. */
export interface HoldView {
  readonly accountId: AccountId;
  readonly holdId: TaskId;
  readonly projectId: string;
  readonly operation: string;
  readonly status: 'open' | 'settled' | 'released';
  readonly amount: MicroText;
  readonly charged: MicroText | null;
  readonly priceVersion: string;
  readonly openedAt: string;
}

/** What an owner has limited. */
export interface LimitsView {
  readonly accountId: AccountId;
  /** For a calendar month in UTC; null for none. */
  readonly limit: MicroText | null;
  /** The last month that saw a charge, `2026-11`; empty before the first. */
  readonly month: string;
  /** What was charged in that month, less what of it was paid back. */
  readonly spent: MicroText;
  /** Highest first. */
  readonly thresholds: readonly MicroText[];
  /** Thresholds that were crossed downwards and not upwards since. */
  readonly reached: readonly MicroText[];
}

/** A change of credits that needed, or needs, a second person. */
export interface CreditChangeView extends Omit<CreditChange, 'terms'> {
  readonly status: 'open' | 'approved' | 'rejected' | 'lapsed' | 'failed';
  readonly proposedAt: string;
  readonly decidedBy: AccountId | null;
  readonly decidedAt: string | null;
  /** Why an approved change could not be made. */
  readonly failure: string | null;
}

/** What a reading of all books says: the totals, and the first entry that breaks a rule of book-keeping. */
export interface BooksView {
  readonly upTo: Position;
  readonly accounts: number;
  readonly events: number;
  readonly totals: Totals;
  readonly violation: { readonly position: Position; readonly sentence: string } | null;
}

/** The catalogue in force. */
export interface CatalogueView {
  readonly version: string;
  readonly hash: string;
  readonly adoptedAt: string;
  readonly operations: readonly CatalogueOperation[];
  readonly signUpGrant: { readonly amount: MicroText; readonly priority: number; readonly expiresAfterDays: number | null };
  /** Absent where there is none. */
  readonly monthlyRefill?: MonthlyRefill;
  /** Since when there has been a refill without a break; null where there is none. */
  readonly refillSince: string | null;
}

/** Zero in every field for an account without movements. */
export const balance = query<{ accountId: AccountId }, BalanceView>('credits.balance');
/** Movements between two cursors, oldest first. */
export const statement = query<{ accountId: AccountId; after: string | null; limit: number; period?: Period }, StatementPage>('credits.statement');
/** What the balance was at a moment, reckoned from the account's own history. */
export const balanceAt = query<{ accountId: AccountId; at: string }, BalanceView>('credits.balance-at');
/** What platform credits were used for in a period. */
export const creditUsage = query<{ accountId: AccountId; period: Period; by: 'day' | 'operation' | 'project' }, UsageView>('credits.usage');
/** What the owner has limited, and how far the month has come. */
export const ownLimits = query<{ accountId: AccountId }, LimitsView>('credits.own-limits');
/** Changes that need a second person: open ones first to lapse, or with `all` the decided ones too. */
export const creditChangeList = query<
  { all: boolean; after: string | null; limit: number },
  { readonly rows: readonly CreditChangeView[]; readonly next: string | null }
>('credits.credit-changes');
/** Null when there never was such a hold. Read from the credit account itself, not from a projection. */
export const holdById = query<{ accountId: AccountId; holdId: TaskId }, HoldView | null>('credits.hold-by-id');
/** What the end of a task has this module order: it is settled, its hold goes back, or its charge does. Empty for other events. */
export const ordersAtTheEnd = query<{ event: Heard<AnyEvent> }, readonly AnyCommand[]>('credits.orders-at-the-end');
/** Holds that are open, the oldest first. */
export const openHoldsOf = query<{ accountId: AccountId; limit: number }, readonly HoldView[]>('credits.open-holds-of');
/** What would become of a hold if its task ended with this usage; null where nothing is held for it any more. */
export const settlementForeseen = query<{ accountId: AccountId; holdId: TaskId; usage: Quantities }, ForeseenSettlement | null>(
  'credits.settlement-foreseen',
);
/** The price of one kind of operation under the catalogue in force; refuses an unknown kind (`operation_unknown`). */
export const tariffOf = query<{ operation: string }, Tariff>('credits.tariff-of');
/** Every version that was ever adopted, oldest first. */
export const priceVersions = query<Record<string, never>, readonly CatalogueView[]>('credits.price-versions');
/** The catalogue in force; `prices_unavailable` before the first one. */
export const priceCatalogue = query<Record<string, never>, CatalogueView>('credits.price-catalogue');
/** Reads every credit movement of every account from the log itself and checks the books at each position. */
export const books = query<Record<string, never>, BooksView>('credits.books');

export type { ForeseenSettlement } from './foreseen-settlement.js';
