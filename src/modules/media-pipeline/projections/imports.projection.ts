import { projection } from '../../../shared-kernel/projection.js';
import type { FailureCause, TaskEvent } from '../domain/events.js';
import type { ImportsView } from '../domain/queries.js';

type ImportsRow = ImportsView & { readonly [extension: string]: unknown };

/** Rows of no account: they say how an importer fares, and nothing of who used it for what. */
const NOBODY = 'platform';

/** Ends that say something of the way in; a hold that is gone, or a project that was deleted, does not. */
const TELLING = new Set<FailureCause>(['source-unreachable', 'source-refused', 'media-refused', 'longer-than-stated', 'worker-failed']);

const fresh = (importer: ImportsView['importer']): ImportsRow => ({
  importer,
  lastSuccessAt: null,
  lastFailureAt: null,
  lastFailureReason: null,
  failuresInARow: 0,
});

/** How did the last imports of each importer end? One row an importer. */
export const imports = projection<ImportsRow, TaskEvent>({
  name: 'media-pipeline.imports',
  version: 1,
  rowsOf: event => ('importer' in event.data ? (event.data.importer ?? null) : null),
  ownerOf: () => NOBODY,
  on: {
    TaskSucceeded: (row, { data: { importer }, metadata: { at } }) =>
      importer && { ...(row ?? fresh(importer)), lastSuccessAt: at, failuresInARow: 0 },
    TaskFailed: (row, { data: { importer, cause, reason }, metadata: { at } }) => {
      if (!importer || !TELLING.has(cause)) return row;
      const before = row ?? fresh(importer);
      return { ...before, lastFailureAt: at, lastFailureReason: reason, failuresInARow: before.failuresInARow + 1 };
    },
  },
});
