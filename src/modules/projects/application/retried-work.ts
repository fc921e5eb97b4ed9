import { Injectable } from '@nestjs/common';
import { idFrom } from '../../../shared-kernel/ids.js';
import { Queries } from '../../../shared-kernel/ports/messages.js';
import { TaskUnknown } from '../../../shared-kernel/refusal.js';
import type { Admitted } from '../../../shared-kernel/who-pays.js';
import { receiptOf, taskById, type MediaSource, type TaskOrder, type TaskView, type TranscriptionOrder } from '../../media-pipeline/index.js';
import { SourceNotReady, StepNotSkippable, TaskNotRetryable } from '../domain/errors.js';
import type { ProjectView } from '../domain/queries.js';
import { ImageWork } from './image-work.js';
import { Materials } from './materials.js';
import { ModelChoice } from './model-choice.js';
import type { PreparedWork } from './prepared-work.js';
import { TextWork } from './text-work.js';
import type { RetryWanted } from './work-wanted.js';

/** A task is done once more by one other task, however often that is asked for. */
export const retryOf = (taskId: string): string => idFrom(taskId, 'retry');

const ONCE = { operation: 1 };

/** A task that is to be done once more, and what of it is to be left out. */
export interface TaskInHand {
  readonly task: TaskView;
  readonly withoutSteps: readonly number[];
}

/** Prepares a task that did not deliver to be done once more as it was ordered; only what is unfinished of it is priced. */
@Injectable()
export class RetriedWork {
  constructor(
    private readonly queries: Queries,
    private readonly materials: Materials,
    private readonly choice: ModelChoice,
    private readonly texts: TextWork,
    private readonly images: ImageWork,
  ) {}

  /** Throws `task_unknown`, `task_not_retryable` and `step_not_skippable`. */
  async find({ accountId, projectId, taskIds }: ProjectView, { taskId, withoutSteps }: RetryWanted): Promise<TaskInHand> {
    const task = await this.queries.ask(taskById, { taskId });
    if (task?.accountId !== accountId || task.projectId !== projectId || !taskIds.includes(taskId)) throw TaskUnknown();
    if (!task.retryable) throw TaskNotRetryable({ reason: task.state === 'failed' ? (task.cause ?? 'failed') : task.state });
    if (withoutSteps.length > 0) await this.mustBeSkippable(task, withoutSteps);
    return { task, withoutSteps };
  }

  /** What was delivered is there and paid for, and what was never tried may yet come about: neither is left out. */
  private async mustBeSkippable({ accountId, taskId, order }: TaskView, steps: readonly number[]): Promise<void> {
    if (order.operation !== 'transcription') throw StepNotSkippable({ reason: 'not_a_transcription' });
    const attempts = (await this.queries.ask(receiptOf, { accountId, taskId }))?.attempts ?? [];
    for (const wanted of steps) {
      const tries = attempts.filter(({ step }) => step === wanted);
      if (tries.length === 0) throw StepNotSkippable({ reason: 'never_tried' });
      if (tries.some(({ outcome }) => outcome === 'delivered')) throw StepNotSkippable({ reason: 'delivered' });
    }
  }

  async prepare(project: ProjectView, { task, withoutSteps }: TaskInHand, decision: Admitted): Promise<PreparedWork> {
    const { operation, taskId } = task;
    const work = await this.work(project, task, withoutSteps, decision);
    return {
      ...work,
      essence: { kind: 'retry', taskId, of: operation, work: work.essence },
      order: (sealer, head) => work.order(sealer, { ...head, retryOf: taskId }, []),
    };
  }

  private async work(project: ProjectView, task: TaskView, withoutSteps: readonly number[], decision: Admitted): Promise<PreparedWork> {
    const { order } = task;
    switch (order.operation) {
      case 'text':
      case 'card':
        return this.texts.again(project, order, decision);
      case 'image':
        return this.images.again(project, order, decision);
      case 'transcription':
        return this.transcription(project, task, without(order, withoutSteps), decision);
      case 'download':
        return paidOnce(order, [], { kind: order.operation });
      case 'thumbnails': {
        const { source, after } = await this.source(project, order.source);
        return paidOnce({ ...order, source }, after, { kind: order.operation, count: order.count });
      }
    }
  }

  /** Pieces that were delivered and are paid for are neither sent nor held for again. */
  private async transcription(project: ProjectView, task: TaskView, order: TranscriptionOrder, decision: Admitted): Promise<PreparedWork> {
    const model = await this.choice.choose('transcription', order.model, project.accountId, decision);
    const { source, after } = await this.source(project, order.source);
    const takesOver = [...(order.takesOver ?? []), ...(keepsItsPieces(task) ? [task.taskId] : [])];
    const heard = await Promise.all(takesOver.map(taskId => this.secondsOf(project.accountId, taskId)));
    const second = Math.max(0, Math.ceil(order.maxSeconds - heard.reduce((sum, seconds) => sum + seconds, 0)));
    return {
      model,
      essence: { kind: 'transcription', source, takesOver, maxSeconds: order.maxSeconds, withoutSteps: order.withoutSteps },
      likely: { second },
      most: { second },
      foreseen: null,
      audioTrack: order.audioTrack ?? 0,
      order: (_, head) => Promise.resolve({ ...order, ...head, model, source, after, takesOver }),
    };
  }

  private async secondsOf(accountId: string, taskId: string): Promise<number> {
    const receipt = await this.queries.ask(receiptOf, { accountId, taskId });
    const delivered = receipt?.attempts.filter(({ outcome }) => outcome === 'delivered') ?? [];
    return delivered.reduce((sum, { usage }) => sum + (usage['second'] ?? 0), 0);
  }

  /** The video may have come with another download since, or be on its way. */
  private async source(project: ProjectView, source: MediaSource): Promise<{ source: MediaSource; after: readonly string[] }> {
    if (source.from === 'content') return { source, after: [] };
    const downloads = (await this.materials.of(project)).filter(({ operation }) => operation === 'download');
    const here = downloads.findLast(({ state }) => state === 'succeeded');
    if (here) return { source: { from: 'task', taskId: here.taskId }, after: [] };
    const coming = downloads.findLast(({ endedAt }) => endedAt === null);
    if (coming) return { source: { from: 'task', taskId: coming.taskId }, after: [coming.taskId] };
    throw SourceNotReady({ reason: 'download_failed', remedies: ['retry_the_download'] });
  }
}

/** What was left out before stays left out. */
const without = (order: TranscriptionOrder, steps: readonly number[]): TranscriptionOrder => {
  const withoutSteps = [...new Set([...(order.withoutSteps ?? []), ...steps])].sort((one, other) => one - other);
  return withoutSteps.length === 0 ? order : { ...order, withoutSteps };
};

/** What our own failure or loss made useless was paid back, so that nobody has paid for its pieces. */
const keepsItsPieces = ({ state, cause }: TaskView): boolean => state === 'cancelled' || (state === 'failed' && cause !== 'worker-failed');

const paidOnce = (order: TaskOrder, after: readonly string[], essence: object): PreparedWork => ({
  model: null,
  essence,
  likely: ONCE,
  most: ONCE,
  foreseen: null,
  order: (_, head) => Promise.resolve({ ...order, ...head, after }),
});
