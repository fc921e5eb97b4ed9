import { PROOF_HEADER, type LogProof } from '../proof-file.js';
import { keyId, readCheckpoint, type VerifierKey } from '../signed-note.js';

const KEY_BYTES = 32;

/** The way back; null for what is no key of ours. */
export const readVerifierKey = (text: string): VerifierKey | null => {
  const [, name, id, encoded] = /^([^\s+]+)\+([0-9a-f]{8})\+([A-Za-z0-9+/]+=*)$/.exec(text) ?? [];
  if (name === undefined || encoded === undefined) return null;
  const bytes = Buffer.from(encoded, 'base64');
  const key = { name, publicKey: bytes.subarray(1) };
  const isOurs = bytes.length === KEY_BYTES + 1 && bytes[0] === 1 && keyId(key).toString('hex') === id;
  return isOurs ? key : null;
};

/** The way back; null when it is no such proof. Nothing is checked but its form. */
export const readProofFile = (text: string): LogProof | null => {
  const end = text.indexOf('\n\n');
  const [header, index = '', ...lines] = text.slice(0, Math.max(end, 0)).split('\n');
  const [, digits] = /^index (0|[1-9]\d{0,15})$/.exec(index) ?? [];
  const hashes = lines.map(line => Buffer.from(line, 'base64'));
  const areHashes = hashes.every((hash, place) => hash.length === 32 && hash.toString('base64') === lines[place]);
  const checkpoint = text.slice(end + 2);
  if (header !== PROOF_HEADER || digits === undefined || !areHashes || readCheckpoint(checkpoint) === null) return null;
  return { index: Number(digits), hashes, checkpoint };
};
