import type { AccountId, Fingerprint } from '../../../shared-kernel/ids.js';
import { query } from '../../../shared-kernel/message.js';

/** The key as its owner sees it: never more of it than prefix and last four. */
export interface KeyStatusView {
  readonly accountId: AccountId;
  readonly fingerprint: Fingerprint;
  readonly prefix: string;
  readonly lastFour: string;
  readonly status: 'usable' | 'unverified' | 'rate-limited' | 'invalid' | 'restricted' | 'expired' | 'exhausted';
  readonly reason: string | null;
  readonly addedAt: string;
  readonly changedAt: string;
  readonly lastVerifiedAt: string | null;
  readonly rateLimitedUntil: string | null;
  readonly nextCheckAt: string | null;
  readonly expiresAt: string | null;
  readonly origin: string;
  readonly envelopeId: string;
}

/** Answers with the stored key's status, or null when no key is stored. */
export const keyStatus = query<{ accountId: AccountId }, KeyStatusView | null>('api-keys.key-status');
export {
  maskedKeysOf,
  ownSpendingOf,
  ownUsageOf,
  type MaskedKeyView,
  type OwnReservationView,
  type OwnSpendingView,
  type OwnUsageView,
} from './own-spending-queries.js';

/** Which models an account lets itself use; null allows whatever is offered. */
export interface AllowedModelsView {
  readonly accountId: AccountId;
  readonly account: readonly string[] | null;
  readonly byKey: Readonly<Record<string, readonly string[] | null>>;
}

/** Null for an account that never narrowed them. */
export const allowedModelsOf = query<{ accountId: AccountId }, AllowedModelsView | null>('api-keys.allowed-models');
