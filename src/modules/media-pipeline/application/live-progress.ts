import { Injectable } from '@nestjs/common';
import { Subject, type Observable } from 'rxjs';
import { LiveLine } from '../../../shared-kernel/ports/live-line.js';
import { Clock } from '../../../shared-kernel/ports/messages.js';

/** What a running task shows beyond the log: percent from real work, what it does, and when it may be done. */
export interface TaskProgress {
  readonly taskId: string;
  readonly accountId: string;
  readonly projectId: string;
  readonly step: string;
  /** 0 to 99 while it runs; never falls. */
  readonly percent: number;
  /** Estimated from the pace so far, ISO 8601 UTC; null while too little is known. */
  readonly estimatedEnd: string | null;
}

interface Pace {
  readonly progress: TaskProgress;
  readonly since: number;
}

const LEAST_FOR_AN_ESTIMATE = 5;
const MOST_WHILE_RUNNING = 99;
/** What another process has not moved for so long it may have died with. */
const HEARSAY_MS = 600_000;
const MOST_HEARSAY = 10_000;
const MOST_REACHED = 10_000;
const PROGRESS = 'progress';
const PROGRESS_OVER = 'progress-over';

/** Progress of the tasks that this process works on, and what others say of theirs; nothing here is kept, the log alone says what is done. */
@Injectable()
export class LiveProgress {
  private readonly running = new Map<string, Pace>();
  private readonly elsewhere = new Map<string, { readonly progress: TaskProgress; readonly at: number }>();
  private readonly percents = new Map<string, number>();
  private readonly said = new Subject<TaskProgress>();

  constructor(
    private readonly clock: Clock,
    private readonly line: LiveLine,
  ) {
    line.heard(PROGRESS, message => this.hear(message as TaskProgress));
    line.heard(PROGRESS_OVER, message => this.elsewhere.delete((message as { readonly taskId: string }).taskId));
  }

  /** Everything that is said from now on. */
  get changes(): Observable<TaskProgress> {
    return this.said.asObservable();
  }

  of(taskId: string): TaskProgress | null {
    const heard = this.elsewhere.get(taskId);
    const isFresh = heard !== undefined && this.clock.now().getTime() - heard.at < HEARSAY_MS;
    return this.running.get(taskId)?.progress ?? (isFresh ? heard.progress : null);
  }

  /** The most that a task has ever shown here, in percent: what goes on elsewhere or begins anew does not fall back for those who look. */
  reached(taskId: string): number {
    return this.percents.get(taskId) ?? 0;
  }

  /** `fraction` is 0 to 1 of the whole task. */
  report(task: { taskId: string; accountId: string; projectId: string }, step: string, fraction: number): void {
    const now = this.clock.now().getTime();
    const before = this.running.get(task.taskId);
    const percent = this.reach(task.taskId, Math.min(MOST_WHILE_RUNNING, Math.floor(fraction * 100)));
    if (before && before.progress.percent === percent && before.progress.step === step) return;
    const since = before?.since ?? now;
    const { taskId, accountId, projectId } = task;
    const progress = { taskId, accountId, projectId, step, percent, estimatedEnd: estimate(percent, since, now) };
    this.running.set(taskId, { progress, since });
    this.said.next(progress);
    this.line.tell(PROGRESS, accountId, progress);
  }

  forget(taskId: string): void {
    const known = this.running.get(taskId);
    this.running.delete(taskId);
    if (known) this.line.tell(PROGRESS_OVER, known.progress.accountId, { taskId });
  }

  private reach(taskId: string, percent: number): number {
    const most = Math.max(this.reached(taskId), percent);
    this.percents.delete(taskId);
    this.percents.set(taskId, most);
    if (this.percents.size > MOST_REACHED) this.percents.delete(this.percents.keys().next().value ?? '');
    return most;
  }

  private hear(progress: TaskProgress): void {
    this.reach(progress.taskId, progress.percent);
    this.elsewhere.delete(progress.taskId);
    this.elsewhere.set(progress.taskId, { progress, at: this.clock.now().getTime() });
    if (this.elsewhere.size > MOST_HEARSAY) this.elsewhere.delete(this.elsewhere.keys().next().value ?? '');
    this.said.next(progress);
  }
}

const estimate = (percent: number, since: number, now: number): string | null =>
  percent < LEAST_FOR_AN_ESTIMATE ? null : new Date(now + ((now - since) / percent) * (100 - percent)).toISOString();
