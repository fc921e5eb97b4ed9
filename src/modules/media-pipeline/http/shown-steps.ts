import type { ReceiptAttempt, ReceiptView, TaskView } from '../domain/queries.js';

/** How a part of a task may be. */
export const STEP_STATES = ['scheduled', 'underway', 'waiting', 'stopped', 'delivered', 'failed', 'cancelled', 'left-out'] as const;

/** A part of a task, with the calls that were made for it. */
export interface ShownStep {
  readonly step: number;
  readonly state: (typeof STEP_STATES)[number];
  readonly reason: string | null;
  readonly cause: string | null;
  readonly attempts: number;
  /** Whose receipt has it. */
  readonly taskId: string;
  readonly takenOver: boolean;
  readonly calls: readonly ReceiptAttempt[];
}

const UNFINISHED = {
  scheduled: 'scheduled',
  running: 'underway',
  waiting: 'waiting',
  stopped: 'stopped',
  succeeded: 'delivered',
  failed: 'failed',
  cancelled: 'cancelled',
} as const satisfies Record<TaskView['state'], ShownStep['state']>;

const callsBy = (attempts: readonly ReceiptAttempt[]): ReadonlyMap<number, readonly ReceiptAttempt[]> => {
  const steps = new Map<number, readonly ReceiptAttempt[]>();
  for (const attempt of attempts) steps.set(attempt.step, [...(steps.get(attempt.step) ?? []), attempt]);
  return steps;
};

/** Why a part is as it is: its own last call says it, where that went wrong; otherwise what the task says. */
const why = ({ reason, cause, state }: TaskView, last: ReceiptAttempt | undefined): Pick<ShownStep, 'reason' | 'cause'> =>
  last?.reason && state !== 'stopped' && state !== 'cancelled' ? { reason: last.reason, cause: last.cause } : { reason, cause };

const shownStep = (task: TaskView, step: number, calls: readonly ReceiptAttempt[]): ShownStep => {
  const head = { step, attempts: calls.length, taskId: task.taskId, takenOver: false, calls };
  if (calls.some(({ outcome }) => outcome === 'delivered')) return { ...head, state: 'delivered', reason: null, cause: null };
  const last = calls.at(-1);
  const underway = last?.outcome === 'underway' && task.endedAt === null;
  return { ...head, state: underway ? 'underway' : UNFINISHED[task.state], ...why(task, last) };
};

/** Delivered by an earlier task, and not bought again. */
const takenOver = ({ taskId, attempts }: ReceiptView): readonly ShownStep[] =>
  attempts
    .filter(({ outcome }) => outcome === 'delivered')
    .map(call => ({ step: call.step, state: 'delivered', reason: null, cause: null, attempts: 1, taskId, takenOver: true, calls: [call] }));

const leftOutOf = ({ order }: TaskView): readonly number[] => (order.operation === 'transcription' ? (order.withoutSteps ?? []) : []);

/** A task's steps by their number: what it does itself, and what it took over from the tasks that it does once more. */
export const shownSteps = (task: TaskView, own: ReceiptView | null, earlier: readonly ReceiptView[]): readonly ShownStep[] => {
  const calls = callsBy(own?.attempts ?? []);
  const steps = new Map<number, ShownStep>();
  const without = leftOutOf(task);
  for (const step of earlier.flatMap(takenOver)) steps.set(step.step, step);
  for (const [step, ofStep] of calls) steps.set(step, shownStep(task, step, ofStep));
  for (const step of without)
    steps.set(step, { step, state: 'left-out', reason: null, cause: null, attempts: 0, taskId: task.taskId, takenOver: false, calls: [] });
  const total = Math.max(1, (task.steps ?? 0) + earlier.flatMap(takenOver).length + without.length);
  for (let step = 0; step < total; step += 1) if (!steps.has(step)) steps.set(step, shownStep(task, step, []));
  return [...steps.values()].sort((a, b) => a.step - b.step);
};
