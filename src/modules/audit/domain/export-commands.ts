import { command, commands, type CommandsOf } from '../../../shared-kernel/message.js';
import type { LogExportEvent, LogExportRef } from './export-events.js';

type DataOf<Type extends LogExportEvent['type']> = Extract<LogExportEvent, { type: Type }>['data'];

/** Orders to one export of the log. */
export const logExportCommands = commands('logexport', (data: { exportId: string }) => data.exportId, {
  OrderLogExport: command<DataOf<'LogExportOrdered'>>(),
  RecordLogExport: command<DataOf<'LogExportMade'>>(),
  FailLogExport: command<DataOf<'LogExportFailed'>>(),
  RemoveLogExport: command<LogExportRef & { why: DataOf<'LogExportRemoved'>['why'] }>(),
});
export type LogExportCommand = CommandsOf<typeof logExportCommands>;
