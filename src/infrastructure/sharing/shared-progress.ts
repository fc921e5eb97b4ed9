import type { Position } from '../../shared-kernel/ports/event-log.js';
import type { Projection } from '../../shared-kernel/projection.js';
import type { ProjectionFleet } from '../messaging/projection-fleet.js';
import { leastOf, ProjectionProgress } from '../messaging/projection-progress.js';
import type { SubscriberState } from '../messaging/projection-runner.js';
import type { Sharing } from './sharing.js';

const HANDED_ON_MS = 10;

/** How far the projections are: those that run here are asked themselves, those of other processes on the board. */
export class SharedProgress extends ProjectionProgress {
  constructor(
    private readonly fleet: ProjectionFleet,
    private readonly where: Sharing,
  ) {
    super();
  }

  override get projections(): readonly Projection[] {
    return this.fleet.projections;
  }

  override get states(): readonly SubscriberState[] {
    return this.fleet.states.map(state => this.stateOf(state));
  }

  override async reached(projections: readonly Projection[], position: Position, withinMs: number): Promise<boolean> {
    const until = performance.now() + withinMs;
    return (await Promise.all(projections.map(({ name }) => this.one(name, position, until)))).every(Boolean);
  }

  override seen(projections: readonly Projection[]): { readonly position: Position; readonly asOf: string } | null {
    return leastOf(this.fleet.statesOf(projections).map(state => this.stateOf(state)));
  }

  /** It may be handed on, or just be taken up, while somebody waits for it; before what it cannot take nobody waits. */
  private async one(name: string, position: Position, until: number): Promise<boolean> {
    for (;;) {
      const isHere = this.where.isHere(name);
      const reached = isHere
        ? await this.fleet.reachedHere(name, position, Math.max(0, until - performance.now()))
        : await this.where.board.reached(name, position, until, () => this.where.isHere(name));
      if (reached || performance.now() >= until) return reached;
      if (isHere ? this.fleet.isParked(name) : this.where.board.last(name)?.health === 'stopped') return false;
      await new Promise(resolve => setTimeout(resolve, HANDED_ON_MS));
    }
  }

  private stateOf(own: SubscriberState): SubscriberState {
    return this.where.isHere(own.name) ? own : this.where.elsewhere(own);
  }
}
