/** A data key as it is kept: wrapped under one master key. */
export interface WrappedDataKey {
  /** UUID. */
  readonly dataKeyId: string;
  readonly accountId: string;
  readonly masterVersion: number;
  readonly wrapped: Uint8Array;
}

/** What is kept of a key that itself lives outside the database, to recognise it by. */
export interface KeyCheck {
  /** From 1. */
  readonly version: number;
  /** 32 bytes that tell nothing about the key. */
  readonly check: Uint8Array;
}

export type OutsideKey = 'master' | 'fingerprint';

/** Where wrapped data keys are kept; an account has one, or a mark that it was destroyed. */
export interface DataKeyStore {
  /** Keeps the first key of an account and ignores every later one, also of an account whose key was destroyed. */
  add(key: WrappedDataKey): Promise<void>;
  ofAccount(accountId: string): Promise<WrappedDataKey | 'destroyed' | null>;
  /** Null for an unknown key and for a destroyed one. */
  byId(dataKeyId: string): Promise<WrappedDataKey | null>;
  /** Forgets the wrapped key and leaves a mark, also where there was no key. */
  destroy(accountId: string): Promise<void>;
  countDestroyed(): Promise<number>;
  /** Every key that is there, by id. */
  all(): AsyncIterable<WrappedDataKey>;
  countByMasterVersion(): Promise<ReadonlyMap<number, number>>;
  /** Puts the key under another master key; false when it is no longer as it was read, and then nothing changes. */
  rewrap(was: WrappedDataKey, masterVersion: number, wrapped: Uint8Array): Promise<boolean>;
  checks(of: OutsideKey): Promise<readonly KeyCheck[]>;
  /** Keeps the first check of a version and ignores every later one. */
  adopt(of: OutsideKey, check: KeyCheck): Promise<void>;
}
