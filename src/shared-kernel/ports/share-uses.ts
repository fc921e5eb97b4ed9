import type { AccountId } from '../ids.js';

/** How often a link was followed, and when last. */
export interface ShareUse {
  readonly shareId: string;
  readonly uses: number;
  readonly lastUsedAt: Date;
}

/** Counts how often links are followed; strangers’ visits are no events. */
export abstract class ShareUses {
  abstract count(shareId: string, accountId: AccountId, now: Date): Promise<void>;
  abstract of(accountId: AccountId, shareIds: readonly string[]): Promise<readonly ShareUse[]>;
  /** What was counted of an erased account's links is gone. */
  abstract forget(accountId: AccountId): Promise<void>;
}
