import {
  CannotOpen,
  type ByteRange,
  type DataKeys,
  type Opener,
  type SealContext,
  type Sealed,
  type SealedSource,
  type Sealer,
} from '../../shared-kernel/ports/vault.js';
import { committingStream } from './committing-stream.js';
import { openContent, sealContent } from './content-cipher.js';
import { DataKeyRing, type RingLimits } from './data-key-ring.js';
import type { DataKeyStore } from './data-key-store.js';
import type { DataKey } from './data-key.js';
import { openRecord, parseEnvelope, sealRecord } from './envelope.js';
import { openFingerprintKeys, type FingerprintKeys } from './fingerprint-keys.js';
import { AccountDataKeys } from './account-data-keys.js';
import { openMasterKeys, type KeyPlaces } from './master-keys.js';

/** The two capabilities and the keys beneath them, to be handed out one by one. */
export interface Vault {
  readonly sealer: Sealer;
  readonly opener: Opener;
  readonly dataKeys: DataKeys;
  /** Another process has destroyed the account's key. */
  forget(accountId: string): void;
}

/** What the vault needs, and what a test may set. */
export interface VaultParts extends KeyPlaces {
  readonly store: DataKeyStore;
  /** Milliseconds of a clock that never goes back. */
  readonly now?: () => number;
  readonly ring?: RingLimits;
}

/** Opens the vault, making its keys at the very first start. Throws VaultLocked with a sentence for the operator. */
export const openVault = async ({ store, now = () => performance.now(), ring: limits, ...places }: VaultParts): Promise<Vault> => {
  const masters = await openMasterKeys(store, places);
  const fingerprints = await openFingerprintKeys(store, places);
  const ring = new DataKeyRing(store, masters, now, limits);
  return {
    sealer: new DataKeySealer(ring, fingerprints),
    opener: new DataKeyOpener(ring),
    dataKeys: new AccountDataKeys(store, masters, ring),
    forget: accountId => ring.forget(accountId),
  };
};

class DataKeySealer implements Sealer {
  constructor(
    private readonly ring: DataKeyRing,
    private readonly hashes: FingerprintKeys,
  ) {}

  async seal(plain: string | Uint8Array, context: SealContext): Promise<Sealed> {
    if (typeof plain === 'string' && !plain.isWellFormed()) throw new TypeError('Text with half a surrogate pair cannot be kept unchanged.');
    return sealRecord(Buffer.from(plain), await this.ring.toSeal(context.accountId), context);
  }

  async sealStream(context: SealContext) {
    const key = await this.ring.toSeal(context.accountId);
    return committingStream({ store: plain => sealContent(plain, key, context), sealSalt: salt => sealRecord(salt, key, context) });
  }

  async commitStream(context: SealContext) {
    const key = await this.ring.toSeal(context.accountId);
    return committingStream({ store: plain => plain, sealSalt: salt => sealRecord(salt, key, context) });
  }

  async fingerprint(secret: string, accountId: string) {
    const [newest] = this.hashes.fingerprints(secret, accountId);
    if (newest === undefined) throw new Error('There is no fingerprint key.');
    return newest;
  }

  async fingerprints(secret: string, accountId: string) {
    return this.hashes.fingerprints(secret, accountId);
  }

  async keyedHash(value: string, purpose: string) {
    return this.hashes.keyedHash(value, purpose);
  }
}

class DataKeyOpener implements Opener {
  constructor(private readonly ring: DataKeyRing) {}

  async open(sealed: Sealed, context: SealContext): Promise<Buffer> {
    const envelope = parseEnvelope((sealed as Sealed | null | undefined)?.sealed);
    if (envelope === null) throw new CannotOpen();
    const key = await this.#find(envelope.dataKeyId);
    try {
      return openRecord(envelope, key, context);
    } catch {
      throw new CannotOpen();
    }
  }

  async openText(sealed: Sealed, context: SealContext): Promise<string> {
    return (await this.open(sealed, context)).toString('utf8');
  }

  async withSecret<T>(sealed: Sealed, context: SealContext, use: (secret: string) => Promise<T>): Promise<T> {
    const bytes = await this.open(sealed, context);
    try {
      return await use(bytes.toString('utf8'));
    } finally {
      bytes.fill(0);
    }
  }

  async openStream(source: SealedSource, context: SealContext, range?: ByteRange): Promise<AsyncIterable<Uint8Array>> {
    return openContent(source, context, id => this.#find(id), range);
  }

  async #find(dataKeyId: string): Promise<DataKey> {
    const key = await this.ring.toOpen(dataKeyId);
    if (key === null) throw new CannotOpen();
    return key;
  }
}
