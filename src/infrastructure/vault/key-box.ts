import { createPrivateKey, createPublicKey, diffieHellman, generateKeyPairSync, hkdfSync, type KeyObject } from 'node:crypto';
import type { SealContext } from '../../shared-kernel/ports/vault.js';
import { decrypt, encrypt, NONCE_BYTES, TAG_BYTES } from './aes.js';
import { associatedData } from './canonical.js';
import { KEY_BYTES, type OutsideKeyMaterial } from './key-material.js';

const KIND = 'keyreel/key-box/v1';
/** X25519 keys in DER are these bytes and then the key. */
const PRIVATE_HEAD = Buffer.from('302e020100300506032b656e04220420', 'hex');
const PUBLIC_HEAD = Buffer.from('302a300506032b656e032100', 'hex');
/** Each box is closed with a key of its own, so it never meets a second nonce. */
const NONCE = Buffer.alloc(NONCE_BYTES);

const publicKeyOf = (raw: Uint8Array): KeyObject => createPublicKey({ key: Buffer.concat([PUBLIC_HEAD, raw]), format: 'der', type: 'spki' });

const privateKeyOf = (key: OutsideKeyMaterial): KeyObject =>
  createPrivateKey({ key: Buffer.concat([PRIVATE_HEAD, key.reveal()]), format: 'der', type: 'pkcs8' });

const rawOf = (key: KeyObject): Buffer => key.export({ format: 'der', type: 'spki' }).subarray(PUBLIC_HEAD.length);

const agreed = (privateKey: KeyObject, publicKey: KeyObject, salt: Buffer): Buffer =>
  Buffer.from(hkdfSync('sha256', diffieHellman({ privateKey, publicKey }), salt, KIND, KEY_BYTES));

/** The public half of a private one: 32 bytes that may be known to all. */
export const publicHalf = (key: OutsideKeyMaterial): Buffer => rawOf(createPublicKey(privateKeyOf(key)));

/** Closes a box that whoever closed it cannot open again. */
export const closeBox = (plain: Uint8Array, publicKey: Uint8Array, context: SealContext): Buffer => {
  const once = generateKeyPairSync('x25519');
  const sender = rawOf(once.publicKey);
  const key = agreed(once.privateKey, publicKeyOf(publicKey), Buffer.concat([sender, publicKey]));
  return Buffer.concat([sender, encrypt(plain, { key, nonce: NONCE, associated: associatedData(KIND, '', context) })]);
};

/** Throws when the box was not closed with this key's public half, or for another context. */
export const openBox = (box: Uint8Array, key: OutsideKeyMaterial, context: SealContext): Buffer => {
  if (box.length < KEY_BYTES + TAG_BYTES) throw new Error('Too short to be a box.');
  const sender = Buffer.from(box.subarray(0, KEY_BYTES));
  const shared = agreed(privateKeyOf(key), publicKeyOf(sender), Buffer.concat([sender, publicHalf(key)]));
  return decrypt(box.subarray(KEY_BYTES), { key: shared, nonce: NONCE, associated: associatedData(KIND, '', context) });
};
