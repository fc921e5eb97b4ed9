import type { Lane } from '../../shared-kernel/ports/messages.js';
import type { LaneSetting, LaneSettings } from './lane-settings.js';
import type { OrderedJob, OrderedJobs } from './ordered-jobs.js';
import type { JobOptions, LaneQueue, QueueEngine } from './queue-engine.js';
import type { Rumour } from './rumour.js';

interface Parts {
  readonly engine: QueueEngine;
  readonly queues: ReadonlyMap<Lane, LaneQueue>;
  readonly ordered: OrderedJobs;
  readonly settings: LaneSettings;
  readonly rumour: Rumour;
  readonly patience: { readonly tries: number; readonly firstRetryMs: number };
}

/** A job that should have begun for so long is put in once more, in case that the queue has lost it alone. */
const OVERDUE_MS = 60_000;
/** Turns are taken by whoever ends a job; whether one was left lying is looked at so seldom. */
const TURNS_EVERY_MS = 15_000;

/** Keeps the queue told of all that was ordered and set, whatever it forgets and however long it is away. */
export class QueueMemory {
  /** The era of the queue as far as is known; null while it is away. */
  era: string | null = null;
  private known: ReadonlyMap<Lane, LaneSetting> = new Map();
  private sawTurns: string | null = null;
  private sawTurnsAt = 0;
  private underWay: Promise<ReadonlyMap<Lane, number | null>> | null = null;

  constructor(private readonly parts: Parts) {}

  get settings(): LaneSettings {
    return this.parts.settings;
  }

  isPaused(lane: string): boolean {
    return this.known.get(lane as Lane)?.paused ?? false;
  }

  /** Puts jobs in that are written down; those for which there is no way in now are put in later. Answers whether all got in. */
  async put(jobs: readonly OrderedJob[]): Promise<boolean> {
    for (const [index, job] of jobs.entries()) {
      if (this.era !== null && (await this.gotIn(job))) continue;
      await this.parts.ordered.areLost(jobs.slice(index).map(({ jobId }) => jobId));
      return false;
    }
    return true;
  }

  /** Hands what another store's queue had in hand to one that forgets nothing. */
  async handOver(): Promise<void> {
    const jobs = await this.parts.ordered.withoutTurns();
    for (const job of jobs) await this.mustPut(job);
    await this.parts.ordered.forget(jobs.map(({ jobId }) => jobId));
  }

  async mustPut({ jobId, lane, job, data, dueAt }: OrderedJob): Promise<void> {
    const { tries, firstRetryMs } = this.parts.patience;
    const delay = dueAt.getTime() - Date.now();
    const options: JobOptions = {
      jobId,
      attempts: tries,
      backoff: { type: 'exponential', delay: firstRetryMs },
      removeOnComplete: true,
      removeOnFail: true,
      ...(delay > 0 ? { delay } : {}),
    };
    await this.parts.queues.get(lane)?.add(job, data, options);
  }

  /** Looks how the queue is, and tells it what it does not know. Answers how many jobs each lane may do at once; one look at a time. */
  refresh(): Promise<ReadonlyMap<Lane, number | null>> {
    this.underWay ??= this.look().finally(() => (this.underWay = null));
    return this.underWay;
  }

  /** Tells the queue what operators have set. */
  async obey(): Promise<ReadonlyMap<Lane, number | null>> {
    try {
      this.known = await this.parts.settings.all();
      const atOnce = await Promise.all([...this.parts.queues].map(async ([lane, queue]) => [lane, await this.told(lane, queue)] as const));
      return new Map(atOnce);
    } catch (error) {
      this.parts.rumour.tell('the queue was not told what is set', error);
      return new Map();
    }
  }

  /** Whether nothing is runnable: neither in the queue nor outside of it. */
  async isQuiet(): Promise<boolean> {
    const { engine, queues, ordered } = this.parts;
    try {
      if (this.underWay !== null || this.era === null) return false;
      const counts = await Promise.all([...queues.values()].map(queue => queue.getJobCounts('waiting', 'active', 'prioritized')));
      if (!counts.every(count => Object.values(count).every(number => number === 0))) return false;
      if (engine.forgets && (await engine.era()) !== this.era) return false;
      return !(await ordered.hasOutside(this.era));
    } catch {
      return false;
    }
  }

  /** Resolves when nothing is under way. */
  async rests(): Promise<void> {
    await this.underWay?.catch(() => undefined);
  }

  private async look(): Promise<ReadonlyMap<Lane, number | null>> {
    try {
      this.era = await this.parts.engine.era();
    } catch (error) {
      this.era = null;
      this.parts.rumour.tell('the queue is away', error);
      return new Map();
    }
    const atOnce = await this.obey();
    await this.putAgain(this.era).catch((error: unknown) => this.parts.rumour.tell('jobs wait outside the queue', error));
    return atOnce;
  }

  private async putAgain(era: string): Promise<void> {
    const { ordered } = this.parts;
    for (let jobs = await ordered.strays(era, OVERDUE_MS); jobs.length > 0; jobs = await ordered.strays(era, OVERDUE_MS)) {
      if (!(await this.put(jobs))) return;
    }
    if (this.sawTurns === era && performance.now() - this.sawTurnsAt < TURNS_EVERY_MS) return;
    await this.put(await ordered.freeTurns(era));
    [this.sawTurns, this.sawTurnsAt] = [era, performance.now()];
  }

  private async gotIn(job: OrderedJob): Promise<boolean> {
    try {
      await this.mustPut(job);
      return true;
    } catch (error) {
      this.parts.rumour.tell('jobs wait outside the queue', error);
      return false;
    }
  }

  private async told(lane: Lane, queue: LaneQueue): Promise<number | null> {
    const setting = this.known.get(lane);
    const atOnce = await queue.getGlobalConcurrency();
    if (!setting) return atOnce;
    const { paused = false } = await queue.getMeta();
    if (paused !== setting.paused) await (setting.paused ? queue.pause() : queue.resume());
    if (atOnce !== setting.atOnce) await (setting.atOnce === null ? queue.removeGlobalConcurrency() : queue.setGlobalConcurrency(setting.atOnce));
    return setting.atOnce;
  }
}
