import { answering, type Answering } from '../../../shared-kernel/module-parts.js';
import { receiptOf, taskById, tasksByIds, tasksOfProject, type TaskView } from '../domain/queries.js';
import { receipts } from '../projections/receipts.projection.js';
import { tasks } from '../projections/tasks.projection.js';

const PAGE = 200;

/** Answers about tasks, from their projection. */
export const taskAnswers: readonly Answering[] = [
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
  answering(tasksByIds, [tasks], async ({ accountId, taskIds }, { rows }) => {
    const found = await Promise.all(taskIds.map(taskId => rows.row(tasks, taskId)));
    return found.flatMap(task => (task?.accountId === accountId ? [task] : []));
  }),
  answering(tasksOfProject, [tasks], async ({ accountId, projectId }, { rows }) => {
    const found: TaskView[] = [];
    for (let after: string | null = null; ;) {
      const page: { rows: readonly TaskView[]; next: string | null } = await rows.page(tasks, { accountId, group: projectId, after, limit: PAGE });
      found.push(...page.rows);
      if (page.next === null) return found;
      after = page.next;
    }
  }),
];
