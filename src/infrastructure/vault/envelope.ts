import { randomBytes } from 'node:crypto';
import type { SealContext, Sealed } from '../../shared-kernel/ports/vault.js';
import { decrypt, encrypt, NONCE_BYTES, TAG_BYTES } from './aes.js';
import { associatedData } from './canonical.js';
import type { DataKey } from './data-key.js';

const KIND = 'keyreel/record/v1';
const FORM = /^v1\.([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\.([A-Za-z0-9_-]+)$/;

/** A sealed value taken apart; nothing in it has been checked yet. */
export interface Envelope {
  readonly dataKeyId: string;
  /** Nonce, ciphertext and tag. */
  readonly body: Buffer;
}

export const sealRecord = (plain: Uint8Array, key: DataKey, context: SealContext): Sealed => {
  const nonce = randomBytes(NONCE_BYTES);
  const associated = associatedData(KIND, key.id, context);
  const body = Buffer.concat([nonce, encrypt(plain, { key: key.forRecords.reveal(), nonce, associated })]);
  return { sealed: `v1.${key.id}.${body.toString('base64url')}` };
};

/** Null for anything but the one spelling that `sealRecord` writes. */
export const parseEnvelope = (sealed: unknown): Envelope | null => {
  if (typeof sealed !== 'string') return null;
  const [, dataKeyId, encoded] = FORM.exec(sealed) ?? [];
  if (dataKeyId === undefined || encoded === undefined) return null;
  const body = Buffer.from(encoded, 'base64url');
  // the last digit may carry bits that decode to nothing: a second spelling of the same bytes would be a changed envelope that opens
  if (body.toString('base64url') !== encoded || body.length < NONCE_BYTES + TAG_BYTES) return null;
  return { dataKeyId, body };
};

/** Throws when the envelope is not whole, or not of this key and context. */
export const openRecord = ({ body }: Envelope, key: DataKey, context: SealContext): Buffer =>
  decrypt(body.subarray(NONCE_BYTES), {
    key: key.forRecords.reveal(),
    nonce: body.subarray(0, NONCE_BYTES),
    associated: associatedData(KIND, key.id, context),
  });
