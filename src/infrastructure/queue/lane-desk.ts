import type { Job } from '../../shared-kernel/policy.js';
import type { Lane } from '../../shared-kernel/ports/messages.js';
import { QueueDesk, type DeadJob, type LaneState } from '../../shared-kernel/ports/work-desk.js';
import type { DeadJobs } from './dead-jobs.js';

/** A lane of the queue as its settings lie in the queue's own tables, so that all processes find the same ones. */
export interface SettableLane {
  pause(): Promise<void>;
  resume(): Promise<void>;
  setGlobalConcurrency(atOnce: number): Promise<unknown>;
  removeGlobalConcurrency(): Promise<unknown>;
  getGlobalConcurrency(): Promise<number | null>;
  getMeta(): Promise<{ readonly paused?: boolean }>;
  getJobCounts(...types: ('active' | 'delayed')[]): Promise<Readonly<Record<string, number>>>;
  /** Of those that wait for their turn, paused or not. */
  getCountsPerPriority(priorities: number[]): Promise<Readonly<Record<string, number>>>;
}

interface Parts {
  readonly lanes: ReadonlyMap<Lane, SettableLane>;
  readonly ownMeasure: Readonly<Record<Lane, number>>;
  readonly dead: DeadJobs;
  /** Makes a job. */
  readonly add: (job: Job, jobId: string) => Promise<void>;
  /** Has this process follow the settings at once. */
  readonly obey: () => Promise<void>;
}

/** No job of ours is put before another. */
const ALL_ALIKE = 0;

/** What operators see of the queue, and set. */
export class LaneDesk extends QueueDesk {
  constructor(private readonly parts: Parts) {
    super();
  }

  override lanes(): Promise<readonly LaneState[]> {
    return Promise.all([...this.parts.lanes].map(([lane, queue]) => this.stateOf(lane, queue)));
  }

  override async pause(lane: Lane): Promise<void> {
    await this.parts.lanes.get(lane)?.pause();
  }

  override async resume(lane: Lane): Promise<void> {
    await this.parts.lanes.get(lane)?.resume();
  }

  override async setAtOnce(lane: Lane, atOnce: number | null): Promise<void> {
    const queue = this.parts.lanes.get(lane);
    await (atOnce === null ? queue?.removeGlobalConcurrency() : queue?.setGlobalConcurrency(atOnce));
    await this.parts.obey();
  }

  override dead(wanted: { readonly after: string | null; readonly limit: number }): Promise<readonly DeadJob[]> {
    return this.parts.dead.page(wanted);
  }

  override countDead(): Promise<number> {
    return this.parts.dead.count();
  }

  /** Made again before it is forgotten: whoever dies between the two leaves a job too many, which finds nothing to do. */
  override async retryDead(jobId: string): Promise<boolean> {
    const found = await this.parts.dead.find(jobId);
    if (!found) return false;
    await this.parts.add({ job: found.job, data: found.data }, jobId);
    return this.parts.dead.remove(jobId);
  }

  override skipDead(jobId: string): Promise<boolean> {
    return this.parts.dead.remove(jobId);
  }

  private async stateOf(lane: Lane, queue: SettableLane): Promise<LaneState> {
    const [waiting, counts, { paused = false }, atOnce] = await Promise.all([
      queue.getCountsPerPriority([ALL_ALIKE]),
      queue.getJobCounts('active', 'delayed'),
      queue.getMeta(),
      queue.getGlobalConcurrency(),
    ]);
    return {
      ...{ lane, paused, atOnce },
      ownMeasure: this.parts.ownMeasure[lane],
      waiting: waiting[ALL_ALIKE] ?? 0,
      running: counts['active'] ?? 0,
      delayed: counts['delayed'] ?? 0,
    };
  }
}
