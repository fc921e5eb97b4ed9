import type { Quantities } from '../../../shared-kernel/tariff.js';
import type { TaskEvent, TaskProduct } from './events.js';

/** One paid part of a task: its calls so far, and what it delivered. */
export interface Step {
  readonly attempts: number;
  /** The attempt that was intended and has not been reported on. */
  readonly open: string | null;
  readonly lastAttempt: string | null;
  /** What the open attempt uses even if it is broken off at once. */
  readonly expects: Quantities;
  readonly unknown: number;
  readonly authorised: number;
  readonly delivered: { readonly usage: Quantities; readonly products: readonly TaskProduct[]; readonly simulated: boolean } | null;
}

/** The steps of a task by their number. */
export type Steps = ReadonlyMap<number, Step>;

type StepEvent = Extract<
  TaskEvent,
  { type: 'AttemptIntended' | 'StepSucceeded' | 'AttemptFailed' | 'AttemptOutcomeUnknown' | 'ReattemptAuthorised' }
>;

const untouched: Step = { attempts: 0, open: null, lastAttempt: null, expects: {}, unknown: 0, authorised: 0, delivered: null };

export const noSteps: Steps = new Map();

/** A step that nobody tried yet is an untouched one. */
export const stepOf = (steps: Steps, number: number): Step => steps.get(number) ?? untouched;

const after = (step: Step, event: StepEvent): Step => {
  switch (event.type) {
    case 'AttemptIntended':
      return {
        ...step,
        attempts: event.data.number,
        open: event.data.attemptId,
        lastAttempt: event.data.attemptId,
        expects: event.data.expects ?? {},
      };
    case 'StepSucceeded': {
      const { usage, products, simulated } = event.data;
      return { ...step, open: null, delivered: { usage, products, simulated } };
    }
    case 'AttemptFailed':
      return { ...step, open: null };
    case 'AttemptOutcomeUnknown':
      return { ...step, open: null, unknown: step.unknown + 1 };
    case 'ReattemptAuthorised':
      return { ...step, authorised: step.authorised + 1 };
  }
};

/** The steps after an event that speaks of one of them. */
export const withStep = (steps: Steps, event: StepEvent): Steps => new Map(steps).set(event.data.step, after(stepOf(steps, event.data.step), event));

/** All of these together, unit by unit. */
export const sumOf = (parts: Iterable<Quantities>): Quantities => {
  const total: Record<string, number> = {};
  for (const part of parts) for (const [unit, quantity] of Object.entries(part)) total[unit] = (total[unit] ?? 0) + quantity;
  return total;
};

/** Sum of what the delivered steps used. */
export const usageOf = (steps: Steps): Quantities => sumOf([...steps.values()].map(({ delivered }) => delivered?.usage ?? {}));

/** Products of the delivered steps, in the order of the steps. */
const productsOf = (steps: Steps): readonly TaskProduct[] =>
  [...steps].sort(([a], [b]) => a - b).flatMap(([, { delivered }]) => delivered?.products ?? []);

/** What a task comes to whose result is what its steps delivered. */
export const resultOf = (steps: Steps): { usage: Quantities; products: readonly TaskProduct[]; simulated: boolean } => ({
  usage: usageOf(steps),
  products: productsOf(steps),
  simulated: [...steps.values()].some(({ delivered }) => delivered?.simulated === true),
});
