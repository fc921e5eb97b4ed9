import { idFrom } from '../../shared-kernel/ids.js';
import { JobWorker, type Jobs, type Lane } from '../../shared-kernel/ports/messages.js';
import { LeaseLost } from './held-lease.js';
import type { Turns } from './turns.js';

type Data = Readonly<Record<string, string>>;

/** How soon a job comes again that found another process at the same work. */
const LATER_MS = 1_000;

/** A worker whose jobs that name something exclusive run under its lease: what they order and call is let through only while it is held. */
export class WorkerInTurn extends JobWorker {
  readonly job: string;
  readonly lane: Lane;
  override readonly recurs: boolean;

  constructor(
    private readonly worker: JobWorker,
    private readonly turns: Turns,
    private readonly jobs: Jobs,
  ) {
    super();
    this.job = worker.job;
    this.lane = worker.lane;
    this.recurs = worker.recurs;
  }

  override exclusive(data: Data): string | null {
    return this.worker.exclusive(data);
  }

  override isWanted(data: Data): Promise<boolean> {
    return this.worker.isWanted(data);
  }

  override async run(data: Data, signal: AbortSignal): Promise<void> {
    const name = this.worker.exclusive(data);
    if (name === null) return this.worker.run(data, signal);
    if (!(await this.inTurn(name, data, signal))) await this.comeAgain(name, data);
  }

  /** False when another process is at it, or took it over meanwhile. */
  private async inTurn(name: string, data: Data, signal: AbortSignal): Promise<boolean> {
    try {
      return await this.turns.during(name, async lost => this.worker.run(data, AbortSignal.any([signal, lost])));
    } catch (error) {
      if (error instanceof LeaseLost) return false;
      throw error;
    }
  }

  /** Many hints of a second are one job; the one that is at it now is of an earlier second. */
  private comeAgain(name: string, data: Data): Promise<void> {
    const second = Math.floor(performance.timeOrigin / 1_000 + performance.now() / 1_000) + 1;
    return this.jobs.add({ job: this.job, data, delayMs: LATER_MS }, idFrom(name, 'later', second));
  }
}
