import { Injectable } from '@nestjs/common';
import { Subject, type Observable } from 'rxjs';
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

/** Progress of the tasks that this process works on; nothing here is kept, the log alone says what is done. */
@Injectable()
export class LiveProgress {
  private readonly running = new Map<string, Pace>();
  private readonly said = new Subject<TaskProgress>();

  constructor(private readonly clock: Clock) {}

  /** Everything that is said from now on. */
  get changes(): Observable<TaskProgress> {
    return this.said.asObservable();
  }

  of(taskId: string): TaskProgress | null {
    return this.running.get(taskId)?.progress ?? null;
  }

  /** `fraction` is 0 to 1 of the whole task. */
  report(task: { taskId: string; accountId: string; projectId: string }, step: string, fraction: number): void {
    const now = this.clock.now().getTime();
    const before = this.running.get(task.taskId);
    const percent = Math.max(before?.progress.percent ?? 0, Math.min(MOST_WHILE_RUNNING, Math.floor(fraction * 100)));
    if (before && before.progress.percent === percent && before.progress.step === step) return;
    const since = before?.since ?? now;
    const { taskId, accountId, projectId } = task;
    const progress = { taskId, accountId, projectId, step, percent, estimatedEnd: estimate(percent, since, now) };
    this.running.set(taskId, { progress, since });
    this.said.next(progress);
  }

  forget(taskId: string): void {
    this.running.delete(taskId);
  }
}

const estimate = (percent: number, since: number, now: number): string | null =>
  percent < LEAST_FOR_AN_ESTIMATE ? null : new Date(now + ((now - since) / percent) * (100 - percent)).toISOString();
