import type { AccountId } from '../ids.js';

/** An account's password as it is kept: never the password, always its slow hash. */
export interface KeptPassword {
  /** argon2id with its parameters, in PHC form. */
  readonly hash: string;
  /** The last change; null for the password of the sign-up. */
  readonly changeId: string | null;
  /** Whether the account's stream tells of that change. */
  readonly recorded: boolean;
}

/** A change of password on its way in. */
export interface PasswordChange {
  readonly accountId: AccountId;
  /** The hash that the caller verified; another one by now means that somebody else was faster. */
  readonly from: string;
  readonly to: string;
  readonly changeId: string;
  /** The session that goes on; all others end. */
  readonly keepSessionId: string;
  readonly at: Date;
}

/** A change that is done, and of which the account's stream may not know yet. */
export interface UnrecordedChange {
  readonly accountId: AccountId;
  readonly changeId: string;
}

/** Keeps password hashes. Every method throws plain errors when the database is lost. */
export abstract class PasswordSafe {
  abstract find(accountId: AccountId): Promise<KeptPassword | null>;
  /** The first password of an account that has not opened yet; may be repeated until it opens. */
  abstract begin(accountId: AccountId, hash: string): Promise<void>;
  /** Of an account that was never opened. */
  abstract forget(accountId: AccountId): Promise<void>;
  /** The same password under other parameters; nothing happens when it was changed meanwhile. */
  abstract rehash(accountId: AccountId, from: string, to: string): Promise<void>;
  /** Sets the new hash and ends the other sessions in one step; false when `from` is no longer the hash. */
  abstract change(change: PasswordChange): Promise<boolean>;
  /** Sets a new hash for whoever need not know the old one, and ends every session; false when the account has no password. */
  abstract reset(change: Omit<PasswordChange, 'from' | 'keepSessionId'>): Promise<boolean>;
  abstract unrecorded(limit: number): Promise<readonly UnrecordedChange[]>;
  abstract recorded(change: UnrecordedChange): Promise<void>;
}

/** A session as it is kept: its token is known by SHA-256 alone. */
export interface KeptSession {
  readonly sessionId: string;
  readonly accountId: AccountId;
  readonly createdAt: Date;
  readonly lastUsedAt: Date;
  readonly expiresAt: Date;
  /** Null for a session whose token lasts as long as itself. */
  readonly refreshing: Refreshing | null;
  /** It is the page's, and its token lies in a cookie. */
  readonly inCookie: boolean;
}

/** How far a refreshing session reaches. */
export interface Refreshing {
  /** Its present token is worth nothing from then on. */
  readonly tokenExpiresAt: Date;
  /** However often it is refreshed. */
  readonly endsAt: Date;
}

/** What a refresh token is known by: the half that is the same for the whole session, and all of it; both as SHA-256. */
export interface RefreshHashes {
  readonly family: Buffer;
  readonly whole: Buffer;
}

/** What opens a session, by hash; `refresh` for one whose token is short-lived. */
export interface SessionKeys {
  readonly token: Buffer;
  readonly refresh: RefreshHashes | null;
}

/** A refresh token was presented; the new ones take its place. */
export interface Rotation {
  readonly presented: RefreshHashes;
  readonly nextToken: Buffer;
  readonly nextRefresh: Buffer;
  readonly tokenExpiresAt: Date;
  /** When the session ends unless it is refreshed again; never beyond its end. */
  readonly idleUntil: Date;
  /** The same order may do it again: its first answer may never have been given. */
  readonly orderId: string;
  readonly now: Date;
}

/** What became of a refresh token that was presented. */
export type Rotated =
  | { readonly outcome: 'rotated'; readonly session: KeptSession }
  /** It was used before, so its session has ended: one of two who have it is not the owner. */
  | { readonly outcome: 'ended'; readonly accountId: AccountId; readonly sessionId: string }
  | { readonly outcome: 'unknown' };

/** Keeps sessions; one that has expired is as unknown as one that never was. */
export abstract class SessionStore {
  /** Opens a session under the very hash that the password was verified with; false when the password was changed meanwhile. */
  abstract open(session: Omit<KeptSession, 'lastUsedAt'>, keys: SessionKeys, verifiedHash: string): Promise<boolean>;
  /** Each refresh token is good once; one that was good before ends its session. */
  abstract rotate(rotation: Rotation): Promise<Rotated>;
  abstract byToken(tokenHash: Buffer, now: Date): Promise<KeptSession | null>;
  /** Notes a use and when the session ends unless it is used again; one that is refreshed is not prolonged by use. */
  abstract use(sessionId: string, now: Date, expiresAt: Date): Promise<void>;
  /** Newest first. */
  abstract ofAccount(accountId: AccountId, now: Date): Promise<readonly KeptSession[]>;
  /** False when the account has no such session. */
  abstract end(accountId: AccountId, sessionId: string, now: Date): Promise<boolean>;
  /** Ends every session of an account; answers how many there were. */
  abstract endAll(accountId: AccountId): Promise<number>;
  /** Housekeeping: how many had expired. */
  abstract forgetExpired(now: Date): Promise<number>;
}

/** Everything that signing in keeps of an account, taken together. */
export abstract class SignInTraces {
  /** Removes it all, of an account that is being erased; answers how much there was of each kind. */
  abstract remove(accountId: AccountId): Promise<Readonly<Record<string, number>>>;
}

/** Keeps tokens that work once, by SHA-256. */
export abstract class OneTimeTokens {
  abstract issue(purpose: string, tokenHash: Buffer, expiresAt: Date): Promise<void>;
  /** True for whoever came first, and for the same account again; false for an unknown, expired or spent token. */
  abstract redeem(purpose: string, tokenHash: Buffer, accountId: AccountId, now: Date): Promise<boolean>;
  /** The latest token of a purpose that one account alone may redeem; earlier ones work no longer. */
  abstract issueFor(purpose: string, accountId: AccountId, tokenHash: Buffer, expiresAt: Date): Promise<void>;
  /** The account that a token was issued for, as long as it would work. */
  abstract holderOf(purpose: string, tokenHash: Buffer, now: Date): Promise<AccountId | null>;
  /** The account that the token was issued for, the first time; null for an unknown, expired or spent one. */
  abstract spend(purpose: string, tokenHash: Buffer, now: Date): Promise<AccountId | null>;
  /** Whether `redeem` would work for this account just now. */
  abstract isGood(purpose: string, tokenHash: Buffer, accountId: AccountId, now: Date): Promise<boolean>;
  /** Whether any token of this purpose was ever redeemed. */
  abstract everRedeemed(purpose: string): Promise<boolean>;
  /** Housekeeping: how many had expired unused. */
  abstract forgetExpired(now: Date): Promise<number>;
}
