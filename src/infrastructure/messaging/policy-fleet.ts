import type { PolicyRunner } from './policy-runner.js';

/** All policies of this process; filled once the service runs them. */
export class PolicyFleet {
  private readonly runners = new Map<string, PolicyRunner>();

  know(runners: readonly PolicyRunner[]): void {
    for (const runner of runners) this.runners.set(runner.policy.name, runner);
  }

  get all(): readonly PolicyRunner[] {
    return [...this.runners.values()];
  }
}
