/** What an export covers, as its manifest says it; ordinals count from 1, both inclusive. */
export interface LogExportExtent {
  readonly epoch: number;
  readonly from: number;
  /** Below `from` when no event lies between the bounds. */
  readonly to: number;
  /** Of the tree. */
  readonly size: number;
  /** Base64. */
  readonly root: string;
  /** Path of the newest checkpoint within the export; null when nothing was signed yet. */
  readonly checkpoint: string | null;
}

/** An export that was written. */
export interface WrittenLogExport extends LogExportExtent {
  /** With the manifest. */
  readonly files: number;
  /** All of it as one ZIP archive, as it is read. */
  archive(): AsyncIterable<Uint8Array>;
}

/** The bounds name no place of this log. */
export class BoundsUnknown extends Error {
  override readonly name = 'BoundsUnknown';
}

/** Writes what an auditor verifies offline: the same folder that the command line writes (docs/log-format.md). */
export abstract class LogExporter {
  /**
   * Goes on with what was begun under this id, and ends as if it had not been interrupted. Bounds are positions or times; null is an open end.
   * `at` is the time that the files of the archive bear. Throws BoundsUnknown, LogUnavailable, and the signal's reason.
   */
  abstract write(exportId: string, bounds: { from: string | null; to: string | null }, at: string, signal: AbortSignal): Promise<WrittenLogExport>;
  /** Forgets what was written, or begun, under an id. */
  abstract forget(exportId: string): Promise<void>;
}
