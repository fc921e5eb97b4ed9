import type { RecordedEvent } from '../../shared-kernel/ports/event-log.js';
import type { LeafOf } from '../event-log/leaf.js';

/** Fixed, with all that an export holds, in `docs/log-format.md`. */
export const FORMAT = 'keyreel-audit-export/1';

export const MANIFEST = 'manifest.json';
export const DIGESTS = 'digests.json';
export const REDUCERS = 'reducers.json';
export const KEYS = 'keys.txt';

/** Events in one file. */
export const EVENTS_A_FILE = 10_000;

/** A file of an export. */
export interface ExportedFile {
  readonly path: string;
  readonly bytes: number;
  /** Hex. */
  readonly sha256: string;
}

/** Which part of which log an export holds, and of which tree. */
export interface Extent {
  /** The log's identity. */
  readonly log: string;
  readonly epoch: number;
  /** First and last ordinal of the events; `to` is `from` − 1 when there are none. */
  readonly from: number;
  readonly to: number;
  /** Of the tree. */
  readonly size: number;
}

export interface Manifest extends Extent {
  readonly format: typeof FORMAT;
  /** Base64. */
  readonly root: string;
  /** The newest checkpoint in the folder; null when nothing was signed yet. */
  readonly checkpoint: string | null;
  readonly files: readonly ExportedFile[];
}

/** What the running service's table of one projection held. */
export interface PublishedDigest {
  readonly name: string;
  readonly table: string;
  readonly version: number;
  readonly rows: number;
  readonly digest: string;
  /** The rows are what the events up to here make of nothing. */
  readonly ordinal: number;
  /** The last event up to there that this projection hears; 0 for none. From here on the rows are the same. */
  readonly lastEvent: number;
  /** The digest of each row, a line each. */
  readonly file: string;
}

export interface PublishedDigests {
  readonly format: 'keyreel-digests/1';
  readonly row: string;
  readonly digest: string;
  readonly projections: readonly PublishedDigest[];
}

/** A line of a file of rows. */
export interface RowDigest {
  readonly id: string;
  /** Hex. */
  readonly sha256: string;
}

/** An event as its line says it. */
export interface ExportedEvent extends Omit<LeafOf, 'raw'> {
  readonly ordinal: number;
  /** The bytes as stored. */
  readonly data: string;
  readonly metadata: string;
}

export const eventsFile = (first: number): string => `events/${String(first).padStart(12, '0')}.jsonl`;
export const rowsFile = (projection: string): string => `rows/${projection}.jsonl`;
export const pricesFile = (version: string): string => `prices/${encodeURIComponent(version)}.json`;
export const checkpointFile = (epoch: number, size: number): string => `checkpoints/${epoch}-${String(size).padStart(12, '0')}.note`;

/** The line of an event, with its line feed. */
export const eventLine = (ordinal: number, { stream, revision, id, type, schemaVersion, raw }: RecordedEvent & LeafOf): string =>
  `${JSON.stringify({ ordinal, stream, revision, id, type, schemaVersion, data: raw.data, metadata: raw.metadata })}\n`;
