import { projection } from '../../../shared-kernel/projection.js';
import type { SourceEvent, UploadEvent } from '../domain/events.js';
import type { UploadView } from '../domain/queries.js';

type UploadRow = UploadView & { readonly [extension: string]: unknown };

/** Which files did an account send, and can they be worked on? */
export const uploadRows = projection<UploadRow, UploadEvent | SourceEvent>({
  name: 'projects.uploads',
  version: 4,
  rowsOf: ({ data }) => ('uploadId' in data ? data.uploadId : null),
  ownerOf: ({ data }) => data.accountId,
  sortBy: row => row.receivedAt,
  on: {
    SourceDeleted: row => row && { ...row, state: 'refused', problem: 'deleted', content: null },
    UploadReceived: (
      _,
      { data: { uploadId, accountId, fileName, content, seconds, container, video, audioTracks, tracks, browsersPlay }, metadata: { at } },
    ) => ({
      uploadId,
      accountId,
      fileName,
      state: 'ready',
      problem: null,
      bytes: content.bytes,
      mediaType: content.mediaType,
      seconds,
      container,
      video,
      audioTracks,
      tracks: tracks ?? null,
      browsersPlay: browsersPlay ?? null,
      content,
      receivedAt: at,
    }),
    UploadRefused: (_, { data: { uploadId, accountId, fileName, bytes, code }, metadata: { at } }) => ({
      uploadId,
      accountId,
      fileName,
      state: 'refused',
      problem: code,
      bytes,
      mediaType: null,
      seconds: null,
      container: null,
      video: null,
      audioTracks: 0,
      tracks: null,
      browsersPlay: null,
      content: null,
      receivedAt: at,
    }),
  },
});
