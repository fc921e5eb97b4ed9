import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { Secret, VaultLocked } from '../../shared-kernel/ports/vault.js';

export const KEY_BYTES = 32;
/** What `openssl rand -base64 32` prints, in either alphabet. */
const HOW_TO_MAKE = 'Make one with: openssl rand -base64 32';

/** A key that lives outside the database. */
export type OutsideKeyMaterial = Secret<Buffer>;

export const newKey = (): OutsideKeyMaterial => new Secret(randomBytes(KEY_BYTES));

export const encodeKey = (key: OutsideKeyMaterial): string => key.reveal().toString('base64');

/** Reads base64 of 32 bytes; refuses what is damaged, short, or plainly not random. `from` names the place in the message. */
export const parseKey = (text: string, from: string): OutsideKeyMaterial => {
  const written = text.trim().replaceAll('-', '+').replaceAll('_', '/').replace(/=+$/, '');
  const key = Buffer.from(written, 'base64');
  if (key.toString('base64').replace(/=+$/, '') !== written || written === '')
    throw new VaultLocked(`${from} is not base64: the key there is damaged. Restore it, or if no data were ever kept, replace it. ${HOW_TO_MAKE}`);
  if (key.length !== KEY_BYTES) throw new VaultLocked(`${from} holds ${key.length} bytes, and a key is exactly ${KEY_BYTES}. ${HOW_TO_MAKE}`);
  if (looksMadeUp(key)) throw new VaultLocked(`${from} holds an example or a typed phrase, not a random key. ${HOW_TO_MAKE}`);
  return new Secret(key);
};

/** Chance brings forth such a key less than once in 10^9. */
const looksMadeUp = (key: Buffer): boolean => {
  const steps = new Set(Array.from(key.subarray(1), (byte, at) => (byte - (key[at] ?? 0) + 256) % 256));
  return new Set(key).size < 20 || steps.size < 4 || key.every(byte => byte >= 0x20 && byte < 0x7f);
};

/** What may be kept of a key to recognise it by: it is random, so its hash gives nothing away. */
export const checkOf = (key: OutsideKeyMaterial): Buffer => createHmac('sha256', key.reveal()).update('keyreel/key-check/v1').digest();

export const isKeyOf = (check: Uint8Array, key: OutsideKeyMaterial): boolean => {
  const own = checkOf(key);
  return own.length === check.length && timingSafeEqual(own, check);
};
