import type { EventLog } from '../../shared-kernel/ports/event-log.js';
import type { Projection } from '../../shared-kernel/projection.js';
import type { Fence } from '../messaging/fence.js';
import type { Journal } from '../messaging/journal.js';
import { rebuildOf } from '../messaging/projection-store.js';
import { ProjectionRunner } from '../messaging/projection-runner.js';
import type { SkippedEvents } from '../messaging/skipped-events.js';
import type { RebuildStore } from '../postgres/rebuild-store.js';

export interface BuildingParts {
  readonly store: RebuildStore;
  readonly log: Pick<EventLog, 'subscribe' | 'identity'>;
  readonly journal: Journal;
  readonly skips: SkippedEvents;
}

const LOOK_MS = 250;

/** How long the last events may take while readers wait for the table. */
const LAST_EVENTS_MS = 1_000;

/** Readers wait behind whoever waits for the table; a clean-up of the server's own gives it free only after a second. */
const LOCK_MS = [200, 400, 2_500];

/** How long somebody may go on with the table before it is tried again. */
const AGAIN_MS = [250, 1_000, 5_000, 15_000];

/** PostgreSQL's codes for a table that somebody holds. */
const HELD = ['55P03', '40P01'];

const at = (steps: readonly number[], tries: number): number => steps[Math.min(tries, steps.length - 1)] ?? 0;

/** One projection that is made anew beside its table, by the reducers and the runner that keep every table, and then put in its place. */
export class BuiltBeside {
  private readonly runner: ProjectionRunner;
  private tries = 0;

  private constructor(
    private readonly projection: Projection,
    private readonly parts: BuildingParts,
    private readonly fence: Fence,
    runner: ProjectionRunner,
  ) {
    this.runner = runner;
  }

  /** Goes on until the new table serves (true), the rebuild is cancelled, or it is to stop: what was made by then the next one goes on with. */
  static async make(projection: Projection, parts: BuildingParts, fence: Fence, stop: AbortSignal): Promise<boolean> {
    if (!(await parts.store.begin(projection))) return false;
    const twin = { ...projection, name: rebuildOf(projection.name) };
    const runner = new ProjectionRunner(twin, parts.log, await parts.store.rows(), parts.journal, parts.skips);
    const building = new BuiltBeside(projection, parts, fence, runner);
    try {
      await runner.start(fence);
      return await building.goOn(stop);
    } finally {
      await runner.close();
    }
  }

  private async goOn(stop: AbortSignal): Promise<boolean> {
    const { store } = this.parts;
    for (;;) {
      const { position, health, parked } = this.runner.state;
      const served = await store.tell(this.projection, { state: health === 'running' ? 'building' : 'stopped', position, parked });
      if (served === null) return this.giveUp();
      if (stop.aborted) return false;
      const isThere = health === 'running' && position >= served;
      if (isThere && (await this.switchOver())) return true;
      await pause(isThere ? at(AGAIN_MS, this.tries) : LOOK_MS, stop);
    }
  }

  private async giveUp(): Promise<false> {
    await this.runner.close();
    await this.parts.store.forget(this.projection);
    this.parts.journal.info('a rebuild was given up', { projection: this.projection.name });
    return false;
  }

  private async switchOver(): Promise<boolean> {
    const { store, log, journal } = this.parts;
    if (this.tries === 0) await store.weigh(this.projection);
    const finished = { projection: this.projection, logId: await log.identity(), epoch: this.fence.epoch, lockMs: at(LOCK_MS, this.tries) };
    this.tries += 1;
    try {
      if (await store.switchOver({ ...finished, caughtUp: served => this.caughtUp(served) })) {
        journal.info('a projection was made anew and serves', { projection: this.projection.name, tries: this.tries });
        return true;
      }
    } catch (error) {
      if (!HELD.includes(codeOf(error))) throw error;
    }
    await this.runner.close();
    await this.runner.start(this.fence);
    return false;
  }

  private async caughtUp(served: string): Promise<ProjectionRunner['state'] | null> {
    if (!(await this.runner.reached(served as ProjectionRunner['state']['position'], LAST_EVENTS_MS))) return null;
    await this.runner.close();
    return this.runner.state;
  }
}

const codeOf = (error: unknown): string => {
  const { code, cause } = error as { code?: unknown; cause?: { code?: unknown } };
  return String(code ?? cause?.code);
};

const pause = (milliseconds: number, stop: AbortSignal): Promise<void> =>
  new Promise(resolve => {
    const timer = setTimeout(over, milliseconds);
    function over(): void {
      clearTimeout(timer);
      stop.removeEventListener('abort', over);
      resolve();
    }
    stop.addEventListener('abort', over);
  });
