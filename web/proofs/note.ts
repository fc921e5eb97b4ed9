import { fromBase64, hashesOf, hexOf, isSame, joined, sha256, utf8, type Bytes } from './bytes.js';

/** A checkpoint for what it claims: nothing of it is believed yet. */
export interface Checkpoint {
  readonly origin: string;
  readonly size: number;
  readonly root: Bytes;
  /** What is signed. */
  readonly signed: string;
  readonly signatures: readonly { readonly name: string; readonly keyId: Bytes; readonly signature: Bytes }[];
}

/** A verifier's key: whose signatures it judges, and by what. */
export interface VerifierKey {
  readonly name: string;
  readonly keyId: Bytes;
  readonly publicKey: Bytes;
}

const ED25519 = 1;
const KEY_ID_BYTES = 4;

const readSignature = (line: string): Checkpoint['signatures'] => {
  const [, name, encoded] = /^— (\S+) ([A-Za-z0-9+/]+={0,2})$/.exec(line) ?? [];
  const bytes = encoded === undefined ? null : fromBase64(encoded);
  if (name === undefined || bytes === null || bytes.length <= KEY_ID_BYTES) return [];
  return [{ name, keyId: bytes.slice(0, KEY_ID_BYTES), signature: bytes.slice(KEY_ID_BYTES) }];
};

/** A signed note in the form of C2SP `tlog-checkpoint`; null when it is none. */
export const readCheckpoint = (note: string): Checkpoint | null => {
  const [, signed, below] = /^([^\n]+\n[^\n]+\n[^\n]+\n)\n((?:— [^\n]+\n)+)$/.exec(note) ?? [];
  if (signed === undefined || below === undefined) return null;
  const [origin = '', size = '', root = ''] = signed.split('\n');
  const hash = hashesOf([root])?.[0];
  if (!origin.startsWith('keyreel.log/') || !/^(0|[1-9]\d{0,15})$/.test(size) || hash === undefined) return null;
  return { origin, size: Number(size), root: hash, signed, signatures: below.split('\n').flatMap(readSignature) };
};

/** A verifier's key as it is written on one line; null when it is none, or does not belong to its name. */
export const readVerifierKey = async (text: string): Promise<VerifierKey | null> => {
  const [, name, id, encoded] = /^([^\s+]+)\+([0-9a-f]{8})\+([A-Za-z0-9+/]+={0,2})$/.exec(text.trim()) ?? [];
  const bytes = encoded === undefined ? null : fromBase64(encoded);
  if (name === undefined || bytes?.length !== 33 || bytes[0] !== ED25519) return null;
  const keyId = (await sha256(joined(utf8(`${name}\n`), bytes))).slice(0, KEY_ID_BYTES);
  return hexOf(keyId) === id ? { name, keyId, publicKey: bytes.slice(1) } : null;
};

/** `unknown-key`: nobody gave the key that it names. `unable`: this browser has no Ed25519. */
export type SignatureVerdict = 'good' | 'bad' | 'unknown-key' | 'unable';

/** Whether one of the keys signed this checkpoint, under the name of its log. */
export const judgeSignature = async (checkpoint: Checkpoint, keys: readonly string[]): Promise<SignatureVerdict> => {
  const known = (await Promise.all(keys.map(readVerifierKey))).filter(key => key?.name === checkpoint.origin);
  const own = checkpoint.signatures.filter(({ name }) => name === checkpoint.origin);
  const pairs = own.flatMap(made => known.flatMap(key => (key !== null && isSame(key.keyId, made.keyId) ? [{ key, made }] : [])));
  if (pairs.length === 0) return 'unknown-key';
  try {
    for (const { key, made } of pairs) {
      const publicKey = await crypto.subtle.importKey('raw', key.publicKey, 'Ed25519', false, ['verify']);
      if (await crypto.subtle.verify('Ed25519', publicKey, made.signature, utf8(checkpoint.signed))) return 'good';
    }
  } catch (error) {
    if (error instanceof DOMException && error.name === 'NotSupportedError') return 'unable';
  }
  return 'bad';
};
