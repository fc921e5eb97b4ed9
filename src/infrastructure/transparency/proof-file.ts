/** A proof that the leaf at an index (from 0) is in the tree of a checkpoint, C2SP `tlog-proof`. */
export interface LogProof {
  readonly index: number;
  readonly hashes: readonly Buffer[];
  readonly checkpoint: string;
}

export const PROOF_HEADER = 'c2sp.org/tlog-proof@v1';

export const proofFile = ({ index, hashes, checkpoint }: LogProof): string =>
  `${[PROOF_HEADER, `index ${index}`, ...hashes.map(hash => hash.toString('base64'))].join('\n')}\n\n${checkpoint}`;
