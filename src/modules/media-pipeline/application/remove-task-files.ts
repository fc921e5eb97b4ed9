import { Injectable } from '@nestjs/common';
import type { AccountId, TaskId } from '../../../shared-kernel/ids.js';
import { ErrandRunner, Queries } from '../../../shared-kernel/ports/messages.js';
import { removeTaskFiles, type ForgottenTasks } from '../domain/commands.js';
import { tasksByIds } from '../domain/queries.js';
import { TaskFiles } from './task-files.js';

/** Deletes the files of tasks whose project is gone; their receipts stay. Source videos are counted by whoever deletes them. */
@Injectable()
export class RemoveTaskFiles extends ErrandRunner<{ accountId: AccountId; taskIds: readonly TaskId[] }, Omit<ForgottenTasks, 'tasks'>> {
  readonly errand = removeTaskFiles;

  constructor(
    private readonly queries: Queries,
    private readonly files: TaskFiles,
  ) {
    super();
  }

  async run({ accountId, taskIds }: { accountId: AccountId; taskIds: readonly TaskId[] }): Promise<Omit<ForgottenTasks, 'tasks'>> {
    const gone = { files: 0, bytes: 0 };
    for (const { taskId } of await this.queries.ask(tasksByIds, { accountId, taskIds })) {
      const made = (await this.files.delete(taskId)).filter(({ role }) => role !== 'source');
      gone.files += made.length;
      gone.bytes += made.reduce((sum, { content: { bytes } }) => sum + bytes, 0);
    }
    return gone;
  }
}
