import { createHmac } from 'node:crypto';
import { join } from 'node:path';
import { VaultLocked, type KeyFingerprint } from '../../shared-kernel/ports/vault.js';
import { canonical } from './canonical.js';
import type { DataKeyStore } from './data-key-store.js';
import { derive } from './data-key.js';
import { createKeyFile, readKeyFile } from './key-file.js';
import { checkOf, encodeKey, isKeyOf, newKey, parseKey, type OutsideKeyMaterial } from './key-material.js';
import type { KeyPlaces } from './master-keys.js';

/** The keys behind fingerprints and keyed hashes, by version; they never touch the database, so that a dump tells nothing about equality. */
export class FingerprintKeys {
  constructor(private readonly keys: ReadonlyMap<number, OutsideKeyMaterial>) {}

  /** Newest first. */
  fingerprints(secret: string, accountId: string): KeyFingerprint[] {
    return [...this.keys]
      .sort(([a], [b]) => b - a)
      .map(([keyVersion, key]) => {
        const ofKeys = derive(key.reveal(), 'fingerprints/v1');
        const value = createHmac('sha256', ofKeys).update(canonical(accountId, secret.trim())).digest('hex');
        return { value, keyVersion };
      });
  }

  /** By the first version for ever: stream names are made of it. */
  keyedHash(value: string, purpose: string): string {
    const first = this.keys.get(1);
    if (first === undefined) throw new Error('The first fingerprint key is not at hand.');
    return createHmac('sha256', derive(first.reveal(), 'keyed-hashes/v1')).update(canonical(purpose, value)).digest('hex');
  }
}

const FILE = ['keys', 'fingerprint.keys'] as const;
const ENTRY = /^([1-9][0-9]{0,3}):(.+)$/;

/** Finds the fingerprint keys and proves that they are the ones used so far; makes the first one. Throws VaultLocked. */
export const openFingerprintKeys = async (store: DataKeyStore, places: KeyPlaces): Promise<FingerprintKeys> => {
  const used = (await store.checks('fingerprint')).length > 0;
  const { text, from } = await findText(places, used);
  const keys = parseFingerprintKeys(text, from);
  await proveSame(store, keys, from);
  if (!keys.has(1)) throw new VaultLocked(lost(from, 1));
  for (const [version, key] of keys) await store.adopt('fingerprint', { version, check: checkOf(key) });
  // once more, because two processes that start for the first time with different keys must not both go on
  await proveSame(store, keys, from);
  return new FingerprintKeys(keys);
};

const lost = (from: string, version: number): string =>
  `The fingerprint key in ${from} lacks version ${version}, or holds another key under it. Restore it from its backup: ` +
  'without it no returning provider key is recognised, and projects bound to one stay locked for ever.';

const findText = async ({ fingerprintKeys, dataDir }: KeyPlaces, used: boolean): Promise<{ text: string; from: string }> => {
  if (typeof fingerprintKeys === 'string') return { text: fingerprintKeys, from: 'KEYREEL_FINGERPRINT_KEYS' };
  const from = join(dataDir, ...FILE);
  const text = await readKeyFile(from);
  if (text !== null) return { text, from };
  if (used) throw new VaultLocked(`The fingerprint key is missing. Restore ${from} from its backup, or set KEYREEL_FINGERPRINT_KEYS.`);
  await createKeyFile(from, `1:${encodeKey(newKey())}\n`);
  // another process may have been first
  return { text: (await readKeyFile(from)) ?? '', from };
};

/** Reads what a file or a setting holds of them. */
export const parseFingerprintKeys = (text: string, from: string): Map<number, OutsideKeyMaterial> => {
  const keys = new Map<number, OutsideKeyMaterial>();
  for (const entry of text.split(/[\s,]+/).filter(part => part !== '')) {
    const [, version, key] = ENTRY.exec(entry) ?? [];
    if (version === undefined || key === undefined || keys.has(Number(version)))
      throw new VaultLocked(
        `${from} is damaged: it holds one "<version>:<base64 of 32 bytes>" a line, each version once. Restore it from its backup.`,
      );
    keys.set(Number(version), parseKey(key, from));
  }
  return keys;
};

const proveSame = async (store: DataKeyStore, keys: ReadonlyMap<number, OutsideKeyMaterial>, from: string): Promise<void> => {
  for (const { version, check } of await store.checks('fingerprint')) {
    const key = keys.get(version);
    if (key === undefined || !isKeyOf(check, key)) throw new VaultLocked(lost(from, version));
  }
};
