import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { VaultLocked } from '../../shared-kernel/ports/vault.js';
import { decrypt, encrypt, NONCE_BYTES } from './aes.js';
import { canonical } from './canonical.js';
import type { DataKeyStore, WrappedDataKey } from './data-key-store.js';
import { createKeyFile, readKeyFile } from './key-file.js';
import { checkOf, encodeKey, isKeyOf, newKey, parseKey, type OutsideKeyMaterial } from './key-material.js';

/** Where the keys outside the database are: in files of the data folder, unless the operator gives them. */
export interface KeyPlaces {
  readonly dataDir: string;
  /** KEYREEL_MASTER_KEY: base64 of 32 bytes, instead of `<dataDir>/keys/master.key`. */
  readonly masterKey?: string | null;
  /** KEYREEL_MASTER_KEY_PREVIOUS: still opens, no longer wraps. */
  readonly previousMasterKeys?: readonly string[];
  /** KEYREEL_FINGERPRINT_KEYS: `<version>:<base64>`, comma-separated, instead of `<dataDir>/keys/fingerprint.keys`. */
  readonly fingerprintKeys?: string | null;
}

/** The master keys at hand, by version; the newest wraps, all of them unwrap. */
export class MasterKeys {
  constructor(
    readonly current: number,
    private readonly keys: ReadonlyMap<number, OutsideKeyMaterial>,
  ) {}

  has(version: number): boolean {
    return this.keys.has(version);
  }

  wrap(dataKeyId: string, accountId: string, raw: Uint8Array): WrappedDataKey {
    const nonce = randomBytes(NONCE_BYTES);
    const sealed = encrypt(raw, { key: this.#key(this.current), nonce, associated: belongsTo(dataKeyId, accountId, this.current) });
    return { dataKeyId, accountId, masterVersion: this.current, wrapped: Buffer.concat([nonce, sealed]) };
  }

  /** Throws when the wrapped key is damaged or its master key is not at hand. */
  unwrap({ dataKeyId, accountId, masterVersion, wrapped }: WrappedDataKey): Buffer {
    const nonce = wrapped.subarray(0, NONCE_BYTES);
    return decrypt(wrapped.subarray(NONCE_BYTES), {
      key: this.#key(masterVersion),
      nonce,
      associated: belongsTo(dataKeyId, accountId, masterVersion),
    });
  }

  #key(version: number): Buffer {
    const key = this.keys.get(version);
    if (key === undefined) throw new Error(`Master key version ${version} is not at hand.`);
    return key.reveal();
  }
}

const belongsTo = (dataKeyId: string, accountId: string, masterVersion: number): Buffer =>
  canonical('keyreel/data-key/v1', dataKeyId, accountId, String(masterVersion));

const FILE = ['keys', 'master.key'] as const;

/** Finds the master keys and proves that every kept data key hangs on one of them; makes the first one. Throws VaultLocked. */
export const openMasterKeys = async (store: DataKeyStore, places: KeyPlaces): Promise<MasterKeys> => {
  const inUse = await store.countByMasterVersion();
  const current = await findCurrent(places, inUse);
  const previous = (places.previousMasterKeys ?? []).map(text => parseKey(text, 'KEYREEL_MASTER_KEY_PREVIOUS'));
  const known = await recognise(store, [current, ...previous]);
  for (const [version, dataKeys] of inUse) if (!known.has(version)) throw new VaultLocked(wrongKey(version, dataKeys));
  const version = await adopt(store, current);
  return new MasterKeys(version, known.set(version, current));
};

const wrongKey = (version: number, dataKeys: number): string =>
  `The master key is not the one that ${dataKeys} account key(s) are sealed under (version ${version}). ` +
  'Restore that key, or name it in KEYREEL_MASTER_KEY_PREVIOUS if you are replacing it. Without it the sealed data cannot be read.';

const findCurrent = async ({ masterKey, dataDir }: KeyPlaces, inUse: ReadonlyMap<number, number>): Promise<OutsideKeyMaterial> => {
  if (typeof masterKey === 'string') return parseKey(masterKey, 'KEYREEL_MASTER_KEY');
  const path = join(dataDir, ...FILE);
  const text = await readKeyFile(path);
  if (text !== null) return parseKey(text, path);
  if (inUse.size > 0)
    throw new VaultLocked(`The master key is missing, and sealed data hang on it. Restore ${path} from its backup, or set KEYREEL_MASTER_KEY.`);
  await createKeyFile(path, `${encodeKey(newKey())}\n`);
  // another process may have been first
  return parseKey((await readKeyFile(path)) ?? '', path);
};

const recognise = async (store: DataKeyStore, keys: readonly OutsideKeyMaterial[]): Promise<Map<number, OutsideKeyMaterial>> => {
  const known = new Map<number, OutsideKeyMaterial>();
  for (const { version, check } of await store.checks('master')) {
    const key = keys.find(candidate => isKeyOf(check, candidate));
    if (key !== undefined) known.set(version, key);
  }
  return known;
};

const adopt = async (store: DataKeyStore, key: OutsideKeyMaterial): Promise<number> => {
  const checks = await store.checks('master');
  const known = checks.findLast(({ check }) => isKeyOf(check, key));
  if (known !== undefined) return known.version;
  await store.adopt('master', { version: (checks.at(-1)?.version ?? 0) + 1, check: checkOf(key) });
  // asked again, because another process may have adopted its key under that number at the same moment
  return adopt(store, key);
};
