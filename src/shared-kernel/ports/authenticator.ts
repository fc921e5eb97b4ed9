import type { AccountId } from '../ids.js';

/** Who is asking: an account, what it may be, and the session or token that says so. */
export interface Identity {
  readonly accountId: AccountId;
  /** Of `user`, `support`, `auditor` and `admin`. */
  readonly roles: readonly string[];
  /** Of the session, or of the personal token. */
  readonly sessionId: string;
  /** What a personal token may do; null for a session, which may do whatever the account may. */
  readonly scopes: readonly string[] | null;
}

/** Where a token comes in a request: each kind of token is good in one of them alone. */
export type Carrier = 'header' | 'cookie';

/** Knows tokens. It is asked on every request, so that signing out and a change of roles act at once. */
export abstract class Authenticator {
  /** Null for a token that is unknown, ended or expired; a lost database is a plain error. */
  abstract authenticate(token: string, carrier: Carrier): Promise<Identity | null>;
  /** Calls the listener whenever a token of the account may have ended, until what it answers with is called; a hint, to ask at once. */
  abstract whenEnded(accountId: AccountId, listener: () => void): () => void;
}
