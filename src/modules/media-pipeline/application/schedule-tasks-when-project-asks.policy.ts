import { policy } from '../../../shared-kernel/policy.js';
import { taskCommands } from '../domain/commands.js';
import type { ProjectEvent } from '../../projects/index.js';

/** What a project asked for becomes tasks. */
export const scheduleTasksWhenProjectAsks = policy<ProjectEvent>('media-pipeline.schedule-tasks-when-project-asks', {
  ProjectCreated: ({ data: { tasks, accountId, projectId } }) =>
    tasks.map(({ taskId, order }) => taskCommands.ScheduleTask({ taskId, accountId, projectId, order })),
  WorkRequested: ({ data: { tasks, accountId, projectId } }) =>
    tasks.map(({ taskId, order }) => taskCommands.ScheduleTask({ taskId, accountId, projectId, order })),
  ProjectDeleted: ({ data: { taskIds } }) => taskIds.map(taskId => taskCommands.CancelTask({ taskId, reason: 'the project was deleted' })),
});
