import type { Decider } from '../../../shared-kernel/decider.js';
import type { Fingerprint } from '../../../shared-kernel/ids.js';
import type { ImporterName } from '../../../shared-kernel/ports/importer.js';
import type { Quantities } from '../../../shared-kernel/tariff.js';
import type { TaskCommand } from './commands.js';
import { giveUp } from './give-up.js';
import { ownUse, possibleUse } from './own-use.js';
import { AttemptOpen, ReattemptSpent, TaskEnded, TaskIsStopped, TaskNotStopped } from './errors.js';
import { TaskUnknown } from '../../../shared-kernel/refusal.js';
import { taskFacts, type TaskEvent, type TaskProduct, type TaskRef } from './events.js';
import { noSteps, resultOf, stepOf, usageOf, withStep, type Steps } from './steps.js';
import type { TaskOrder } from './orders.js';

/** A task somebody pays for: none → open ⇄ stopped → ended, once. */
export type Task =
  | { readonly status: 'none' }
  | (TaskInHand & { readonly status: 'open' | 'stopped' })
  | (TaskInHand & { readonly status: 'ended'; readonly how: 'succeeded' | 'failed' | 'cancelled' | 'lost' });

/** What is known of a task that was scheduled. */
export interface TaskInHand {
  readonly ref: TaskRef;
  readonly order: TaskOrder;
  readonly steps: Steps;
  /** Waits that followed each other without a delivered step in between. */
  readonly waits: number;
  readonly waitsUntil: string | null;
  /** When the first of those waits began. */
  readonly waitsSince: string | null;
}

/** What a task came to. */
interface TaskResult {
  readonly usage: Quantities;
  readonly products: readonly TaskProduct[];
  readonly model: string | null;
  readonly simulated: boolean;
}

/** The key that a task's calls go out with; null when credits pay. */
export const fingerprintOf = ({ payer }: TaskOrder): Fingerprint | null => (payer.by === 'own-key' ? payer.fingerprint : null);

/** Said of work that an own key pays: whether its project is bound to that key. */
const boundOf = ({ payer }: TaskOrder): { readonly bound?: boolean } =>
  payer.by === 'own-key' && payer.bound !== undefined ? { bound: payer.bound } : {};

/** The way in, of a download. */
const importedBy = ({ order }: TaskInHand): { readonly importer?: ImporterName } =>
  order.operation === 'download' ? { importer: order.importer ?? 'direct' } : {};

const known = (task: Task): Exclude<Task, { status: 'none' }> => {
  if (task.status === 'none') throw TaskUnknown();
  return task;
};

const intend = (data: Extract<TaskCommand, { type: 'IntendAttempt' }>['data'], task: Exclude<Task, { status: 'none' }>): readonly TaskEvent[] => {
  if (task.status === 'ended') throw TaskEnded();
  if (task.status === 'stopped') throw TaskIsStopped();
  const step = stepOf(task.steps, data.step);
  if (step.delivered) return [];
  if (step.open !== null || step.unknown > step.authorised) throw AttemptOpen();
  const { attemptId, model, expects } = data;
  const fingerprint = fingerprintOf(task.order);
  return [
    {
      type: 'AttemptIntended',
      data: {
        ...task.ref,
        attemptId,
        step: data.step,
        number: step.attempts + 1,
        model,
        payer: task.order.payer.by,
        fingerprint,
        ...(expects && { expects }),
      },
    },
  ];
};

const authorise = ({ step: number, policy }: { step: number; policy: string }, task: Exclude<Task, { status: 'none' }>): readonly TaskEvent[] => {
  const step = stepOf(task.steps, number);
  if (step.unknown <= step.authorised) return [];
  if (step.authorised > 0) throw ReattemptSpent();
  return [{ type: 'ReattemptAuthorised', data: { ...task.ref, attemptId: step.lastAttempt ?? '', step: number, policy } }];
};

const head = (task: TaskInHand) => ({ ...task.ref, operation: task.order.operation, payer: task.order.payer.by });

/** Reports about an attempt count only while it is open: a repeat, or news of an attempt given up, says nothing new. */
const openStep = (task: TaskInHand, attemptId: string): number | null => {
  for (const [number, step] of task.steps) if (step.open === attemptId) return number;
  return null;
};

const succeeded = (task: TaskInHand, result: TaskResult): TaskEvent => ({
  type: 'TaskSucceeded',
  data: { ...head(task), ...importedBy(task), fingerprint: fingerprintOf(task.order), ...result },
});

const recordStep = (data: Extract<TaskCommand, { type: 'RecordStep' }>['data'], task: Exclude<Task, { status: 'none' }>): readonly TaskEvent[] => {
  const { taskId: _, estimate, completes, ...step } = data;
  if (openStep(task, step.attemptId) !== step.step) return [];
  const use = ownUse(task.order, estimate && { usage: step.usage, estimate });
  const delivered: Extract<TaskEvent, { type: 'StepSucceeded' }> = { type: 'StepSucceeded', data: { ...task.ref, ...step, ...use } };
  // a task that was given up meanwhile keeps what its last call delivered, and stays as it ended
  if (!completes || task.status === 'ended') return [delivered];
  return [delivered, succeeded(task, { ...resultOf(withStep(task.steps, delivered)), ...completes })];
};

export const task: Decider<Task, TaskCommand, TaskEvent> = {
  facts: taskFacts,
  initial: { status: 'none' },

  decide(command, state) {
    if (command.type === 'ScheduleTask') return state.status === 'none' ? [{ type: 'TaskScheduled', data: command.data }] : [];
    const now = known(state);
    const ended = now.status === 'ended';
    switch (command.type) {
      case 'IntendAttempt':
        return intend(command.data, now);
      case 'AuthoriseReattempt':
        return ended ? [] : authorise(command.data, now);
      case 'RecordStep':
        return recordStep(command.data, now);
      case 'RecordAttemptFailure': {
        const { taskId: _, used, ...failure } = command.data;
        const step = openStep(now, failure.attemptId);
        const data = { ...now.ref, ...failure, fingerprint: fingerprintOf(now.order), ...ownUse(now.order, used) };
        return step === null ? [] : [{ type: 'AttemptFailed', data: { ...data, step } }];
      }
      case 'RecordUnknownOutcome': {
        const { attemptId, reason, used } = command.data;
        const step = openStep(now, attemptId);
        return step === null
          ? []
          : [{ type: 'AttemptOutcomeUnknown', data: { ...now.ref, attemptId, step, reason, ...possibleUse(now.order, used) } }];
      }
      case 'LetTaskWait':
        return now.status === 'open'
          ? [
              {
                type: 'TaskPostponed',
                data: {
                  ...now.ref,
                  for: command.data.for,
                  until: command.data.until,
                  tries: now.waits + 1,
                  since: now.waitsSince ?? command.data.at,
                },
              },
            ]
          : [];
      case 'StopTask': {
        const { reason, fingerprint } = command.data;
        return now.status === 'open' ? [{ type: 'TaskStopped', data: { ...now.ref, reason, fingerprint } }] : [];
      }
      case 'ResumeTask':
        if (ended) throw TaskEnded();
        if (now.status !== 'stopped') throw TaskNotStopped();
        return [{ type: 'TaskResumed', data: { ...now.ref, by: command.data.by } }];
      case 'CompleteTask': {
        const { taskId: _, ...result } = command.data;
        return ended ? [] : [succeeded(now, result)];
      }
      case 'FailTask': {
        const { cause, reason, fingerprint, usage } = command.data;
        return ended
          ? []
          : [{ type: 'TaskFailed', data: { ...head(now), ...boundOf(now.order), ...importedBy(now), cause, reason, fingerprint, usage } }];
      }
      case 'ReportUnusableResult': {
        const { role, index, reason } = command.data;
        if (now.status !== 'ended' || now.how !== 'succeeded') return []; // nothing was delivered, or it is known already
        return [{ type: 'ResultFoundUnusable', data: { ...head(now), role, index, reason } }];
      }
      case 'CancelTask':
        return ended ? [] : giveUp(now, command.data.reason, command.data.brokenOff ?? []);
    }
  },

  evolve(state, event): Task {
    if (event.type === 'TaskScheduled') {
      const { order, ...ref } = event.data;
      return { status: 'open', ref, order, steps: noSteps, waits: 0, waitsUntil: null, waitsSince: null };
    }
    if (state.status === 'none') return state;
    switch (event.type) {
      case 'AttemptIntended':
      case 'AttemptFailed':
      case 'AttemptOutcomeUnknown':
      case 'ReattemptAuthorised':
        return { ...state, steps: withStep(state.steps, event), waitsUntil: null };
      case 'StepSucceeded':
        return { ...state, steps: withStep(state.steps, event), waits: 0, waitsUntil: null, waitsSince: null };
      case 'TaskPostponed':
        return { ...state, waits: event.data.tries, waitsUntil: event.data.until, waitsSince: event.data.since ?? state.waitsSince };
      case 'TaskStopped':
        return state.status === 'open' ? { ...state, status: 'stopped' } : state;
      case 'TaskResumed':
        return { ...state, status: 'open', waits: 0, waitsUntil: null, waitsSince: null };
      case 'TaskSucceeded':
        return { ...state, status: 'ended', how: 'succeeded' };
      case 'TaskFailed':
        return { ...state, status: 'ended', how: 'failed' };
      case 'TaskCancelled':
        return { ...state, status: 'ended', how: 'cancelled' };
      case 'ResultFoundUnusable':
        return { ...state, status: 'ended', how: 'lost' };
    }
  },
};

/** What the delivered steps of a task used so far. */
export const deliveredUsage = (state: Task): Quantities => (state.status === 'none' ? {} : usageOf(state.steps));
