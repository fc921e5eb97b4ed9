import type { AccountId } from '../ids.js';
import type { Sealed } from './vault.js';

/** A personal access token as it is kept: the token is known by SHA-256 alone, and what its owner calls it is sealed. */
export interface KeptPersonalToken {
  readonly tokenId: string;
  readonly accountId: AccountId;
  readonly name: Sealed;
  readonly scopes: readonly string[];
  readonly createdAt: Date;
  /** Null for one that was never used. */
  readonly lastUsedAt: Date | null;
  /** Null for one that works until it is revoked. */
  readonly expiresAt: Date | null;
}

/** Keeps personal access tokens; one that has expired is as unknown as one that never was. */
export abstract class PersonalTokens {
  /** The same id again gets the new hash, because its first answer may have been lost; false when there are `most` others already. */
  abstract keep(token: Omit<KeptPersonalToken, 'lastUsedAt'>, tokenHash: Buffer, most: number): Promise<boolean>;
  abstract byToken(tokenHash: Buffer, now: Date): Promise<KeptPersonalToken | null>;
  abstract use(tokenId: string, now: Date): Promise<void>;
  /** Newest first. */
  abstract ofAccount(accountId: AccountId, now: Date): Promise<readonly KeptPersonalToken[]>;
  /** False when the account has no such token. */
  abstract revoke(accountId: AccountId, tokenId: string, now: Date): Promise<boolean>;
  /** Housekeeping: how many had expired. */
  abstract forgetExpired(now: Date): Promise<number>;
}
