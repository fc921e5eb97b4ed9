import type { AccountId } from '../ids.js';

/** Tells that something that let an account in may do so no longer; whoever hears it asks the authenticator. */
export abstract class SignOuts {
  /** From now on, until what it answers with is called. A lost connection may lose a few, so nobody may rest on it alone. */
  abstract heard(accountId: AccountId, listener: () => void): () => void;
  /** In this process, of what no session or token was taken away for yet. */
  abstract tell(accountId: AccountId): void;
  abstract close(): Promise<void>;
}
