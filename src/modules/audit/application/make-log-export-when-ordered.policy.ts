import { policy } from '../../../shared-kernel/policy.js';
import type { LogExportEvent } from '../domain/export-events.js';

/** An export takes as long as the log is long, so nobody waits for it with a request open. */
export const makeLogExportWhenOrdered = policy<LogExportEvent>('audit.make-log-export-when-ordered', {
  LogExportOrdered: ({ data: { exportId, accountId } }) => [{ job: 'audit.make-log-export', data: { exportId, accountId } }],
});
