import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Inject, Injectable } from '@nestjs/common';
import { partOf, type CommandContext } from '../../../shared-kernel/context.js';
import { idFrom, type AccountId } from '../../../shared-kernel/ids.js';
import type { EventLog } from '../../../shared-kernel/ports/event-log.js';
import { Commands, ErrandRunner } from '../../../shared-kernel/ports/messages.js';
import type { ReadModels, RowPage } from '../../../shared-kernel/ports/read-models.js';
import type { Content, ContentStore } from '../../../shared-kernel/ports/storage.js';
import { CONTENT, EVENT_LOG, READ_MODELS, SCRATCH } from '../../../shared-kernel/ports/tokens.js';
import { renditionName } from '../../../shared-kernel/rendition-name.js';
import { forgetTasks, taskCommands, type ForgottenTasks } from '../domain/commands.js';
import type { TaskEvent } from '../domain/events.js';
import type { TaskView } from '../domain/queries.js';
import { tasks } from '../projections/tasks.projection.js';
import { spoolName } from './answer-spool.js';
import { sourceDraft } from './fetch-source.js';

const PAGE = 200;
const MOST_IMAGES = 10;

/** What a task's history names: contents that it made, and names that a run which died may have left something under. */
interface Left {
  readonly made: Map<string, Content>;
  readonly perhaps: Set<string>;
}

/** Where attempts and tasks put what they make before anybody is told of it. */
const draftsOf = (taskId: string, event: TaskEvent): readonly string[] => {
  if (event.type === 'TaskScheduled') {
    const { order } = event.data;
    const pictures = order.operation === 'thumbnails' ? order.count : 0;
    return [
      idFrom(taskId, 'source'),
      renditionName(idFrom(taskId, 'source')),
      idFrom(taskId, 'transcript'),
      ...Array.from({ length: pictures }, (_, index) => [idFrom(taskId, 'thumbnail', index), idFrom(taskId, 'original', index)]).flat(),
    ];
  }
  if (event.type !== 'AttemptIntended') return [];
  const { attemptId } = event.data;
  const images = Array.from({ length: MOST_IMAGES }, (_, index) => idFrom(attemptId, 'image', index));
  return [spoolName(attemptId), idFrom(attemptId, 'text'), idFrom(attemptId, 'piece'), ...images];
};

/** Deletes what the tasks of an erased account made, after they were given up. */
@Injectable()
export class ForgetTasks extends ErrandRunner<{ accountId: AccountId }, ForgottenTasks> {
  readonly errand = forgetTasks;

  constructor(
    private readonly commands: Commands,
    @Inject(EVENT_LOG) private readonly log: EventLog,
    @Inject(READ_MODELS) private readonly rows: ReadModels,
    @Inject(CONTENT) private readonly content: ContentStore,
    @Inject(SCRATCH) private readonly scratch: string,
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
        const made = await this.deleteFiles(taskId);
        gone.tasks += 1;
        gone.files += made.length;
        gone.bytes += made.reduce((sum, { bytes }) => sum + bytes, 0);
      }
      if (page.next === null) return gone;
      after = page.next;
    }
  }

  private async deleteFiles(taskId: string): Promise<readonly Content[]> {
    const { made, perhaps } = await this.leftBy(taskId);
    for (const name of new Set([...made.keys(), ...perhaps])) await this.content.delete(name);
    for (const name of [sourceDraft(taskId), `${sourceDraft(taskId)}.page`]) await rm(join(this.scratch, name), { recursive: true, force: true });
    return [...made.values()];
  }

  private async leftBy(taskId: string): Promise<Left> {
    const left: Left = { made: new Map(), perhaps: new Set() };
    for await (const { type, data } of this.log.readStream(`task-${taskId}`)) {
      const event = { type, data } as unknown as TaskEvent;
      const products = event.type === 'StepSucceeded' || event.type === 'TaskSucceeded' ? event.data.products : [];
      for (const { content } of products) left.made.set(content.name, content);
      for (const name of draftsOf(taskId, event)) left.perhaps.add(name);
    }
    return left;
  }
}
