import { fromHex, hashesOf, isSame, type Bytes } from './bytes.js';
import { leafOf, type LoggedEvent } from './leaf.js';
import { isConsistent, isIncluded } from './merkle.js';
import { judgeSignature, readCheckpoint, type Checkpoint, type SignatureVerdict } from './note.js';

const HEADER = 'c2sp.org/tlog-proof@v1';

interface ProofFile {
  readonly index: number;
  readonly path: readonly Bytes[];
  readonly note: string;
}

/** A proof that an event is in the log, C2SP `tlog-proof`; null when it is none. */
export const readProofFile = (text: string): ProofFile | null => {
  const end = text.indexOf('\n\n');
  const [header, index = '', ...lines] = text.slice(0, Math.max(end, 0)).split('\n');
  const [, digits] = /^index (0|[1-9]\d{0,15})$/.exec(index) ?? [];
  const path = hashesOf(lines);
  if (header !== HEADER || digits === undefined || path === null) return null;
  return { index: Number(digits), path, note: text.slice(end + 2) };
};

export interface InclusionJudged {
  /** The leaf was made here of the event's own bytes, and is the one that the service names. */
  readonly leaf: boolean;
  /** The hashes lead from this leaf to the root of the checkpoint. */
  readonly path: boolean;
  readonly signature: SignatureVerdict;
  readonly checkpoint: Checkpoint | null;
}

/** Whether the event is in the log that somebody signed: everything is reckoned here, and nothing of the service believed. */
export const judgeInclusion = async (
  event: LoggedEvent & { readonly leaf: string; readonly ordinal: number },
  proof: string,
  keys: readonly string[],
): Promise<InclusionJudged> => {
  const file = readProofFile(proof);
  const checkpoint = file === null ? null : readCheckpoint(file.note);
  if (file === null || checkpoint === null) return { leaf: false, path: false, signature: 'bad', checkpoint };
  const leaf = await leafOf(event);
  const { size, root } = checkpoint;
  const isAtItsPlace = file.index === event.ordinal - 1 && (await isIncluded({ leaf, index: file.index, size, root, path: file.path }));
  const signature = await judgeSignature(checkpoint, keys);
  return { leaf: isSame(leaf, fromHex(event.leaf) ?? new Uint8Array()), path: isAtItsPlace, signature, checkpoint };
};

export interface GrowthJudged {
  readonly smaller: SignatureVerdict;
  readonly larger: SignatureVerdict;
  /** One tree grew out of the other: nothing before was changed. */
  readonly grown: boolean;
}

/** Whether the log of one checkpoint is how that of the other begins. The roots come from the notes, never from the answer. */
export const judgeGrowth = async (
  smaller: Checkpoint,
  larger: Checkpoint,
  hashes: readonly string[],
  keys: readonly string[],
): Promise<GrowthJudged> => {
  const path = hashesOf(hashes);
  const grown =
    path !== null &&
    smaller.origin === larger.origin &&
    (await isConsistent({ smaller: smaller.size, smallerRoot: smaller.root, size: larger.size, root: larger.root, path }));
  return { smaller: await judgeSignature(smaller, keys), larger: await judgeSignature(larger, keys), grown };
};
