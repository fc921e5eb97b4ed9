import { parseFingerprintKeys } from '../infrastructure/vault/fingerprint-keys.js';
import { encodeKey, parseKey } from '../infrastructure/vault/key-material.js';
import { VaultLocked } from '../shared-kernel/ports/vault.js';
import { listed } from './listed.js';
import { Misconfigured } from './misconfigured.js';

/** Keys outside the data folder; null takes each from its file there. */
export interface KeySettings {
  readonly masterKey: string | null;
  readonly previousMasterKeys: readonly string[];
  readonly fingerprintKeys: string | null;
  readonly boxKey: string | null;
  readonly previousBoxKeys: readonly string[];
  readonly logKey: string | null;
}

const KEYS = ['KEYREEL_MASTER_KEY', 'KEYREEL_BOX_KEY', 'KEYREEL_LOG_KEY'] as const;
const PREVIOUS = ['KEYREEL_MASTER_KEY_PREVIOUS', 'KEYREEL_BOX_KEY_PREVIOUS'] as const;

const checked = <Read>(read: () => Read): Read => {
  try {
    return read();
  } catch (error) {
    throw error instanceof VaultLocked ? new Misconfigured(error.message) : error;
  }
};

/** Of a key that is set to nothing, somebody expected that it is there; one made on the spot would come as a surprise later. */
const keyIn = (env: NodeJS.ProcessEnv, name: string): string | null => {
  const text = env[name];
  if (text === undefined) return null;
  if (text.trim() === '') throw new Misconfigured(`${name} is set, but empty. Set it to the key, or unset it to have the key in the data folder.`);
  return text.trim();
};

const sameKey = (text: string): string => checked(() => encodeKey(parseKey(text, 'a key')));

/** A key for two purposes falls for both at once, and who may know one must not know the other. */
const assertApart = (env: NodeJS.ProcessEnv): void => {
  const places = new Map<string, string>();
  for (const name of [...KEYS, ...PREVIOUS])
    for (const text of listed(env[name])) {
      checked(() => parseKey(text, name));
      const other = places.get(sameKey(text));
      if (other !== undefined && name.startsWith(other))
        throw new Misconfigured(
          `${name} names the key that ${other === name ? 'it names already' : `is in ${other}`}. Name there only those before it.`,
        );
      if (other !== undefined) throw new Misconfigured(`${name} and ${other} are the same key. Make one for each with: openssl rand -base64 32`);
      places.set(sameKey(text), name);
    }
};

export const keySettings = (env: NodeJS.ProcessEnv): KeySettings => {
  const [masterKey, boxKey, logKey] = [keyIn(env, 'KEYREEL_MASTER_KEY'), keyIn(env, 'KEYREEL_BOX_KEY'), keyIn(env, 'KEYREEL_LOG_KEY')];
  assertApart(env);
  const fingerprintKeys = keyIn(env, 'KEYREEL_FINGERPRINT_KEYS');
  if (fingerprintKeys !== null) checked(() => parseFingerprintKeys(fingerprintKeys, 'KEYREEL_FINGERPRINT_KEYS'));
  return {
    masterKey,
    previousMasterKeys: listed(env['KEYREEL_MASTER_KEY_PREVIOUS']),
    fingerprintKeys,
    boxKey,
    previousBoxKeys: listed(env['KEYREEL_BOX_KEY_PREVIOUS']),
    logKey,
  };
};
