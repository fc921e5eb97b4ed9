import { policy } from '../../../shared-kernel/policy.js';
import type { TaskEvent } from '../../media-pipeline/index.js';
import type { ProjectEvent } from '../domain/events.js';

const job = (projectId: string) => ({ job: 'projects.make-playable', data: { projectId } });

/** As soon as a source lies here that browsers cannot play, sound is made of it that they can. */
export const makePlayableWhenSourceIsHere = policy<ProjectEvent | TaskEvent>('projects.make-playable-when-source-is-here', {
  ProjectCreated: ({ data: { projectId, source } }) => (source.kind === 'upload' && source.browsersPlay === false ? [job(projectId)] : []),
  TaskSucceeded: ({ data: { projectId, operation, products } }) =>
    operation === 'download' && products.some(({ facts }) => facts['browsersPlay'] === false) ? [job(projectId)] : [],
});
