import { createHash, createPrivateKey, createPublicKey, sign, verify, type KeyObject } from 'node:crypto';

/** Which tree a checkpoint speaks of. */
export interface Origin {
  readonly identity: string;
  readonly epoch: number;
}

/** What a checkpoint says. */
export interface TreeHead extends Origin {
  readonly size: number;
  readonly root: Buffer;
}

/** Who may have signed, as C2SP `signed-note` has it. */
export interface VerifierKey {
  readonly name: string;
  /** The 32 bytes of an Ed25519 public key. */
  readonly publicKey: Buffer;
}

/** The algorithm byte of Ed25519. */
const ED25519 = Buffer.of(1);
const PKCS8 = Buffer.from('302e020100300506032b657004220420', 'hex');
const SPKI = Buffer.from('302a300506032b6570032100', 'hex');
const ID_BYTES = 4;
const SIGNATURE_BYTES = 64;
const CHECKPOINT = /^keyreel\.log\/([0-9a-f-]{36})\/([1-9]\d{0,8})\n(0|[1-9]\d{0,15})\n([A-Za-z0-9+/]{43}=)\n$/;

export const originLine = ({ identity, epoch }: Origin): string => `keyreel.log/${identity}/${epoch}`;

/** An Ed25519 key from the 32 bytes of RFC 8032's secret. */
export const signingKey = (secret: Uint8Array): KeyObject => createPrivateKey({ key: Buffer.concat([PKCS8, secret]), format: 'der', type: 'pkcs8' });

export const publicKeyOf = (key: KeyObject): Buffer => createPublicKey(key).export({ format: 'der', type: 'spki' }).subarray(SPKI.length);

/** The text that is signed: origin, size and root, a line each. */
export const checkpointText = (head: TreeHead): string => `${originLine(head)}\n${head.size}\n${head.root.toString('base64')}\n`;

/** The checkpoint of a tree: the same one, byte for byte, however often it is signed. */
export const signCheckpoint = (head: TreeHead, key: KeyObject): string => {
  const [name, text] = [originLine(head), checkpointText(head)];
  const signature = Buffer.concat([keyId({ name, publicKey: publicKeyOf(key) }), sign(null, Buffer.from(text), key)]);
  return `${text}\n— ${name} ${signature.toString('base64')}\n`;
};

/** What a checkpoint says, without a look at who signed it; null when it is none. */
export const readCheckpoint = (note: string): TreeHead | null => {
  const [, identity, epoch, size, root] = CHECKPOINT.exec(splitNote(note)?.text ?? '') ?? [];
  if (identity === undefined || root === undefined) return null;
  const hash = Buffer.from(root, 'base64');
  return hash.toString('base64') === root ? { identity, epoch: Number(epoch), size: Number(size), root: hash } : null;
};

/** What a checkpoint says, when one of the keys signed it under its own name; null otherwise. Signatures of others are left alone. */
export const openCheckpoint = (note: string, keys: readonly VerifierKey[]): TreeHead | null => {
  const head = readCheckpoint(note);
  const parts = splitNote(note);
  if (head === null || parts === null) return null;
  const ours = keys.filter(({ name }) => name === originLine(head));
  return parts.signatures.some(line => ours.some(key => isSignature(line, parts.text, key))) ? head : null;
};

const splitNote = (note: string): { text: string; signatures: readonly string[] } | null => {
  const end = note.lastIndexOf('\n\n');
  if (end < 0 || !note.endsWith('\n')) return null;
  const signatures = note.slice(end + 2, -1).split('\n');
  return signatures.every(line => /^— \S+ \S+$/.test(line)) ? { text: note.slice(0, end + 1), signatures } : null;
};

const isSignature = (line: string, text: string, key: VerifierKey): boolean => {
  const [, name, encoded = ''] = line.split(' ');
  const bytes = Buffer.from(encoded, 'base64');
  if (name !== key.name || bytes.length !== ID_BYTES + SIGNATURE_BYTES || bytes.toString('base64') !== encoded) return false;
  if (!bytes.subarray(0, ID_BYTES).equals(keyId(key))) return false;
  return verify(null, Buffer.from(text), publicKey(key.publicKey), bytes.subarray(ID_BYTES));
};

const publicKey = (bytes: Uint8Array): KeyObject => createPublicKey({ key: Buffer.concat([SPKI, bytes]), format: 'der', type: 'spki' });

export const keyId = ({ name, publicKey: bytes }: VerifierKey): Buffer =>
  createHash('sha256').update(`${name}\n`).update(ED25519).update(bytes).digest().subarray(0, ID_BYTES);

/** The line that a verifier is given. */
export const verifierKeyText = (key: VerifierKey): string =>
  `${key.name}+${keyId(key).toString('hex')}+${Buffer.concat([ED25519, key.publicKey]).toString('base64')}`;
