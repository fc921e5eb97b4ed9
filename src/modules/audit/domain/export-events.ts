import type { AccountId } from '../../../shared-kernel/ids.js';
import { fact, facts, type EventsOf } from '../../../shared-kernel/message.js';
import type { LogExportExtent } from '../../../shared-kernel/ports/log-exporter.js';
import type { Content } from '../../../shared-kernel/ports/storage.js';

/** Names one export and the auditor whose it is. */
export interface LogExportRef {
  readonly exportId: string;
  readonly accountId: AccountId;
}

/** Everything that an export's stream, `logexport-<exportId>`, may say. */
export const logExportFacts = facts('logexport', {
  LogExportOrdered: fact<LogExportRef & { from: string | null; to: string | null }>('An auditor ordered an export of the log.'),
  LogExportMade: fact<LogExportRef & LogExportExtent & { content: Content; files: number }>('An export of the log was made.'),
  LogExportFailed: fact<LogExportRef & { why: 'bounds_unknown' }>('An export of the log could not be made.'),
  LogExportRemoved: fact<LogExportRef & { why: 'expired' | 'auditor' }>('An export of the log was removed.'),
});
export type LogExportEvent = EventsOf<typeof logExportFacts>;
