import { projection } from '../../../shared-kernel/projection.js';
import type { LogExportEvent } from '../domain/export-events.js';
import type { LogExportView } from '../domain/export-queries.js';

type LogExportRow = LogExportView & { readonly [extension: string]: unknown };

/** Which exports of the log has an auditor ordered, and what became of them? A removed one leaves the table. */
export const logExportRows = projection<LogExportRow, LogExportEvent>({
  name: 'audit.log-exports',
  version: 1,
  rowsOf: ({ data }) => data.exportId,
  ownerOf: ({ data }) => data.accountId,
  sortBy: ({ orderedAt, exportId }) => `${orderedAt}|${exportId}`,
  on: {
    LogExportOrdered: (_, { data: { exportId, accountId, from, to }, metadata: { at } }) => ({
      exportId,
      accountId,
      from,
      to,
      orderedAt: at,
      state: 'ordered',
      failure: null,
      made: null,
    }),
    LogExportMade: (row, { data: { exportId: _, accountId: __, ...made }, metadata: { at } }) =>
      row && { ...row, state: 'made', made: { ...made, at } },
    LogExportFailed: (row, { data: { why } }) => row && { ...row, state: 'failed', failure: why },
    LogExportRemoved: () => undefined,
  },
});
