import { projection } from '../../../shared-kernel/projection.js';
import type { TaskEvent } from '../domain/events.js';
import type { TaskOrder } from '../domain/orders.js';

/** A task that has not ended. */
export interface OpenTask {
  readonly taskId: string;
  readonly accountId: string;
  readonly projectId: string;
  readonly operation: TaskOrder['operation'];
  readonly after: readonly string[];
  /** Tasks whose end, however it comes, is waited for. */
  readonly behind: readonly string[];
  readonly scheduledAt: string;
  readonly waitsUntil: string | null;
  /** The key that its calls go out with; null when credits pay. */
  readonly fingerprint: string | null;
  /** It waits for its owner. */
  readonly stopped: boolean;
  readonly [extension: string]: unknown;
}

/** Which tasks are still to be done? Ended ones leave the table. */
export const openTasks = projection<OpenTask, TaskEvent>({
  name: 'media-pipeline.open-tasks',
  version: 3,
  rowsOf: ({ data }) => data.taskId,
  ownerOf: (_, row) => row.accountId,
  sortBy: row => row.scheduledAt,
  groupBy: row => row.projectId,
  on: {
    TaskScheduled: (_, { data: { taskId, accountId, projectId, order }, metadata }) => ({
      taskId,
      accountId,
      projectId,
      operation: order.operation,
      after: order.after,
      behind: 'behind' in order ? (order.behind ?? []) : [],
      scheduledAt: metadata.at,
      waitsUntil: null,
      fingerprint: order.payer.by === 'own-key' ? order.payer.fingerprint : null,
      stopped: false,
    }),
    TaskPostponed: (row, { data }) => row && { ...row, waitsUntil: data.until },
    AttemptIntended: row => row && { ...row, waitsUntil: null },
    TaskStopped: row => row && { ...row, stopped: true },
    TaskResumed: row => row && { ...row, stopped: false },
    TaskSucceeded: () => undefined,
    TaskFailed: () => undefined,
    TaskCancelled: () => undefined,
  },
});
