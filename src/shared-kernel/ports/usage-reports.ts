import type { MicroText } from '../money.js';

/** The admin key of somebody's organisation at the provider. It reads reports; its kind fits no other call. */
export interface AdminCredential {
  readonly secret: string;
  readonly kind: 'usage-reports';
}

/** Both days in UTC, `2026-11-25`, and both included. */
export interface ReportPeriod {
  readonly from: string;
  readonly to: string;
}

/** What the provider says that one key used with one model on one day. */
export interface ReportedUse {
  /** The provider's name for the key, which says nothing of the secret; null where it does not say whose use it was. */
  readonly apiKeyId: string | null;
  readonly model: string | null;
  readonly requests: number;
  /** Cached ones included; of texts alone, since the provider reports no tokens of pictures apart. */
  readonly inputTokens: number;
  readonly cachedInputTokens: number;
  readonly outputTokens: number;
  readonly images: number;
}

/** What the provider says that it charged for one key on one day. */
export interface ReportedCost {
  readonly apiKeyId: string | null;
  /** Micro-dollars; below zero where money was given back. */
  readonly microUsd: MicroText;
}

/** Days that the provider reports on; one that is missing is not reported yet. */
export interface UsageReport {
  readonly use: ReadonlyMap<string, readonly ReportedUse[]>;
  /** Null where the key may not read costs, or they are told in another currency. */
  readonly costs: ReadonlyMap<string, readonly ReportedCost[]> | null;
  readonly simulated: boolean;
}

/** Every way in which asking can end. Nothing of it is about the key that pays for work. */
export type ReportOutcome =
  | { readonly outcome: 'reported'; readonly report: UsageReport }
  /** The admin key itself was turned down; `missing` names the permission when the provider does. */
  | { readonly outcome: 'refused'; readonly reason: string; readonly missing: string | null }
  | { readonly outcome: 'rate-limited'; readonly retryAfterMs: number }
  | { readonly outcome: 'unavailable'; readonly reason: string };

/** The provider's own figures. The only thing that may be asked with an admin key; it never throws for what the provider does. */
export interface UsageReports {
  ask(credential: AdminCredential, period: ReportPeriod): Promise<ReportOutcome>;
}
