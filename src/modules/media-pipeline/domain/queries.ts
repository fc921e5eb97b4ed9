import type { AccountId, ProjectId, TaskId } from '../../../shared-kernel/ids.js';
import { query } from '../../../shared-kernel/message.js';
import type { TaskProduct } from './events.js';
import type { TaskOrder } from './orders.js';

/** How far a task is, as told by the log. */
export interface TaskView {
  readonly taskId: TaskId;
  readonly accountId: AccountId;
  readonly projectId: ProjectId;
  readonly operation: string;
  readonly cardId: string | null;
  readonly payer: 'credits' | 'own-key';
  readonly rule: string;
  readonly state: 'scheduled' | 'running' | 'waiting' | 'stopped' | 'succeeded' | 'failed' | 'cancelled';
  /** What a waiting or stopped task waits for, or why it failed. */
  readonly reason: string | null;
  readonly cause: string | null;
  readonly waitsUntil: string | null;
  readonly percent: number;
  readonly stepsDone: number;
  readonly steps: number | null;
  readonly attempts: number;
  readonly scheduledAt: string;
  readonly changedAt: string;
  readonly endedAt: string | null;
  readonly order: TaskOrder;
  readonly products: readonly TaskProduct[];
}

/** One task's row; null for an unknown id. */
export const taskById = query<{ taskId: TaskId }, TaskView | null>('media-pipeline.task-by-id');
/** All tasks of a project, oldest first. */
export const tasksOfProject = query<{ accountId: AccountId; projectId: ProjectId }, readonly TaskView[]>('media-pipeline.tasks-of-project');
