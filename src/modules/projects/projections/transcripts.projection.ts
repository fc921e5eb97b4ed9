import type { Heard } from '../../../shared-kernel/policy.js';
import { projection } from '../../../shared-kernel/projection.js';
import type { TranscriptEvent, WordsVersion } from '../domain/transcript-events.js';

/** One version of a project's words, and where it came from. */
interface TranscriptRow extends WordsVersion {
  readonly event: TranscriptEvent['type'];
  readonly at: string;
  readonly [extension: string]: unknown;
}

const padded = (version: number): string => String(version).padStart(9, '0');

const row = (_: unknown, { type, data, metadata: { at } }: Heard<TranscriptEvent>): TranscriptRow => {
  const { projectId, accountId, version, content, segments, seconds } = data;
  return { projectId, accountId, version, content, segments, seconds, event: type, at };
};

/** Which words does an account keep, of which project, in which version? They are found by it to be erased and to be taken along. */
export const transcriptRows = projection<TranscriptRow, TranscriptEvent>({
  name: 'projects.transcripts',
  version: 1,
  rowsOf: ({ data: { projectId, version } }) => `${projectId}.${padded(version)}`,
  ownerOf: ({ data }) => data.accountId,
  sortBy: ({ projectId, version }) => `${projectId}.${padded(version)}`,
  groupBy: ({ projectId }) => projectId,
  on: { TranscriptHeard: row, TranscriptBrought: row, TranscriptEdited: row, TranscriptRestored: row, TranscriptInherited: row },
});
