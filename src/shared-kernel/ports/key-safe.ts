/** Which sealed key is meant, and the only origin that it may be sent to. */
export interface KeyAddress {
  readonly accountId: string;
  readonly envelopeId: string;
  readonly origin: string;
}

/** Keeps the users' provider keys: sealed rows, one a key, gone for good when destroyed. */
export abstract class KeySafe {
  /** Repeating it with the same envelope is fine. */
  abstract put(address: KeyAddress, secret: string): Promise<void>;
  /** Lends the secret for as long as `use` runs. Throws CannotOpen when the master key is wrong, the origin changed or the row is gone. */
  abstract withSecret<T>(address: KeyAddress, use: (secret: string) => Promise<T>): Promise<T>;
  /** True when the secret can be opened now. */
  abstract readable(address: KeyAddress): Promise<boolean>;
  abstract destroy(address: KeyAddress): Promise<void>;
  /** What was stored before a moment, of all accounts and page by page: for the service's own housekeeping. */
  abstract storedBefore(moment: Date): AsyncIterable<Pick<KeyAddress, 'accountId' | 'envelopeId'>>;
}

/** Keeps the admin keys that read the provider's reports, apart from the others: no key of one safe opens in the other. */
export abstract class UsageKeySafe extends KeySafe {}
