import { projection } from '../../../shared-kernel/projection.js';
import type { ShareView } from '../domain/share-queries.js';
import type { ShareEvent } from '../domain/share-events.js';

type ShareRow = ShareView & { readonly [extension: string]: unknown };

/** By which links does an account show parts of its projects? A revoked one leaves the table. */
export const shareRows = projection<ShareRow, ShareEvent>({
  name: 'projects.shares',
  version: 1,
  rowsOf: ({ data }) => data.shareId,
  ownerOf: ({ data }) => data.accountId,
  sortBy: ({ createdAt, shareId }) => `${createdAt}|${shareId}`,
  groupBy: ({ projectId }) => projectId,
  on: {
    ShareCreated: (_, { data: { shareId, projectId, accountId, transcript, thumbnails, outputIds, expiresAt }, metadata: { at } }) => ({
      shareId,
      projectId,
      accountId,
      transcript,
      thumbnails,
      outputIds,
      expiresAt,
      createdAt: at,
    }),
    ShareRevoked: () => undefined,
  },
});
