import { policy } from '../../../shared-kernel/policy.js';
import type { ProjectEvent } from '../domain/events.js';

/** A deleted project gives its room back: at once where there is no time of grace, or its account is erased. */
export const deleteSourceWhenProjectIsDeleted = policy<ProjectEvent>('projects.delete-source-when-project-is-deleted', {
  ProjectDeleted: ({ data: { projectId, accountId } }) => [{ job: 'projects.delete-source-of-project', data: { projectId, accountId } }],
});
