import { readCheckpoint } from './signed-note.js';

/** A proof that the leaf at an index (from 0) is in the tree of a checkpoint, C2SP `tlog-proof`. */
export interface LogProof {
  readonly index: number;
  readonly hashes: readonly Buffer[];
  readonly checkpoint: string;
}

const HEADER = 'c2sp.org/tlog-proof@v1';

export const proofFile = ({ index, hashes, checkpoint }: LogProof): string =>
  `${[HEADER, `index ${index}`, ...hashes.map(hash => hash.toString('base64'))].join('\n')}\n\n${checkpoint}`;

/** The way back; null when it is no such proof. Nothing is checked but its form. */
export const readProofFile = (text: string): LogProof | null => {
  const end = text.indexOf('\n\n');
  const [header, index = '', ...lines] = text.slice(0, Math.max(end, 0)).split('\n');
  const [, digits] = /^index (0|[1-9]\d{0,15})$/.exec(index) ?? [];
  const hashes = lines.map(line => Buffer.from(line, 'base64'));
  const areHashes = hashes.every((hash, place) => hash.length === 32 && hash.toString('base64') === lines[place]);
  const checkpoint = text.slice(end + 2);
  if (header !== HEADER || digits === undefined || !areHashes || readCheckpoint(checkpoint) === null) return null;
  return { index: Number(digits), hashes, checkpoint };
};
