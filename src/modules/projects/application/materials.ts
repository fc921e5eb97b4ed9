import { Injectable } from '@nestjs/common';
import { Queries } from '../../../shared-kernel/ports/messages.js';
import { tasksByIds, tasksOfProject, type TaskView } from '../../media-pipeline/index.js';
import type { ProjectView } from '../domain/queries.js';

/** The kinds of work whose products a fork carries over; what cards and prompts made stays where it was made. */
const CARRIED = new Set(['download', 'transcription', 'thumbnails']);

export const isMaterial = ({ operation }: Pick<TaskView, 'operation'>): boolean => CARRIED.has(operation);

/** Where a project's source, transcript and thumbnails are: with its own tasks, or with those that it inherited when it was forked. */
@Injectable()
export class Materials {
  constructor(private readonly queries: Queries) {}

  /** Inherited tasks first: they were done before the project was there. */
  async of(project: ProjectView): Promise<readonly TaskView[]> {
    const { accountId, projectId } = project;
    return [...(await this.inheritedBy(project)), ...(await this.queries.ask(tasksOfProject, { accountId, projectId }))];
  }

  inheritedBy({ accountId, forkedFrom }: ProjectView): Promise<readonly TaskView[]> {
    return forkedFrom === null ? Promise.resolve([]) : this.queries.ask(tasksByIds, { accountId, taskIds: forkedFrom.taskIds });
  }
}
