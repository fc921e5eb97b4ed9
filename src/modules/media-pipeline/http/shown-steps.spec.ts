import type { ReceiptAttempt, ReceiptView, TaskView } from '../domain/queries.js';
import { shownSteps } from './shown-steps.js';

const call = (step: number, more: Partial<ReceiptAttempt> = {}): ReceiptAttempt => ({
  attemptId: `a${step}`,
  step,
  number: 1,
  model: 'm',
  outcome: 'delivered',
  cause: null,
  reason: null,
  requestId: null,
  simulated: true,
  usage: {},
  sentAt: '2026-11-26T10:00:00.000Z',
  endedAt: '2026-11-26T10:00:01.000Z',
  ...more,
});
const receiptWith = (taskId: string, attempts: readonly ReceiptAttempt[]): ReceiptView => ({ taskId, attempts }) as unknown as ReceiptView;
const taskAs = (state: TaskView['state'], more: Partial<TaskView> = {}): TaskView =>
  ({
    taskId: 'task',
    order: { operation: 'transcription' },
    state,
    reason: null,
    cause: null,
    steps: null,
    endedAt: null,
    ...more,
  }) as unknown as TaskView;

describe('the steps of a task', () => {
  it('tells each part with its state, its reason and its calls', () => {
    const failed = call(1, { outcome: 'failed', reason: 'too_long', cause: 'provider-refused' });
    const own = receiptWith('task', [call(0), failed, call(2, { outcome: 'underway', endedAt: null })]);
    const task = taskAs('waiting', { reason: 'retry', steps: 4 });
    expect(shownSteps(task, own, [])).toMatchObject([
      { step: 0, state: 'delivered', reason: null, attempts: 1 },
      { step: 1, state: 'waiting', reason: 'too_long', cause: 'provider-refused', attempts: 1, calls: [failed] },
      { step: 2, state: 'underway', attempts: 1 },
      { step: 3, state: 'waiting', reason: 'retry', attempts: 0 },
    ]);
  });

  it('tells what was left out as such', () => {
    const order = { operation: 'transcription', withoutSteps: [1] } as unknown as TaskView['order'];
    const shown = shownSteps(taskAs('succeeded', { order, steps: 1 }), receiptWith('task', [call(0)]), []);
    expect(shown).toMatchObject([
      { step: 0, state: 'delivered' },
      { step: 1, state: 'left-out', attempts: 0 },
    ]);
  });

  it('is one part of work without calls, as it is with the task', () => {
    const ended = { endedAt: '2026-11-26T10:00:01.000Z', reason: 'url_unreachable', cause: 'source-unreachable' };
    expect(shownSteps(taskAs('failed', ended), receiptWith('task', []), [])).toMatchObject([
      { step: 0, state: 'failed', reason: 'url_unreachable', cause: 'source-unreachable', attempts: 0 },
    ]);
    expect(shownSteps(taskAs('succeeded'), null, [])).toMatchObject([{ state: 'delivered' }]);
  });

  it('keeps the reason of a task that was given up, whatever became of its calls', () => {
    const own = receiptWith('task', [call(0, { outcome: 'unknown', reason: 'broken off' })]);
    const task = taskAs('cancelled', { reason: 'cancelled by its owner', endedAt: '2026-11-26T10:00:01.000Z' });
    expect(shownSteps(task, own, [])).toMatchObject([{ state: 'cancelled', reason: 'cancelled by its owner' }]);
  });

  it('tells what was taken over with the task that delivered it', () => {
    const earlier = receiptWith('earlier', [call(1), call(2, { outcome: 'failed' })]);
    const own = receiptWith('task', [call(0), call(2)]);
    expect(shownSteps(taskAs('succeeded', { steps: 2 }), own, [earlier])).toMatchObject([
      { step: 0, taskId: 'task', takenOver: false },
      { step: 1, taskId: 'earlier', takenOver: true, state: 'delivered' },
      { step: 2, taskId: 'task', takenOver: false, state: 'delivered' },
    ]);
  });
});
