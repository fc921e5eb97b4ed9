import type { ByteRange, Commitment, SealContext } from './vault.js';

/** What a storage shall say of content that it gives out itself. */
export interface Direct {
  readonly mediaType: string;
  /** A Content-Disposition. */
  readonly disposition: string;
}

/** What arrived. */
export interface StoredBytes {
  readonly bytes: number;
  /** 64 hex digits, of the bytes as stored. */
  readonly sha256: string;
}

/**
 * Where large content lies, by name. A name is an id of our own, never anything that a user said:
 * 16 to 64 of `0-9 a-z -`, beginning with a letter or a digit; anything else is a TypeError.
 */
export interface ContentStorage {
  /** Length unknown beforehand; there whole and durable, or not at all. A repeat replaces it, and readers see the old or the new. */
  put(name: string, body: AsyncIterable<Uint8Array>): Promise<StoredBytes>;
  /** All of it or a range, clipped to the end. Throws ContentMissing, and RangeError for a range that begins beyond the end. */
  get(name: string, range?: ByteRange): Promise<AsyncIterable<Uint8Array>>;
  head(name: string): Promise<{ readonly bytes: number } | null>;
  /** Nothing is left; a missing name is fine. */
  delete(name: string): Promise<void>;
  /** Lends the content as a file for as long as `use` runs; to be read only. Throws ContentMissing. */
  withLocalFile<T>(name: string, use: (path: string) => Promise<T>): Promise<T>;
  /** An address that gives the content out for a short while, to whoever has it; null where none is offered, and a disk offers none. */
  direct?(name: string, say: Direct): Promise<string | null>;
}

/** Nothing is stored under that name. */
export class ContentMissing extends Error {
  override readonly name = 'ContentMissing';
  constructor() {
    super('There is no content under that name.');
  }
}

/** What an event says about content: where it lies, what it is, and a commitment to its bytes. JSON-safe. */
export interface Content extends Commitment {
  readonly name: string;
  readonly mediaType: string;
  /** `plain` is for source media, which must seek; everything else is sealed. */
  readonly protection: 'sealed' | 'plain';
}

/** What somebody wants kept. */
export interface ContentOrder {
  readonly mediaType: string;
  readonly protection: 'sealed' | 'plain';
  /** The context that it will be opened in. */
  readonly context: SealContext;
  /** A name of the caller's, so that a repeat after a crash replaces instead of adding; a new random one otherwise. */
  readonly name?: string;
}

/** Content kept for an account: sealed or plain, always with a commitment. Beneath it lies a ContentStorage. */
export interface ContentStore {
  /** Throws CannotSeal. */
  put(body: AsyncIterable<Uint8Array> | Uint8Array, order: ContentOrder): Promise<Content>;
  /** Plain bytes, or a range of them. Throws ContentMissing, CannotOpen, and RangeError for a range that begins beyond the end. */
  get(content: Pick<Content, 'name' | 'protection'>, context: SealContext, range?: ByteRange): Promise<AsyncIterable<Uint8Array>>;
  /** Whether what lies there is what was promised. Throws ContentMissing, CannotOpen. */
  verify(content: Content, context: SealContext): Promise<boolean>;
  delete(name: string): Promise<void>;
  /** Lends the plain content as a file for as long as `use` runs. Throws ContentMissing, CannotOpen. */
  withLocalFile<T>(content: Pick<Content, 'name' | 'protection'>, context: SealContext, use: (path: string) => Promise<T>): Promise<T>;
  /** An address of the storage's own for plain content; null where none is offered, and always for what is sealed. */
  direct?(content: Pick<Content, 'name' | 'protection'>, say: Direct): Promise<string | null>;
}
