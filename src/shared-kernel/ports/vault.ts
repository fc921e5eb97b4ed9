/**
 * A value that only the vault can read, safe inside JSON: `v1.<data key id>.<base64url of nonce, ciphertext and tag>`.
 * It opens only in the context that it was sealed in.
 */
export interface Sealed {
  readonly sealed: string;
}

/** Where a sealed value belongs; not secret itself, and authenticated, so that a value moved elsewhere no longer opens. */
export interface SealContext {
  readonly accountId: string;
  /** What the value is, `project.name` or `api-key` for instance. */
  readonly purpose: string;
  /** Of the thing that it belongs to. */
  readonly id?: string;
  readonly version?: string;
  /** The only origin that the value may be sent to. */
  readonly origin?: string;
}

/** A secret in memory that does not print itself: text, JSON and inspection all say `[secret]`. */
export class Secret<T = string> {
  readonly #value: T;
  constructor(value: T) {
    this.#value = value;
  }
  reveal(): T {
    return this.#value;
  }
  toString(): string {
    return '[secret]';
  }
  toJSON(): string {
    return '[secret]';
  }
  [Symbol.for('nodejs.util.inspect.custom')](): string {
    return '[secret]';
  }
}

/** A promise about content that can be shown without the content: SHA-256(salt ‖ bytes). */
export interface Commitment {
  /** 64 hex digits. */
  readonly commitment: string;
  /** 32 random bytes, sealed in the content's own context. */
  readonly salt: Sealed;
  /** Length of the plain content. */
  readonly bytes: number;
}

/** Passes content through once while it commits to it. */
export interface CommittingStream {
  /** Yields what is to be stored; may be called once. */
  through(plain: AsyncIterable<Uint8Array>): AsyncIterable<Uint8Array>;
  /** Throws when the content has not passed through to its end. */
  commitment(): Promise<Commitment>;
}

/** Keyed hash of a provider key: equal keys of one account have equal values, nothing shows across accounts. */
export interface KeyFingerprint {
  /** 64 hex digits. */
  readonly value: string;
  /** Version of the fingerprint key, from 1. */
  readonly keyVersion: number;
}

/** May seal, and can open nothing. */
export interface Sealer {
  /** Makes the account's data key when it has none. Throws CannotSeal, and TypeError for text that is not well-formed Unicode. */
  seal(plain: string | Uint8Array, context: SealContext): Promise<Sealed>;
  /** Seals content of any length in chunks of 64 KiB, so that ranges of it can be read. Throws CannotSeal. */
  sealStream(context: SealContext): Promise<CommittingStream>;
  /** Commits to content that is stored plain; only the salt is sealed. Throws CannotSeal. */
  commitStream(context: SealContext): Promise<CommittingStream>;
  /** By the newest fingerprint key. */
  fingerprint(secret: string, accountId: string): Promise<KeyFingerprint>;
  /** By every fingerprint key that is kept, newest first: how a key is recognised after the fingerprint key was renewed. */
  fingerprints(secret: string, accountId: string): Promise<readonly KeyFingerprint[]>;
  /** 64 hex digits that never change for a value and a purpose: e-mail stream names, bodies under an idempotency key. */
  keyedHash(value: string, purpose: string): Promise<string>;
}

/** A part of some content: 0-based, both ends inclusive as in HTTP; without `end`, to the last byte. */
export interface ByteRange {
  readonly start: number;
  readonly end?: number;
}

/** Sealed content as it lies in storage. */
export interface SealedSource {
  /** Length as stored. */
  readonly bytes: number;
  read(range: ByteRange): Promise<AsyncIterable<Uint8Array>>;
}

/** May open. Every method throws CannotOpen, which never tells why; a lost database is a plain error. */
export interface Opener {
  open(sealed: Sealed, context: SealContext): Promise<Buffer>;
  openText(sealed: Sealed, context: SealContext): Promise<string>;
  /** The one way to a secret: it lives while `use` runs and nowhere else. */
  withSecret<T>(sealed: Sealed, context: SealContext, use: (secret: string) => Promise<T>): Promise<T>;
  /** Content sealed by `sealStream`, or a range of it; what was yielded is authentic, and a cut end throws. A range that begins beyond the end is a RangeError. */
  openStream(source: SealedSource, context: SealContext, range?: ByteRange): Promise<AsyncIterable<Uint8Array>>;
}

/** Which master keys the data keys hang on. */
export interface DataKeyReport {
  /** Version of the master key that wraps new data keys. */
  readonly current: number;
  readonly byMasterKey: readonly { readonly version: number; readonly dataKeys: number; readonly available: boolean }[];
  /** Data keys that no master key at hand can unwrap. */
  readonly unreadable: readonly { readonly dataKeyId: string; readonly accountId: string }[];
  /** Accounts whose data keys were destroyed. */
  readonly destroyed: number;
}

/** `locked`: under a master key that is not at hand now. `damaged`: no master key will ever unwrap it. */
export type DataKeyState = 'none' | 'ready' | 'locked' | 'damaged' | 'destroyed';

/** The keys that a whole account hangs on. */
export interface DataKeys {
  /** Does nothing for an account that has one; sealing calls it by itself. Throws CannotSeal after `destroy`. */
  create(accountId: string): Promise<void>;
  /** For good: nothing of the account opens any more, and nothing can be sealed for it again. */
  destroy(accountId: string): Promise<void>;
  /** How it stands with the data key of one account. */
  stateOf(accountId: string): Promise<DataKeyState>;
  report(): Promise<DataKeyReport>;
  /** Moves every readable data key under the newest master key; answers how many were moved. May be repeated at any time. */
  rewrap(): Promise<number>;
}

/** The value does not open: damaged, moved, of an erased account or under a lost key; by design nobody is told which. */
export class CannotOpen extends Error {
  override readonly name = 'CannotOpen';
  constructor() {
    super('This sealed value cannot be opened.');
  }
}

/** The account's data key was destroyed, or cannot be unwrapped by any master key at hand. */
export class CannotSeal extends Error {
  override readonly name = 'CannotSeal';
  constructor() {
    super('Nothing can be sealed for this account.');
  }
}

/** The service must not start like this; the message tells the operator what to do. */
export class VaultLocked extends Error {
  override readonly name = 'VaultLocked';
}
