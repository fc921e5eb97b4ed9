import type { KeyObject } from 'node:crypto';
import { join } from 'node:path';
import { VaultLocked } from '../../shared-kernel/ports/vault.js';
import { createKeyFile, readKeyFile } from '../vault/key-file.js';
import { encodeKey, newKey, parseKey } from '../vault/key-material.js';
import { NotSigned } from './not-signed.js';
import { publicKeyOf, signingKey } from './signed-note.js';

/** Where the key that signs checkpoints is: never in the database. */
export interface LogKeyPlace {
  readonly dataDir: string;
  /** KEYREEL_LOG_KEY: base64 of 32 bytes, instead of `<dataDir>/keys/log.key`. */
  readonly logKey: string | null;
}

export interface LogKey {
  readonly key: KeyObject;
  readonly publicKey: Buffer;
}

const BACK = 'Restore it from its backup';
const LOST =
  'if it is lost for good, tell those who keep its public key, and open a new epoch with a new one (npm run -s cli -- new-epoch --new-key --reason="…").';

const fileOf = ({ dataDir }: LogKeyPlace): string => join(dataDir, 'keys', 'log.key');

/** The key at hand; null when there is none. Throws NotSigned when it is there and cannot be used. */
export const readLogKey = async (place: LogKeyPlace): Promise<LogKey | null> => {
  try {
    const text = place.logKey ?? (await readKeyFile(fileOf(place)));
    if (text === null) return null;
    const key = signingKey(parseKey(text, place.logKey === null ? fileOf(place) : 'KEYREEL_LOG_KEY').reveal());
    return { key, publicKey: publicKeyOf(key) };
  } catch (error) {
    const why = error instanceof VaultLocked ? error.message : `${fileOf(place)} cannot be read.`;
    throw new NotSigned('key_unreadable', `The key that signs the log cannot be used: ${why}`, `${BACK}, or set its rights right; ${LOST}`);
  }
};

/** Makes the key of a log that was never signed; when another process was first, takes its. */
export const makeLogKey = async (place: LogKeyPlace): Promise<LogKey> => {
  await createKeyFile(fileOf(place), `${encodeKey(newKey())}\n`);
  const made = await readLogKey(place);
  if (made === null) throw missingKey(place);
  return made;
};

export const missingKey = (place: LogKeyPlace): NotSigned =>
  new NotSigned('key_missing', 'The key that signed the log is missing.', `${BACK} to ${fileOf(place)}, or set KEYREEL_LOG_KEY; ${LOST}`);

export const wrongKey = (epoch: number): NotSigned =>
  new NotSigned('key_wrong', `The key at hand is not the one that epoch ${epoch} of the log is signed with.`, `${BACK}; ${LOST}`);
