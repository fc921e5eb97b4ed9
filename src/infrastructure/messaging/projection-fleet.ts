import type { Position } from '../../shared-kernel/ports/event-log.js';
import type { Projection } from '../../shared-kernel/projection.js';
import type { ProjectionRunner, SubscriberState } from './projection-runner.js';

/** All projections of this process. */
export class ProjectionFleet {
  private readonly runners: ReadonlyMap<string, ProjectionRunner>;

  constructor(runners: readonly ProjectionRunner[]) {
    this.runners = new Map(runners.map(runner => [runner.projection.name, runner]));
  }

  get projections(): readonly Projection[] {
    return [...this.runners.values()].map(runner => runner.projection);
  }

  get all(): readonly ProjectionRunner[] {
    return [...this.runners.values()];
  }

  get states(): readonly SubscriberState[] {
    return [...this.runners.values()].map(runner => runner.state);
  }

  async start(): Promise<void> {
    await Promise.all([...this.runners.values()].map(runner => runner.start()));
  }

  async close(): Promise<void> {
    await Promise.all([...this.runners.values()].map(runner => runner.close()));
  }

  /** Takes a stopped projection up again, after its cause was mended. */
  async retry(name: string): Promise<void> {
    const runner = this.runners.get(name);
    if (runner?.state.health === 'stopped') await runner.start();
  }

  /** True once all of these have seen the position. */
  async reached(projections: readonly Projection[], position: Position, withinMs: number): Promise<boolean> {
    const waits = projections.map(({ name }) => this.runners.get(name)?.reached(position, withinMs) ?? Promise.resolve(false));
    return (await Promise.all(waits)).every(Boolean);
  }

  /** What all of these have seen: the position and time of the one that lags most. */
  seen(projections: readonly Projection[]): { position: Position; asOf: string } | null {
    const states = projections.flatMap(({ name }) => this.runners.get(name)?.state ?? []);
    return states.reduce<SubscriberState | null>((least, state) => (least === null || state.position < least.position ? state : least), null);
  }
}
