import type { Decider } from '../../../shared-kernel/decider.js';
import { LogExportUnknown } from './errors.js';
import type { LogExportCommand } from './export-commands.js';
import { logExportFacts, type LogExportEvent } from './export-events.js';

/** An export of the log: none → ordered → made or failed → removed. What was removed stays so, however late its making ends. */
export interface LogExport {
  readonly status: 'none' | 'ordered' | 'made' | 'failed' | 'removed';
  readonly accountId: string;
}

export const logExport: Decider<LogExport, LogExportCommand, LogExportEvent> = {
  facts: logExportFacts,
  initial: { status: 'none', accountId: '' },

  decide(command, { status, accountId }) {
    switch (command.type) {
      case 'OrderLogExport':
        return status === 'none' ? [{ type: 'LogExportOrdered', data: command.data }] : [];
      case 'RecordLogExport':
        return status === 'ordered' ? [{ type: 'LogExportMade', data: command.data }] : [];
      case 'FailLogExport':
        return status === 'ordered' ? [{ type: 'LogExportFailed', data: command.data }] : [];
      case 'RemoveLogExport':
        // anybody else's is none
        if (status === 'none' || accountId !== command.data.accountId) throw LogExportUnknown();
        return status === 'removed' ? [] : [{ type: 'LogExportRemoved', data: command.data }];
    }
  },

  evolve(_, { type, data: { accountId } }): LogExport {
    switch (type) {
      case 'LogExportOrdered':
        return { status: 'ordered', accountId };
      case 'LogExportMade':
        return { status: 'made', accountId };
      case 'LogExportFailed':
        return { status: 'failed', accountId };
      case 'LogExportRemoved':
        return { status: 'removed', accountId };
    }
  },
};
