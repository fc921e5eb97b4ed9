import type { AccountId, TaskId } from '../../../shared-kernel/ids.js';
import { query } from '../../../shared-kernel/message.js';
import type { MicroText } from '../../../shared-kernel/money.js';
import type { Tariff } from '../../../shared-kernel/tariff.js';
import type { CatalogueOperation } from './events.js';

/** An account's platform credits, in micro-credits. */
export interface BalanceView {
  readonly accountId: AccountId;
  readonly granted: MicroText;
  readonly adjusted: MicroText;
  readonly spent: MicroText;
  readonly returned: MicroText;
  readonly held: MicroText;
  readonly expired: MicroText;
  readonly available: MicroText;
  readonly borneByPlatform: MicroText;
}

/** One movement of a statement, newest last. */
export interface StatementEntry {
  readonly accountId: AccountId;
  readonly entryId: string;
  readonly at: string;
  readonly kind: 'granted' | 'held' | 'extended' | 'charged' | 'released' | 'expired' | 'adjusted' | 'borne-by-platform';
  /** What the movement did to the available credits. */
  readonly change: MicroText;
  /** Available credits after it. */
  readonly availableAfter: MicroText;
  readonly amount: MicroText;
  readonly operation: string | null;
  readonly projectId: string | null;
  readonly taskId: TaskId | null;
  readonly priceVersion: string | null;
  readonly reason: string;
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

/** The catalogue in force. */
export interface CatalogueView {
  readonly version: string;
  readonly hash: string;
  readonly adoptedAt: string;
  readonly operations: readonly CatalogueOperation[];
  readonly signUpGrant: { readonly amount: MicroText; readonly priority: number; readonly expiresAfterDays: number | null };
}

/** Zero in every field for an account without movements. */
export const balance = query<{ accountId: AccountId }, BalanceView>('credits.balance');
/** Movements between two cursors, oldest first. */
export const statement = query<
  { accountId: AccountId; after: string | null; limit: number },
  { entries: readonly StatementEntry[]; next: string | null }
>('credits.statement');
/** Null when there never was such a hold. Read from the credit account itself, not from a projection. */
export const holdById = query<{ accountId: AccountId; holdId: TaskId }, HoldView | null>('credits.hold-by-id');
/** Open holds older than a moment, of all accounts. */
export const openHolds = query<{ before: string; limit: number }, readonly HoldView[]>('credits.open-holds');
/** The price of one kind of operation under the catalogue in force; refuses an unknown kind. */
export const tariffOf = query<{ operation: string }, Tariff>('credits.tariff-of');
/** The catalogue in force. */
export const priceCatalogue = query<Record<string, never>, CatalogueView>('credits.price-catalogue');
