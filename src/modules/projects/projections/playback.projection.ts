import { projection } from '../../../shared-kernel/projection.js';
import type { SourceEvent } from '../domain/events.js';
import type { RenditionView } from '../domain/queries.js';

type RenditionRow = RenditionView & { readonly [extension: string]: unknown };

/** What became of making a source playable? One row a source that browsers cannot play, by the name that it lies under. */
export const playbackRows = projection<RenditionRow, SourceEvent>({
  name: 'projects.playback',
  version: 1,
  rowsOf: ({ data }) => data.name,
  ownerOf: ({ data }) => data.accountId,
  on: {
    SoundRendered: (_, { data: { name, accountId, content, seconds } }) => ({ name, accountId, content, seconds, problem: null }),
    RenderingFailed: (row, { data: { name, accountId, problem } }) => row ?? { name, accountId, content: null, seconds: null, problem },
    SourceDeleted: () => undefined,
  },
});
