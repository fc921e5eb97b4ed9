import { answering, type Answering } from '../../../shared-kernel/module-parts.js';
import { logExportById, logExportsOf } from '../domain/export-queries.js';
import { logExportRows } from '../projections/log-exports.projection.js';

/** What is told of exports of the log, to the auditor whose they are. */
export const logExportAnswers: readonly Answering[] = [
  answering(logExportsOf, [logExportRows], async ({ accountId, after, limit }, { rows }) => {
    const page = await rows.page(logExportRows, { accountId, after, limit, descending: true });
    return { exports: page.rows, next: page.next };
  }),
  answering(logExportById, [logExportRows], async ({ accountId, exportId }, { rows }) => {
    const row = await rows.row(logExportRows, exportId);
    return row?.accountId === accountId ? row : null;
  }),
];
