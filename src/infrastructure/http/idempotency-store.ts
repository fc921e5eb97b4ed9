import type { Sealed } from '../../shared-kernel/ports/vault.js';

/** One request under a client's key. */
export interface KeyedRequest {
  readonly accountId: string;
  /** Method and template of the path. */
  readonly route: string;
  /** Keyed hash of route, path and the client's key. */
  readonly keyHash: string;
  /** Keyed hash of what was sent. */
  readonly bodyHash: string;
}

/** What became of the first request: sealed, because answers hold what people wrote. */
export interface KeptOutcome {
  readonly status: number;
  /** JSON of the body's text and the headers worth repeating. */
  readonly answer: Sealed;
}

/** What a request under a key finds. */
export type Claim =
  /** Nobody came before, or who came before died on the way: run it. */
  | { readonly found: 'nothing' }
  | { readonly found: 'in-flight' }
  | { readonly found: 'another-request' }
  | ({ readonly found: 'outcome' } & KeptOutcome);

/** Remembers outcomes under clients' keys for 7 days. */
export abstract class IdempotencyStore {
  abstract claim(request: KeyedRequest): Promise<Claim>;
  /** The outcome is final; repeats get it from now on. */
  abstract finish(request: KeyedRequest, outcome: KeptOutcome): Promise<void>;
  /** The outcome does not count; the next request under the key runs. */
  abstract release(request: KeyedRequest): Promise<void>;
  /** Removes every outcome of an account that is being erased, and answers how many there were. */
  abstract forget(accountId: string): Promise<number>;
  /** Housekeeping: removes what is older than 7 days and answers how much that was. */
  abstract forgetOld(): Promise<number>;
}
