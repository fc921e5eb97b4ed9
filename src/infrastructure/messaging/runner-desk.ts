import type { EventLog, Position } from '../../shared-kernel/ports/event-log.js';
import { SubscriberDesk, type SubscriberOrder, type SubscriberView } from '../../shared-kernel/ports/work-desk.js';
import { ordinalOf } from '../event-log/positions.js';
import type { PolicyFleet } from './policy-fleet.js';
import type { ProjectionFleet } from './projection-fleet.js';
import type { SubscriberState } from './projection-runner.js';
import type { SkippedEvents } from './skipped-events.js';

/** A runner as operators handle it. */
interface Runner {
  readonly state: SubscriberState;
  retry(): Promise<void>;
}

/** The subscribers of this process, and what is passed over in all of them. */
export class RunnerDesk extends SubscriberDesk {
  constructor(
    private readonly log: EventLog,
    private readonly projections: ProjectionFleet,
    private readonly policies: PolicyFleet,
    private readonly skips: SkippedEvents,
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
    });
    return [
      ...this.projections.all.map(({ state }) => viewOf('projection', state)),
      ...this.policies.all.map(({ state }) => viewOf('policy', state)),
    ];
  }

  override async retry(name: string): Promise<SubscriberOrder> {
    const runner = this.find(name);
    if (!runner) return 'unknown';
    if (!runner.state.parked) return 'not-parked';
    await runner.retry();
    return 'done';
  }

  override async skip(name: string, position: Position): Promise<SubscriberOrder> {
    const runner = this.find(name);
    if (!runner) return 'unknown';
    const { parked } = runner.state;
    if (parked?.position !== position) return (await this.skips.of(name)).has(position) ? 'done' : 'not-parked';
    await this.skips.add(name, parked);
    await runner.retry();
    return 'done';
  }

  private find(name: string): Runner | undefined {
    return [...this.projections.all, ...this.policies.all].find(({ state }) => state.name === name);
  }
}
