import { policy } from '../../../shared-kernel/policy.js';
import type { ProjectEvent } from '../domain/events.js';

/** A deleted project gives its room back. */
export const deleteSourceWhenProjectIsDeleted = policy<ProjectEvent>('projects.delete-source-when-project-is-deleted', {
  ProjectDeleted: ({ data: { projectId } }) => [{ job: 'projects.delete-source-of-project', data: { projectId } }],
});
