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
  /** The date that its owner chose for its end. */
  readonly expiresAt: string | null;
  /** Only a paid answer proves its funds: a free check was wrong about them. */
  readonly paidProofNeeded: boolean;
  /** Its owner allowed tiny paid calls that prove whether it can pay. */
  readonly paidProbeAllowed: boolean;
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

export { usageKeyOf, type UsageKeyView } from './usage-key-queries.js';

/** Which models an account lets itself use; null allows whatever is offered. */
export interface AllowedModelsView {
  readonly accountId: AccountId;
  readonly account: readonly string[] | null;
  readonly byKey: Readonly<Record<string, readonly string[] | null>>;
}

/** Null for an account that never narrowed them. */
export const allowedModelsOf = query<{ accountId: AccountId }, AllowedModelsView | null>('api-keys.allowed-models');

/** One step in the life of an account's keys. */
export interface KeyStepView {
  readonly accountId: AccountId;
  readonly fingerprint: Fingerprint;
  readonly revision: number;
  readonly step:
    | 'added'
    | 'verified'
    | 'unverified'
    | 'rate-limited'
    | 'exhausted'
    | 'invalid'
    | 'restricted'
    | 'expired'
    | 'recovered'
    | 'expiry-set'
    | 'expiry-warned'
    | 'paid-test-allowed'
    | 'paid-test-disallowed'
    | 'paid-test-ended'
    | 'replaced'
    | 'removed';
  readonly at: string;
  readonly by: 'owner' | 'call' | 're-check' | 'request' | 'schedule';
  readonly reason: string | null;
  readonly missingPermission: string | null;
  /** The end of a wait, or the date that was chosen. */
  readonly until: string | null;
  /** What may be shown of the key. */
  readonly prefix: string | null;
  readonly lastFour: string | null;
}

/** What happened to an account's keys, newest first; it outlives them. */
export const keyHistory = query<
  { accountId: AccountId; after: string | null; limit: number },
  { steps: readonly KeyStepView[]; next: string | null }
>('api-keys.key-history');
