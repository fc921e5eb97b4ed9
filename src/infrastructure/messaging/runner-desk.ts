import type { EventLog, Position } from '../../shared-kernel/ports/event-log.js';
import { SubscriberDesk, type RebuildView, type SubscriberOrder, type SubscriberView } from '../../shared-kernel/ports/work-desk.js';
import { ordinalOf } from '../event-log/positions.js';
import type { PolicyFleet } from './policy-fleet.js';
import type { ProjectionFleet } from './projection-fleet.js';
import type { SubscriberState } from './projection-runner.js';
import { rebuildOf } from './projection-store.js';
import type { SkippedEvents } from './skipped-events.js';

/** A runner as operators handle it. */
interface Runner {
  readonly state: SubscriberState;
  retry(): Promise<void>;
}

/** Where subscribers run, and how those are that run elsewhere. */
export interface Whereabouts {
  isHere(name: string): boolean;
  /** Asks anew how those are that run elsewhere. */
  refresh(): Promise<void>;
  /** As it was when it was asked last. */
  elsewhere(own: SubscriberState): SubscriberState;
  retryElsewhere(name: string): Promise<void>;
  /** How its table is that is made anew, if one is. */
  rebuildOf(name: string): RebuildView | null;
}

const allHere: Whereabouts = {
  isHere: () => true,
  refresh: () => Promise.resolve(),
  elsewhere: own => own,
  retryElsewhere: () => Promise.resolve(),
  rebuildOf: () => null,
};

/** All subscribers, whichever process runs them, and what is passed over in them. */
export class RunnerDesk extends SubscriberDesk {
  constructor(
    private readonly log: EventLog,
    private readonly projections: ProjectionFleet,
    private readonly policies: PolicyFleet,
    private readonly skips: SkippedEvents,
    private readonly where: Whereabouts = allHere,
  ) {
    super();
  }

  override async states(): Promise<readonly SubscriberView[]> {
    const head = ordinalOf(await this.log.head());
    const viewOf = (kind: SubscriberView['kind'], { name, position, asOf, health, parked }: SubscriberState): SubscriberView => ({
      ...{ name, kind, position, asOf },
      behindBy: Math.max(0, head - ordinalOf(position)),
      state: parked ? 'parked' : health,
      parkedAt: parked,
      rebuild: rebuildViewOf(this.where.rebuildOf(name), head),
    });
    const [projections, policies] = [await this.statesOf(this.projections.all), await this.statesOf(this.policies.all)];
    return [...projections.map(state => viewOf('projection', state)), ...policies.map(state => viewOf('policy', state))];
  }

  override async retry(name: string): Promise<SubscriberOrder> {
    const found = await this.find(name);
    if (!found) return 'unknown';
    if (!found.state.parked) return 'not-parked';
    await found.retry();
    return 'done';
  }

  override async skip(name: string, position: Position): Promise<SubscriberOrder> {
    const found = await this.find(name);
    if (!found) return 'unknown';
    const rebuild = this.where.rebuildOf(name);
    if (rebuild?.parked?.position === position) {
      await this.skips.add(rebuildOf(name), rebuild.parked); // whoever makes it looks for that
      return 'done';
    }
    const { parked } = found.state;
    if (parked?.position !== position) return (await this.skips.of(name)).has(position) ? 'done' : 'not-parked';
    await this.skips.add(name, parked);
    await found.retry();
    return 'done';
  }

  private async find(name: string): Promise<Runner | null> {
    const runner = [...this.projections.all, ...this.policies.all].find(({ state }) => state.name === name);
    if (!runner || this.where.isHere(name)) return runner ?? null;
    const [state] = await this.statesOf([runner]);
    return state ? { state, retry: () => this.where.retryElsewhere(name) } : null;
  }

  private async statesOf(runners: readonly Runner[]): Promise<readonly SubscriberState[]> {
    const states = runners.map(({ state }) => state);
    if (states.every(({ name }) => this.where.isHere(name))) return states;
    await this.where.refresh();
    return states.map(state => (this.where.isHere(state.name) ? state : this.where.elsewhere(state)));
  }
}

const rebuildViewOf = (rebuild: RebuildView | null, head: number): SubscriberView['rebuild'] => {
  if (rebuild === null) return null;
  const { version, state, askedAt, position, parked } = rebuild;
  return { version, state, askedAt, position, parked, behindBy: Math.max(0, head - ordinalOf(position)) };
};
