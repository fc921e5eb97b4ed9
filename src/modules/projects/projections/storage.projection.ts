import { projection } from '../../../shared-kernel/projection.js';
import type { AccountEvent } from '../../accounts/index.js';
import type { TaskEvent, TaskProduct } from '../../media-pipeline/index.js';
import type { ProjectEvent, SourceEvent, UploadEvent } from '../domain/events.js';
import type { TranscriptEvent } from '../domain/transcript-events.js';
import type { StorageView } from '../domain/queries.js';

type StorageRow = StorageView & { readonly [extension: string]: unknown };

export const noStorage = (accountId: string): StorageView => ({ accountId, sourceBytes: 0, madeBytes: 0 });

const bytesOf = (products: readonly TaskProduct[], counts: (role: string) => boolean): number =>
  products.filter(({ role }) => counts(role)).reduce((sum, { content }) => sum + content.bytes, 0);

const more = (row: StorageRow | undefined, accountId: string, sourceBytes: number, madeBytes: number): StorageRow => {
  const before = row ?? noStorage(accountId);
  return { ...before, sourceBytes: before.sourceBytes + sourceBytes, madeBytes: before.madeBytes + madeBytes };
};

/** How much do an account's files take? Counted from what was said of them, so that it can be counted again. */
export const storageRows = projection<StorageRow, ProjectEvent | UploadEvent | TaskEvent | SourceEvent | TranscriptEvent | AccountEvent>({
  name: 'projects.storage',
  version: 3,
  rowsOf: ({ data }) => data.accountId,
  ownerOf: ({ data }) => data.accountId,
  on: {
    UploadReceived: (row, { data: { accountId, content } }) => more(row, accountId, content.bytes, 0),
    // the pieces of a transcription are in no result; whatever else a step made is
    StepSucceeded: (row, { data: { accountId, products } }) =>
      more(
        row,
        accountId,
        0,
        bytesOf(products, role => role === 'piece'),
      ),
    TaskSucceeded: (row, { data: { accountId, products } }) =>
      more(
        row,
        accountId,
        bytesOf(products, role => role === 'source'),
        bytesOf(products, role => role !== 'source'),
      ),
    // what was heard is counted by its task, what was restored or inherited is there already
    TranscriptBrought: (row, { data: { accountId, content } }) => more(row, accountId, 0, content.bytes),
    TranscriptEdited: (row, { data: { accountId, content } }) => more(row, accountId, 0, content.bytes),
    SoundRendered: (row, { data: { accountId, content } }) => more(row, accountId, content.bytes, 0),
    ProjectFilesRemoved: (row, { data: { accountId, bytes } }) => row && more(row, accountId, 0, -bytes),
    SourceDeleted: (row, { data: { accountId, bytes } }) => more(row, accountId, -bytes, 0),
    AccountErased: () => undefined,
  },
});
