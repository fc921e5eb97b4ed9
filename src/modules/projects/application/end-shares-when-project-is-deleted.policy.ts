import { policy } from '../../../shared-kernel/policy.js';
import type { ProjectEvent } from '../domain/events.js';

/** Links to a project end with it; they show nothing from its deletion on, and this says so. */
export const endSharesWhenProjectIsDeleted = policy<ProjectEvent>('projects.end-shares-when-project-is-deleted', {
  ProjectDeleted: ({ data: { projectId, accountId } }) => [{ job: 'projects.end-shares-of-project', data: { projectId, accountId } }],
});
