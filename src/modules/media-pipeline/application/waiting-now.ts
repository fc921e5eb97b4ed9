import type { WaitingTask, WaitingView } from '../domain/queries.js';
import type { OpenTask } from '../projections/open-tasks.projection.js';

const whatFor = (task: OpenTask, before: readonly string[], now: string): WaitingTask['waitsFor'] => {
  if (task.stopped) return 'owner';
  if (before.length > 0) return 'tasks';
  return task.waitsUntil !== null && task.waitsUntil > now ? 'moment' : 'turn';
};

/** What waits for what; a task that has ended keeps nobody waiting. */
export const waitingNow = async (
  open: AsyncIterable<OpenTask>,
  { now, limit }: { readonly now: string; readonly limit: number },
): Promise<WaitingView> => {
  const tasks = new Map<string, OpenTask>();
  for await (const task of open) tasks.set(task.taskId, task);
  const counts = { tasks: 0, moment: 0, owner: 0, turn: 0 };
  const oldest: WaitingTask[] = [];
  for (const task of tasks.values()) {
    const before = [...task.after, ...task.behind].filter(taskId => tasks.has(taskId));
    const waitsFor = whatFor(task, before, now);
    counts[waitsFor] += 1;
    const { taskId, accountId, projectId, operation, scheduledAt, waitsUntil: until } = task;
    if (oldest.length < limit) oldest.push({ taskId, accountId, projectId, operation, scheduledAt, waitsFor, tasks: before, until });
  }
  return { counts, oldest };
};
