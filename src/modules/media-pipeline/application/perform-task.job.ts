import { Inject, Injectable } from '@nestjs/common';
import { systemContext } from '../../../shared-kernel/context.js';
import type { EventLog } from '../../../shared-kernel/ports/event-log.js';
import { MediaProblem } from '../../../shared-kernel/ports/media-engine.js';
import { Clock, Commands, JobWorker, Queries, type Lane } from '../../../shared-kernel/ports/messages.js';
import type { ProviderEstimate } from '../../../shared-kernel/ports/provider-prices.js';
import { ContentMissing } from '../../../shared-kernel/ports/storage.js';
import { EVENT_LOG } from '../../../shared-kernel/ports/tokens.js';
import { isRefusal } from '../../../shared-kernel/refusal.js';
import { reserveOwnSpend } from '../../api-keys/index.js';
import { holdById } from '../../credits/index.js';
import { AnswerSpool } from './answer-spool.js';
import { FetchSource } from './fetch-source.js';
import { LiveProgress } from './live-progress.js';
import { MakeImage } from './make-image.js';
import { TakeThumbnails } from './take-thumbnails.js';
import { RunOver, TaskRun, taskState } from './task-run.js';
import { Transcribe } from './transcribe.js';
import { isUnreadable, UnreadableOrder } from './unreadable-order.js';
import { WriteText } from './write-text.js';

/** What every run of a task does around the work itself. */
@Injectable()
export class TaskPerformer {
  /** Tasks being run, and whether somebody asked for another look meanwhile. */
  private readonly running = new Map<string, { again: boolean }>();

  constructor(
    @Inject(EVENT_LOG) private readonly log: EventLog,
    private readonly commands: Commands,
    private readonly queries: Queries,
    private readonly clock: Clock,
    private readonly progress: LiveProgress,
    private readonly spool: AnswerSpool,
    private readonly fetchSource: FetchSource,
    private readonly transcribe: Transcribe,
    private readonly takeThumbnails: TakeThumbnails,
    private readonly writeText: WriteText,
    private readonly makeImage: MakeImage,
    private readonly unreadable: UnreadableOrder,
  ) {}

  /** One run at a time in this process; a hint that comes meanwhile makes the task looked at once more. */
  async perform(taskId: string, signal: AbortSignal): Promise<void> {
    const busy = this.running.get(taskId);
    if (busy) {
      busy.again = true;
      return;
    }
    const mine = { again: false };
    this.running.set(taskId, mine);
    try {
      do {
        mine.again = false;
        await this.runOnce(taskId, signal);
      } while (mine.again && !signal.aborted);
    } finally {
      this.running.delete(taskId);
      this.progress.forget(taskId);
    }
  }

  private async runOnce(taskId: string, signal: AbortSignal): Promise<void> {
    try {
      const run = await TaskRun.open(taskId, this.clock.now(), signal, this.log, this.commands);
      if (!(run instanceof TaskRun)) return run.status === 'ended' ? await this.spool.sweep(run.steps) : undefined;
      await this.spool.sweep(run.known.steps);
      if ((await this.isNext(run)) && (await this.isWarm(run))) await this.work(run);
    } catch (error) {
      if (error instanceof RunOver || signal.aborted) return;
      throw error;
    }
  }

  /** A task runs once all that it follows has succeeded. */
  private async isNext(run: TaskRun): Promise<boolean> {
    for (const taskId of run.inHand.order.after) {
      const before = await taskState(this.log, taskId);
      if (before.status !== 'ended') return false;
      if (before.how !== 'succeeded') return run.fail('predecessor-failed', 'what this needs did not come about');
    }
    return true;
  }

  /** A task that shares a cache waits for the first of those before it that fills it; when none of them can any more, it fills it itself. */
  private async isWarm({ inHand: { order } }: TaskRun): Promise<boolean> {
    const behind = 'behind' in order ? (order.behind ?? []) : [];
    let waits = false;
    for (const taskId of behind) {
      const before = await taskState(this.log, taskId);
      if (before.status === 'ended' && before.how === 'succeeded') return true;
      waits ||= before.status === 'none' || before.status === 'open';
    }
    return !waits;
  }

  /** Nothing is made, and no call that costs anything, unless what pays for it is set aside. Throws RunOver. */
  private async cover(run: TaskRun): Promise<void> {
    const { payer } = run.inHand.order;
    if (payer.by === 'own-key') return this.setAside(run, payer.atMost);
    const hold = await this.queries.ask(holdById, { accountId: run.inHand.ref.accountId, holdId: run.taskId });
    if (hold?.status !== 'open') await run.fail('hold-missing', 'its credits are no longer set aside');
  }

  /** Before each call: a wait, a repeat or a click may lie between this one and what was set aside when the work was admitted. */
  private async setAside(run: TaskRun, atMost: ProviderEstimate | undefined): Promise<void> {
    if (atMost === undefined) return;
    const { accountId, projectId } = run.inHand.ref;
    const context = { ...systemContext('job:perform-task'), accountId, correlationId: run.context.correlationId };
    try {
      await this.commands.perform(reserveOwnSpend, { accountId, projectId, taskId: run.taskId, atMost }, context);
    } catch (error) {
      if (isRefusal(error, 'own_key_limit_reached')) return run.stop('own-limit-reached');
      throw error;
    }
  }

  private async work(run: TaskRun): Promise<void> {
    const { order } = run.inHand;
    const covered = this.cover(run);
    covered.catch(() => undefined); // heard where it is awaited
    try {
      if (order.operation !== 'text' && order.operation !== 'card' && order.operation !== 'image') await covered;
      switch (order.operation) {
        case 'download':
          return await this.fetchSource.perform(run, order);
        case 'transcription':
          await this.unreadable.canBeKept(run);
          return await this.transcribe.perform(run, order);
        case 'thumbnails':
          return await this.takeThumbnails.perform(run, order);
        case 'text':
        case 'card':
          return await this.writeText.perform(run, order, covered);
        case 'image':
          return await this.makeImage.perform(run, order, covered);
      }
    } catch (error) {
      if (isUnreadable(error) && !run.signal.aborted) return this.settle(run, covered);
      if (error instanceof ContentMissing) return run.fail('source-unreachable', 'the video was deleted meanwhile');
      if (error instanceof MediaProblem && !run.signal.aborted)
        return run.fail(error.isTheFilesFault ? 'media-refused' : 'worker-failed', error.code);
      throw error;
    }
  }

  /** What was being set aside meanwhile is there by then, so that the end of the task gives it back. */
  private async settle(run: TaskRun, covered: Promise<void>): Promise<void> {
    await covered.catch(() => undefined);
    return this.unreadable.settle(run);
  }
}

/** Media work: bounded by the processors. */
@Injectable()
export class PerformMediaTaskJob extends JobWorker {
  readonly job = 'media-pipeline.perform-media-task';
  readonly lane: Lane = 'media';

  constructor(private readonly performer: TaskPerformer) {
    super();
  }

  override exclusive({ taskId = '' }: Readonly<Record<string, string>>): string {
    return `task:${taskId}`;
  }

  run({ taskId = '' }: Readonly<Record<string, string>>, signal: AbortSignal): Promise<void> {
    return this.performer.perform(taskId, signal);
  }
}

/** Calls to the provider: many at once, mostly waiting. */
@Injectable()
export class PerformCallTaskJob extends JobWorker {
  readonly job = 'media-pipeline.perform-call-task';
  readonly lane: Lane = 'calls';

  constructor(private readonly performer: TaskPerformer) {
    super();
  }

  override exclusive({ taskId = '' }: Readonly<Record<string, string>>): string {
    return `task:${taskId}`;
  }

  run({ taskId = '' }: Readonly<Record<string, string>>, signal: AbortSignal): Promise<void> {
    return this.performer.perform(taskId, signal);
  }
}
