import { Inject, Injectable } from '@nestjs/common';
import { partOf, type CommandContext } from '../../../shared-kernel/context.js';
import type { AccountId } from '../../../shared-kernel/ids.js';
import { Commands, ErrandRunner } from '../../../shared-kernel/ports/messages.js';
import type { ReadModels, RowPage } from '../../../shared-kernel/ports/read-models.js';
import { READ_MODELS } from '../../../shared-kernel/ports/tokens.js';
import { forgetTasks, taskCommands, type ForgottenTasks } from '../domain/commands.js';
import type { TaskView } from '../domain/queries.js';
import { tasks } from '../projections/tasks.projection.js';
import { TaskFiles } from './task-files.js';

const PAGE = 200;

/** Deletes what the tasks of an erased account made, after they were given up. */
@Injectable()
export class ForgetTasks extends ErrandRunner<{ accountId: AccountId }, ForgottenTasks> {
  readonly errand = forgetTasks;

  constructor(
    private readonly commands: Commands,
    private readonly files: TaskFiles,
    @Inject(READ_MODELS) private readonly rows: ReadModels,
  ) {
    super();
  }

  async run({ accountId }: { accountId: AccountId }, context: CommandContext): Promise<ForgottenTasks> {
    const gone = { tasks: 0, files: 0, bytes: 0 };
    for (let after: string | null = null; ;) {
      const page: RowPage<TaskView> = await this.rows.page(tasks, { accountId, after, limit: PAGE });
      for (const { taskId, endedAt } of page.rows) {
        if (endedAt === null)
          await this.commands.send(taskCommands.CancelTask({ taskId, reason: 'the account was erased' }), partOf(context, taskId));
        const made = await this.files.delete(taskId);
        gone.tasks += 1;
        gone.files += made.length;
        gone.bytes += made.reduce((sum, { content: { bytes } }) => sum + bytes, 0);
      }
      if (page.next === null) return gone;
      after = page.next;
    }
  }
}
