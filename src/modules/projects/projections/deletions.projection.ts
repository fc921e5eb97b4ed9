import { projection } from '../../../shared-kernel/projection.js';
import type { ProjectEvent } from '../domain/events.js';

interface DeletionRow {
  readonly projectId: string;
  readonly accountId: string;
  readonly filesGoAt: string;
  readonly [extension: string]: unknown;
}

/** Which deleted projects still keep files, and until when? */
export const deletionRows = projection<DeletionRow, ProjectEvent>({
  name: 'projects.deletions',
  version: 1,
  rowsOf: ({ data }) => data.projectId,
  ownerOf: ({ data }) => data.accountId,
  sortBy: ({ filesGoAt }) => filesGoAt,
  on: {
    ProjectDeleted: (_, { data: { projectId, accountId, filesGoAt }, metadata: { at } }) => ({ projectId, accountId, filesGoAt: filesGoAt ?? at }),
    ProjectRestored: () => undefined,
    ProjectFilesRemoved: () => undefined,
  },
});
