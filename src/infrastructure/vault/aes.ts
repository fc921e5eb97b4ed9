import { createCipheriv, createDecipheriv } from 'node:crypto';

export const NONCE_BYTES = 12;
export const TAG_BYTES = 16;

/** One AES-256-GCM operation: the key and nonce must never be used together twice. */
export interface AesCall {
  readonly key: Uint8Array;
  /** 12 bytes. */
  readonly nonce: Uint8Array;
  readonly associated: Uint8Array;
}

/** Ciphertext and 16-byte tag. */
export const encrypt = (plain: Uint8Array, { key, nonce, associated }: AesCall): Buffer => {
  const cipher = createCipheriv('aes-256-gcm', key, nonce, { authTagLength: TAG_BYTES });
  cipher.setAAD(associated);
  return Buffer.concat([cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
};

/** Throws for anything that `encrypt` did not make with the same call; no plain byte leaves before the tag was checked. */
export const decrypt = (sealed: Uint8Array, { key, nonce, associated }: AesCall): Buffer => {
  if (sealed.length < TAG_BYTES) throw new Error('Too short to hold a tag.');
  const decipher = createDecipheriv('aes-256-gcm', key, nonce, { authTagLength: TAG_BYTES });
  decipher.setAAD(associated);
  decipher.setAuthTag(sealed.subarray(sealed.length - TAG_BYTES));
  return Buffer.concat([decipher.update(sealed.subarray(0, sealed.length - TAG_BYTES)), decipher.final()]);
};
