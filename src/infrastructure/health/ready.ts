import type { CheckState, HealthChecks, Trouble } from './health-checks.js';
import type { Readiness } from './readiness.js';

/** Whether the process can take requests, and how each check stands. */
export interface ReadyOutcome {
  readonly status: 'ok' | 'failing';
  readonly checks: readonly object[];
  /** The first thing that is needed and not there; null while requests are welcome. */
  readonly obstacle: Trouble | null;
}

const DRAINING: Trouble = { reason: 'draining', sentence: 'This process ends: it answers what it has begun, and takes nothing new.' };

const shown = ({ name, needed, trouble }: CheckState): object => ({ name, status: trouble ? 'failing' : 'ok', needed, ...trouble });

export const outcomeOf = async (checks: HealthChecks, readiness: Readiness): Promise<ReadyOutcome> => {
  const states = readiness.draining ? [] : await checks.states();
  const obstacle = readiness.draining ? DRAINING : (states.find(({ needed, trouble }) => needed && trouble)?.trouble ?? null);
  return { status: obstacle ? 'failing' : 'ok', checks: states.map(shown), obstacle };
};
