import { policy, type Job } from '../../../shared-kernel/policy.js';
import type { TaskEvent } from '../domain/events.js';
import type { TaskOrder } from '../domain/orders.js';

/** The job that performs a task of this kind; accounts take turns in its lane. */
export const performJob = (taskId: string, accountId: string, operation: TaskOrder['operation']): Job => ({
  job: operation === 'download' || operation === 'thumbnails' ? 'media-pipeline.perform-media-task' : 'media-pipeline.perform-call-task',
  data: { taskId, accountId },
});

/** A job that finds out the kind of task first. */
export const takeUp = (taskId: string, delayMs?: number): Job => ({
  job: 'media-pipeline.take-up-task',
  data: { taskId },
  ...(delayMs === undefined ? {} : { delayMs }),
});

const follow = (taskId: string, projectId: string, accountId: string): readonly Job[] => [
  { job: 'media-pipeline.start-followers', data: { taskId, projectId, accountId } },
];

/** Longer than any call lasts: whoever was still at one when the task ended has put its answer away by then, or died. */
const CALLS_ARE_OVER_MS = 15 * 60_000;

const clearSpool = (taskId: string): Job => ({ job: 'media-pipeline.clear-spool', data: { taskId }, delayMs: CALLS_ARE_OVER_MS });

/** A task goes to the queue when it is scheduled, taken up again or due, and its followers when it ends or stops; one that ended without its result may have left an answer in the spool. */
export const performTaskWhenDue = policy<TaskEvent>('media-pipeline.perform-task-when-due', {
  TaskScheduled: ({ data: { taskId, accountId, order } }) => [performJob(taskId, accountId, order.operation)],
  TaskResumed: ({ data: { taskId } }) => [takeUp(taskId)],
  TaskPostponed: ({ data: { taskId, until }, metadata: { at } }) => [takeUp(taskId, Math.max(0, Date.parse(until) - Date.parse(at)))],
  TaskStopped: ({ data: { taskId, projectId, accountId } }) => follow(taskId, projectId, accountId),
  TaskSucceeded: ({ data: { taskId, projectId, accountId } }) => follow(taskId, projectId, accountId),
  TaskFailed: ({ data: { taskId, projectId, accountId } }) => [...follow(taskId, projectId, accountId), clearSpool(taskId)],
  TaskCancelled: ({ data: { taskId, projectId, accountId } }) => [...follow(taskId, projectId, accountId), clearSpool(taskId)],
});
