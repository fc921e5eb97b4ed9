import type { Job } from '../../shared-kernel/policy.js';
import type { Lane } from '../../shared-kernel/ports/messages.js';
import { QueueDesk, type DeadJob, type LaneState } from '../../shared-kernel/ports/work-desk.js';
import type { DeadJobs } from './dead-jobs.js';
import type { LaneSetting, LaneSettings } from './lane-settings.js';
import type { OrderedJobs } from './ordered-jobs.js';

/** A lane of the queue as all processes find it. */
export interface SettableLane {
  pause(): Promise<void>;
  resume(): Promise<void>;
  setGlobalConcurrency(atOnce: number): Promise<unknown>;
  removeGlobalConcurrency(): Promise<unknown>;
  getGlobalConcurrency(): Promise<number | null>;
  getMeta(): Promise<{ readonly paused?: boolean }>;
  getJobCounts(...types: ('active' | 'delayed')[]): Promise<Readonly<Record<string, number>>>;
  getJobs(types: 'waiting', from: number, to: number, oldestFirst: boolean): Promise<readonly ({ readonly timestamp: number } | undefined)[]>;
  /** Of those that wait for their turn, paused or not. */
  getCountsPerPriority(priorities: number[]): Promise<Readonly<Record<string, number>>>;
}

interface Parts {
  readonly lanes: ReadonlyMap<Lane, SettableLane>;
  readonly ownMeasure: Readonly<Record<Lane, number>>;
  readonly settings: LaneSettings;
  readonly ordered: OrderedJobs;
  readonly dead: DeadJobs;
  /** Makes a job. */
  readonly add: (job: Job, jobId: string) => Promise<void>;
  /** Has the queue and this process follow the settings at once; a queue that is away does so when it is back. */
  readonly obey: () => Promise<void>;
}

/** No job of ours is put before another. */
const ALL_ALIKE = 0;

/** What operators see of the queue, and set. */
export class LaneDesk extends QueueDesk {
  constructor(private readonly parts: Parts) {
    super();
  }

  override async lanes(): Promise<readonly LaneState[]> {
    const settings = await this.parts.settings.all();
    return Promise.all([...this.parts.lanes].map(([lane, queue]) => this.stateOf(lane, queue, settings.get(lane))));
  }

  override async waitingSince(lane: Lane): Promise<string | null> {
    const [oldest] = (await this.parts.lanes.get(lane)?.getJobs('waiting', 0, 0, true)) ?? [];
    return oldest ? new Date(oldest.timestamp).toISOString() : null;
  }

  override async pause(lane: Lane): Promise<void> {
    await this.parts.settings.setPaused(lane, true);
    await this.parts.obey();
  }

  override async resume(lane: Lane): Promise<void> {
    await this.parts.settings.setPaused(lane, false);
    await this.parts.obey();
  }

  override async setAtOnce(lane: Lane, atOnce: number | null): Promise<void> {
    await this.parts.settings.setAtOnce(lane, atOnce);
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

  private async stateOf(lane: Lane, queue: SettableLane, setting: LaneSetting | undefined): Promise<LaneState> {
    const [held, inQueue] = await Promise.all([this.parts.ordered.countHeld(lane), inQueueOf(queue)]);
    return {
      lane,
      paused: setting?.paused ?? inQueue.paused,
      atOnce: setting ? setting.atOnce : inQueue.atOnce,
      ownMeasure: this.parts.ownMeasure[lane],
      waiting: held + inQueue.waiting,
      running: inQueue.running,
      delayed: inQueue.delayed,
    };
  }
}

type InQueue = Pick<LaneState, 'paused' | 'atOnce' | 'waiting' | 'running' | 'delayed'>;

const AWAY: InQueue = { paused: false, atOnce: null, waiting: 0, running: 0, delayed: 0 };

/** Nothing runs in a queue that is away; what is set is known without it. */
const inQueueOf = async (queue: SettableLane): Promise<InQueue> => {
  try {
    const [waiting, counts, { paused = false }, atOnce] = await Promise.all([
      queue.getCountsPerPriority([ALL_ALIKE]),
      queue.getJobCounts('active', 'delayed'),
      queue.getMeta(),
      queue.getGlobalConcurrency(),
    ]);
    return { paused, atOnce, waiting: waiting[ALL_ALIKE] ?? 0, running: counts['active'] ?? 0, delayed: counts['delayed'] ?? 0 };
  } catch {
    return AWAY;
  }
};
