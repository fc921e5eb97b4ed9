import type { AccountId } from '../ids.js';

/** Who is asking: an account, what it may be, and the session or token that says so. */
export interface Identity {
  readonly accountId: AccountId;
  /** Of `user`, `support`, `auditor` and `admin`. */
  readonly roles: readonly string[];
  readonly sessionId: string;
}

/** Knows bearer tokens. It is asked on every request, so that signing out and a change of roles act at once. */
export abstract class Authenticator {
  /** Null for a token that is unknown, ended or expired; a lost database is a plain error. */
  abstract authenticate(token: string): Promise<Identity | null>;
}
