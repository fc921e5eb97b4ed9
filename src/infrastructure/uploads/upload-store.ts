import { AsyncLocalStorage } from 'node:async_hooks';
import type { DataStore } from '@tus/server';
import type { Checksum } from './checksum.js';

/** What is known of the request that a store is working for. */
export interface Visit {
  readonly accountId: string;
  /** Of the piece that this request brings. */
  readonly checksum: Checksum | null;
  /** What it failed with. */
  error?: unknown;
}

/** The request that is being answered. */
export const visits = new AsyncLocalStorage<Visit>();

/** An upload by its two ids. */
export interface UploadKey {
  readonly accountId: string;
  readonly uploadId: string;
}

export const keyOf = ({ accountId, uploadId }: UploadKey): string => `${accountId}/${uploadId}`;

/** Where uploads in the making lie: what the protocol's implementation needs, and what our rules about accounts need. */
export interface UploadStore extends DataStore {
  /** Lends what came as one durable file. */
  withFile<T>(key: UploadKey, use: (path: string, sha256: string) => Promise<T>): Promise<T>;
  /** Remembers that the upload was handed over, then lets go of it. */
  markDone(key: UploadKey, bytes: number): Promise<void>;
  isDone(key: UploadKey): Promise<boolean>;
  /** Removes what came of an upload. */
  discard(key: UploadKey): Promise<void>;
  /** Every upload that is not handed over, of one account or of all. */
  unfinished(accountId?: string): AsyncGenerator<UploadKey>;
  /** Removes what was not touched since then, and marks of that age; answers how many uploads. */
  removeOlderThan(instant: number): Promise<number>;
  /** Everything of an account. */
  removeAccount(accountId: string): Promise<void>;
}

/** Opens the store of a service; null stands for the data folder. */
export type OpenUploadStore = ((expireAfterMs: number) => UploadStore) | null;
