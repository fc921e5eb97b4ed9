import { answering, type Answering } from '../../../shared-kernel/module-parts.js';
import type { ReadModels } from '../../../shared-kernel/ports/read-models.js';
import type { Projection, Row } from '../../../shared-kernel/projection.js';
import {
  importsBy,
  receiptOf,
  someTasksOfProject,
  taskById,
  tasksByIds,
  tasksOfAccount,
  tasksOfProject,
  tasksUnderWayWithKey,
  waitingTasks,
} from '../domain/queries.js';
import { waitingNow } from './waiting-now.js';
import { imports } from '../projections/imports.projection.js';
import { openTasks } from '../projections/open-tasks.projection.js';
import { receipts } from '../projections/receipts.projection.js';
import { tasks } from '../projections/tasks.projection.js';

const PAGE = 200;
/** Sorts after every moment. */
const AFTER_ALL_MOMENTS = '~';

/** Every row of an account, or of one of its groups; so many are read at a time. */
const all = async <R extends Row>(rows: ReadModels, of: Projection<R>, wanted: { accountId: string; group?: string }): Promise<readonly R[]> => {
  const found: R[] = [];
  for (let after: string | null = null; ;) {
    const page: { rows: readonly R[]; next: string | null } = await rows.page(of, { ...wanted, after, limit: PAGE });
    found.push(...page.rows);
    if (page.next === null) return found;
    after = page.next;
  }
};

/** Answers about tasks, from their projection. */
export const taskAnswers: readonly Answering[] = [
  answering(waitingTasks, [openTasks], ({ now, limit }, { rows }) => waitingNow(rows.before(openTasks, AFTER_ALL_MOMENTS), { now, limit })),
  answering(
    taskById,
    [tasks],
    ({ taskId }, { rows }) => rows.row(tasks, taskId),
    ({ taskId }) => `task-${taskId}`,
    'wait',
  ),
  answering(
    receiptOf,
    [receipts],
    async ({ accountId, taskId }, { rows }) => {
      const receipt = await rows.row(receipts, taskId);
      // a hold whose project never came about bought nothing
      return receipt?.accountId === accountId && receipt.requestedAt !== null ? receipt : null;
    },
    ({ taskId }) => `task-${taskId}`,
    'wait',
  ),
  answering(importsBy, [imports], ({ importer }, { rows }) => rows.row(imports, importer)),
  answering(tasksByIds, [tasks], async ({ accountId, taskIds }, { rows }) => {
    const found = await Promise.all(taskIds.map(taskId => rows.row(tasks, taskId)));
    return found.flatMap(task => (task?.accountId === accountId ? [task] : []));
  }),
  answering(tasksOfProject, [tasks], ({ accountId, projectId }, { rows }) => all(rows, tasks, { accountId, group: projectId })),
  answering(someTasksOfProject, [tasks], ({ accountId, projectId, after, limit }, { rows }) =>
    rows.page(tasks, { accountId, group: projectId, after, limit }),
  ),
  answering(tasksOfAccount, [tasks], ({ accountId, after, limit }, { rows }) => rows.page(tasks, { accountId, after, limit, descending: true })),
  answering(tasksUnderWayWithKey, [openTasks], async ({ accountId, fingerprint }, { rows }) => {
    const open = await all(rows, openTasks, { accountId });
    return open
      .filter(task => task.fingerprint === fingerprint && !task.stopped)
      .map(({ taskId, projectId, operation }) => ({ taskId, projectId, operation }));
  }),
];
