import type { Position } from '../../shared-kernel/ports/event-log.js';
import type { Projection } from '../../shared-kernel/projection.js';
import { leastOf, ProjectionProgress } from './projection-progress.js';
import type { ProjectionRunner, SubscriberState } from './projection-runner.js';

/** The projections that this process can run. */
export class ProjectionFleet extends ProjectionProgress {
  private readonly runners: ReadonlyMap<string, ProjectionRunner>;

  constructor(runners: readonly ProjectionRunner[]) {
    super();
    this.runners = new Map(runners.map(runner => [runner.projection.name, runner]));
  }

  override get projections(): readonly Projection[] {
    return [...this.runners.values()].map(runner => runner.projection);
  }

  get all(): readonly ProjectionRunner[] {
    return [...this.runners.values()];
  }

  override get states(): readonly SubscriberState[] {
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

  override async reached(projections: readonly Projection[], position: Position, withinMs: number): Promise<boolean> {
    const waits = projections.map(({ name }) => this.reachedHere(name, position, withinMs));
    return (await Promise.all(waits)).every(Boolean);
  }

  /** True once the one that runs here has seen the position. */
  reachedHere(name: string, position: Position, withinMs: number): Promise<boolean> {
    return this.runners.get(name)?.reached(position, withinMs) ?? Promise.resolve(false);
  }

  /** Whether the one that runs here stands before an event that it cannot take. */
  isParked(name: string): boolean {
    return (this.runners.get(name)?.state.parked ?? null) !== null;
  }

  override seen(projections: readonly Projection[]): { position: Position; asOf: string } | null {
    return leastOf(this.statesOf(projections));
  }

  /** How these stand that this process can run. */
  statesOf(projections: readonly Projection[]): readonly SubscriberState[] {
    return projections.flatMap(({ name }) => this.runners.get(name)?.state ?? []);
  }
}
