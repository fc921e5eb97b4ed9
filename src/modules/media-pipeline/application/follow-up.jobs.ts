import { Inject, Injectable } from '@nestjs/common';
import { partOf, systemContext } from '../../../shared-kernel/context.js';
import { idFrom, newId } from '../../../shared-kernel/ids.js';
import type { EventLog } from '../../../shared-kernel/ports/event-log.js';
import { Clock, Commands, Jobs, JobWorker, type Lane } from '../../../shared-kernel/ports/messages.js';
import type { ReadModels } from '../../../shared-kernel/ports/read-models.js';
import { EVENT_LOG, READ_MODELS } from '../../../shared-kernel/ports/tokens.js';
import { taskCommands } from '../domain/commands.js';
import { fingerprintOf } from '../domain/task.js';
import { openTasks } from '../projections/open-tasks.projection.js';
import { performJob, takeUp } from './perform-task-when-due.policy.js';
import { taskState } from './task-run.js';

type Data = Readonly<Record<string, string>>;

/** Puts a task that is due back into its lane. */
@Injectable()
export class TakeUpTaskJob extends JobWorker {
  readonly job = 'media-pipeline.take-up-task';
  readonly lane: Lane = 'chores';

  constructor(
    private readonly jobs: Jobs,
    @Inject(EVENT_LOG) private readonly log: EventLog,
  ) {
    super();
  }

  async run({ taskId = '' }: Data): Promise<void> {
    const state = await taskState(this.log, taskId);
    if (state.status === 'open') await this.jobs.add(performJob(taskId, state.ref.accountId, state.order.operation), newId());
  }
}

const PAGE = 200;

/** Starts what waited for a task that has ended, or that waits for its owner now. */
@Injectable()
export class StartFollowersJob extends JobWorker {
  readonly job = 'media-pipeline.start-followers';
  readonly lane: Lane = 'chores';

  constructor(
    private readonly jobs: Jobs,
    @Inject(READ_MODELS) private readonly rows: ReadModels,
  ) {
    super();
  }

  async run({ taskId = '', projectId = '', accountId = '' }: Data): Promise<void> {
    for (let after: string | null = null; ;) {
      const page: Awaited<ReturnType<typeof this.pageOf>> = await this.pageOf(accountId, projectId, after);
      for (const open of page.rows) {
        if (open.after.includes(taskId) || open.behind.includes(taskId))
          await this.jobs.add(performJob(open.taskId, open.accountId, open.operation), idFrom(taskId, 'follower', open.taskId));
      }
      if (page.next === null) return;
      after = page.next;
    }
  }

  private pageOf(accountId: string, projectId: string, after: string | null) {
    return this.rows.page(openTasks, { accountId, group: projectId, after, limit: PAGE });
  }
}

/** Stops every task that would call with a key that is gone or does not work. */
@Injectable()
export class StopTasksOfKeyJob extends JobWorker {
  readonly job = 'media-pipeline.stop-tasks-of-key';
  readonly lane: Lane = 'chores';

  constructor(
    private readonly commands: Commands,
    @Inject(READ_MODELS) private readonly rows: ReadModels,
    @Inject(EVENT_LOG) private readonly log: EventLog,
  ) {
    super();
  }

  async run({ accountId = '', fingerprint = '', reason = '' }: Data): Promise<void> {
    for (let after: string | null = null; ;) {
      const page: Awaited<ReturnType<typeof this.pageOf>> = await this.pageOf(accountId, after);
      for (const { taskId } of page.rows) await this.stop(taskId, fingerprint, reason === 'key-removed' ? reason : 'key-unusable');
      if (page.next === null) return;
      after = page.next;
    }
  }

  private pageOf(accountId: string, after: string | null) {
    return this.rows.page(openTasks, { accountId, after, limit: PAGE });
  }

  private async stop(taskId: string, fingerprint: string, reason: 'key-removed' | 'key-unusable'): Promise<void> {
    const state = await taskState(this.log, taskId);
    if (state.status !== 'open' || fingerprintOf(state.order) !== fingerprint) return;
    const context = { ...systemContext('job:stop-tasks-of-key'), accountId: state.ref.accountId };
    await this.commands.send(taskCommands.StopTask({ taskId, reason, fingerprint }), partOf(context, taskId));
  }
}

/** Makes jobs for every open task: after a start, and now and then, because the queue is a hint and may be lost. */
@Injectable()
export class RecreateJobs extends JobWorker {
  readonly job = 'media-pipeline.recreate-jobs';
  readonly lane: Lane = 'chores';
  override readonly recurs = true;

  constructor(
    private readonly jobs: Jobs,
    private readonly clock: Clock,
    @Inject(READ_MODELS) private readonly rows: ReadModels,
    @Inject(EVENT_LOG) private readonly log: EventLog,
  ) {
    super();
  }

  async run(): Promise<void> {
    for await (const { taskId, accountId, operation, waitsUntil } of this.rows.before(openTasks, '~')) {
      const state = await taskState(this.log, taskId);
      if (state.status !== 'open') continue;
      const delayMs = waitsUntil === null ? 0 : Math.max(0, Date.parse(waitsUntil) - this.clock.now().getTime());
      // what has become due does not hide behind a job that was made for later, and what is put off takes its turn when it is due
      const id = idFrom(taskId, 'recreated', state.waitsUntil ?? '', waitsUntil !== null && delayMs === 0 ? 'due' : '');
      await this.jobs.add(delayMs > 0 ? takeUp(taskId, delayMs) : performJob(taskId, accountId, operation), id);
    }
  }
}
