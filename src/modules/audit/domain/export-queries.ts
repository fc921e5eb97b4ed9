import type { AccountId } from '../../../shared-kernel/ids.js';
import { query } from '../../../shared-kernel/message.js';
import type { LogExportExtent } from '../../../shared-kernel/ports/log-exporter.js';
import type { Content } from '../../../shared-kernel/ports/storage.js';
import type { LogExportRef } from './export-events.js';

/** An export as its auditor sees it. */
export interface LogExportView extends LogExportRef {
  readonly from: string | null;
  readonly to: string | null;
  readonly orderedAt: string;
  readonly state: 'ordered' | 'made' | 'failed';
  readonly failure: 'bounds_unknown' | null;
  readonly made: (LogExportExtent & { readonly content: Content; readonly files: number; readonly at: string }) | null;
}

/** The exports of an auditor, newest first; removed ones are not among them. */
export const logExportsOf = query<
  { accountId: AccountId; after: string | null; limit: number },
  { exports: readonly LogExportView[]; next: string | null }
>('audit.log-exports-of');

/** Null for what is no export, and for somebody else's. */
export const logExportById = query<{ accountId: AccountId; exportId: string }, LogExportView | null>('audit.log-export-by-id');
