import type { Quantities } from '../../../shared-kernel/tariff.js';
import type { BrokenOff } from './commands.js';
import type { TaskEvent, TaskRef } from './events.js';
import type { TaskOrder } from './orders.js';
import { possibleUse } from './own-use.js';
import { sumOf, usageOf, type Steps } from './steps.js';

/** A task that is being given up. */
interface Given {
  readonly ref: TaskRef;
  readonly order: TaskOrder;
  readonly steps: Steps;
}

const stepWith = (steps: Steps, attemptId: string): number | null => {
  for (const [number, { open }] of steps) if (open === attemptId) return number;
  return null;
};

/** The end of a call that was broken off: it never left, or nobody will ever say what it came to. */
const ending = ({ ref, order }: Given, step: number, { attemptId, sent, usage, estimate }: BrokenOff): TaskEvent => {
  if (sent) {
    const used = possibleUse(order, estimate && { usage, estimate });
    return { type: 'AttemptOutcomeUnknown', data: { ...ref, attemptId, step, reason: 'broken off', ...used } };
  }
  const fingerprint = order.payer.by === 'own-key' ? order.payer.fingerprint : null;
  const data = { ...ref, attemptId, step, cause: 'given-up' as const, reason: 'never sent', billed: false, requestId: null, fingerprint };
  return { type: 'AttemptFailed', data };
};

/** Calls that nobody reported on may have been billed for what they were expected to use. */
const expected = ({ steps }: Given, brokenOff: readonly BrokenOff[]): readonly Quantities[] => {
  const known = new Set(brokenOff.map(({ attemptId }) => attemptId));
  return [...steps.values()].filter(({ open }) => open !== null && !known.has(open)).map(({ expects }) => expects);
};

/**
 * What giving a task up comes to: its calls under way end, what was delivered is paid exactly, and what may have been billed besides as
 * an estimate that says so. Whatever is in neither is certainly unspent.
 */
export const giveUp = (task: Given, reason: string, brokenOff: readonly BrokenOff[]): readonly TaskEvent[] => {
  const known = brokenOff.flatMap(call => {
    const step = stepWith(task.steps, call.attemptId);
    return step === null ? [] : [{ call, step }];
  });
  const perhaps = sumOf([...known.filter(({ call }) => call.sent).map(({ call }) => call.usage), ...expected(task, brokenOff)]);
  const estimated = Object.values(perhaps).some(quantity => quantity > 0);
  const { ref, order, steps } = task;
  const usage = sumOf([usageOf(steps), perhaps]);
  const cancelled = { ...ref, operation: order.operation, payer: order.payer.by, reason, usage };
  return [
    ...known.map(({ call, step }) => ending(task, step, call)),
    { type: 'TaskCancelled', data: estimated ? { ...cancelled, estimated } : cancelled },
  ];
};
