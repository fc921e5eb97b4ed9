import type { AccountId, ProjectId, TaskId } from '../../../shared-kernel/ids.js';
import { query } from '../../../shared-kernel/message.js';
import type { MicroText } from '../../../shared-kernel/money.js';

/** The books of an account's own key as its last entry left them; estimates in micro-dollars. */
export interface OwnSpendingView {
  readonly accountId: AccountId;
  readonly limit: MicroText | null;
  /** The month that the books are at; what was spent in it says nothing of a later one. */
  readonly month: string;
  readonly spent: MicroText;
  readonly reserved: MicroText;
}

/** Answers with the books, or null before their first entry. */
export const ownSpendingOf = query<{ accountId: AccountId }, OwnSpendingView | null>('api-keys.own-spending');

/** What is set aside for one task. */
export interface OwnReservationView {
  readonly accountId: AccountId;
  readonly taskId: TaskId;
  readonly projectId: ProjectId;
  readonly reservedAt: string;
}

/** Sums of what an own key used on one day for one purpose; amounts in micro-dollars are our estimates. */
export interface OwnUsageView {
  readonly accountId: AccountId;
  /** Day in UTC, `2026-11-25`. */
  readonly day: string;
  readonly fingerprint: string;
  /** Null for tests of a key, which belong to no project. */
  readonly projectId: string | null;
  readonly cardId: string | null;
  readonly operation: string;
  readonly model: string;
  readonly calls: number;
  /** Calls that brought nothing but were billed, or whose end nobody knows. */
  readonly fruitlessCalls: number;
  readonly inputTokens: number;
  readonly cachedInputTokens: number;
  readonly outputTokens: number;
  readonly images: number;
  readonly microUsd: MicroText;
  /** Part of it that rests on a ceiling, because nobody knows how the call ended. */
  readonly uncertainMicroUsd: MicroText;
  readonly priceVersions: readonly string[];
  /** True when the model has no listed price and the dearest of its kind stood in. */
  readonly priceAssumed: boolean;
}

/** Both days included. */
export const ownUsageOf = query<{ accountId: AccountId; from: string; to: string }, readonly OwnUsageView[]>('api-keys.own-usage');

/** A key that was stored once, as its owner may see it. */
export interface MaskedKeyView {
  readonly accountId: AccountId;
  readonly fingerprint: string;
  readonly prefix: string;
  readonly lastFour: string;
}

/** Every key that the account ever stored, masked. */
export const maskedKeysOf = query<{ accountId: AccountId }, readonly MaskedKeyView[]>('api-keys.masked-keys');
