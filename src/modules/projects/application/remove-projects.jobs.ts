import { Inject, Injectable } from '@nestjs/common';
import { Clock, JobWorker, type Lane } from '../../../shared-kernel/ports/messages.js';
import type { ReadModels } from '../../../shared-kernel/ports/read-models.js';
import { READ_MODELS } from '../../../shared-kernel/ports/tokens.js';
import { deletionRows } from '../projections/deletions.projection.js';
import { RemoveProject } from './remove-project.js';

/** Where there is no time of grace a deleted project's files go at once; its name is older than that time. */
@Injectable()
export class RemoveProjectJob extends JobWorker {
  readonly job = 'projects.delete-source-of-project';
  readonly lane: Lane = 'chores';

  constructor(private readonly removal: RemoveProject) {
    super();
  }

  run({ projectId = '', accountId = '' }: Readonly<Record<string, string>>): Promise<void> {
    return this.removal.run(accountId, projectId);
  }
}

/** Removes the files of deleted projects whose time of grace is over. What is due is read from a table, so no stop of the service forgets it. */
@Injectable()
export class RemoveDueProjectsJob extends JobWorker {
  readonly job = 'projects.remove-due-projects';
  readonly lane: Lane = 'chores';
  override readonly recurs = true;

  constructor(
    private readonly removal: RemoveProject,
    private readonly clock: Clock,
    @Inject(READ_MODELS) private readonly rows: ReadModels,
  ) {
    super();
  }

  async run(): Promise<void> {
    const now = this.clock.now().toISOString();
    for await (const { accountId, projectId } of this.rows.before(deletionRows, now)) await this.removal.run(accountId, projectId);
  }
}
