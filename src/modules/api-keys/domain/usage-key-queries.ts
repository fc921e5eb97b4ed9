import type { AccountId, Fingerprint } from '../../../shared-kernel/ids.js';
import { query } from '../../../shared-kernel/message.js';

/** The admin key as its owner sees it: never more of it than prefix and last four. */
export interface UsageKeyView {
  readonly accountId: AccountId;
  readonly fingerprint: Fingerprint;
  readonly prefix: string;
  readonly lastFour: string;
  readonly status: 'unverified' | 'works' | 'refused';
  readonly reason: string | null;
  readonly missingPermission: string | null;
  readonly addedAt: string;
  readonly changedAt: string;
  readonly origin: string;
  readonly envelopeId: string;
}

/** Null while none is stored. */
export const usageKeyOf = query<{ accountId: AccountId }, UsageKeyView | null>('api-keys.usage-key');
