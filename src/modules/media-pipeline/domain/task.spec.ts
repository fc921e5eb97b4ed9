import { given } from '../../../shared-kernel/testing/given.js';
import type { Quantities } from '../../../shared-kernel/tariff.js';
import { taskCommands, type BrokenOff } from './commands.js';
import type { TaskEvent } from './events.js';
import type { TextOrder } from './orders.js';
import { task } from './task.js';

const ref = { taskId: 'task-1', accountId: 'ada', projectId: 'project-1' };

const order = (payer: TextOrder['payer']): TextOrder => ({
  operation: 'text',
  cardId: null,
  model: 'm',
  maxOutputTokens: 100,
  prompt: { sealed: 'x' },
  transcriptFrom: null,
  shareCache: false,
  payer,
  rule: 'R20',
  after: [],
});

const scheduled: TaskEvent = { type: 'TaskScheduled', data: { ...ref, order: order({ by: 'credits' }) } };
const scheduledOnKey: TaskEvent = { type: 'TaskScheduled', data: { ...ref, order: order({ by: 'own-key', fingerprint: 'f' }) } };
const intended = (attemptId: string, number = 1, step = 0): TaskEvent => ({
  type: 'AttemptIntended',
  data: { ...ref, attemptId, step, number, model: 'm', payer: 'credits', fingerprint: null },
});
const unknown = (attemptId: string): TaskEvent => ({ type: 'AttemptOutcomeUnknown', data: { ...ref, attemptId, step: 0, reason: 'crash' } });
const authorised: TaskEvent = { type: 'ReattemptAuthorised', data: { ...ref, attemptId: 'a1', step: 0, policy: 'p' } };
const delivered: TaskEvent = {
  type: 'StepSucceeded',
  data: { ...ref, attemptId: 'a1', step: 0, steps: 1, usage: { second: 3 }, requestId: null, products: [], simulated: true },
};
const stopped: TaskEvent = { type: 'TaskStopped', data: { ...ref, reason: 'key-removed', fingerprint: 'f' } };
const succeeded: TaskEvent = {
  type: 'TaskSucceeded',
  data: { ...ref, operation: 'text', payer: 'credits', fingerprint: null, usage: {}, products: [], model: 'm', simulated: true },
};

const intend = (attemptId: string) => taskCommands.IntendAttempt({ taskId: 'task-1', attemptId, step: 0, model: 'm' });
const complete = taskCommands.CompleteTask({ taskId: 'task-1', usage: {}, products: [], model: 'm', simulated: true });

describe('a task', () => {
  it('is scheduled once', () => {
    given(task)()
      .when(taskCommands.ScheduleTask(scheduled.data as never))
      .then(scheduled);
    given(task)(scheduled)
      .when(taskCommands.ScheduleTask(scheduled.data as never))
      .thenNothing();
  });

  it('records the intent of a call before the call', () => given(task)(scheduled).when(intend('a1')).then(intended('a1')));

  it('does not intend a second call while the first has no known end', () =>
    given(task)(scheduled, intended('a1')).when(intend('a2')).thenRefused('attempt_open'));

  it('does not call again for what was delivered', () => given(task)(scheduled, intended('a1'), delivered).when(intend('a2')).thenNothing());

  it('calls again after an unknown outcome only when that was authorised', () => {
    given(task)(scheduled, intended('a1'), unknown('a1')).when(intend('a2')).thenRefused('attempt_open');
    given(task)(scheduled, intended('a1'), unknown('a1'), authorised).when(intend('a2')).then(intended('a2', 2));
  });

  it('authorises one repeat of a call with an unknown outcome, and not a second', () => {
    const again = taskCommands.AuthoriseReattempt({ taskId: 'task-1', step: 0, policy: 'p' });
    given(task)(scheduled, intended('a1'), unknown('a1')).when(again).then(authorised);
    given(task)(scheduled, intended('a1'), unknown('a1'), authorised, intended('a2', 2), unknown('a2')).when(again).thenRefused('reattempt_spent');
    given(task)(scheduled).when(again).thenNothing();
  });

  it('ignores news of a call that was given up', () => {
    const late = taskCommands.RecordStep({
      taskId: 'task-1',
      attemptId: 'a1',
      step: 0,
      steps: 1,
      usage: {},
      requestId: null,
      products: [],
      simulated: true,
    });
    given(task)(scheduled, intended('a1'), unknown('a1')).when(late).thenNothing();
  });

  it('[A-12] stops, keeps what its running call delivers, and begins no further one', () => {
    given(task)(scheduledOnKey)
      .when(taskCommands.StopTask({ taskId: 'task-1', reason: 'key-removed', fingerprint: 'f' }))
      .then(stopped);
    given(task)(scheduledOnKey, stopped).when(intend('a1')).thenRefused('task_stopped');
    const keep = taskCommands.RecordStep({ ...(delivered.data as Extract<TaskEvent, { type: 'StepSucceeded' }>['data']) });
    given(task)(scheduledOnKey, intended('a1'), stopped).when(keep).then(delivered);
  });

  it('is taken up again by one click, and only when it was stopped', () => {
    const resume = taskCommands.ResumeTask({ taskId: 'task-1', by: 'owner' });
    given(task)(scheduled, stopped)
      .when(resume)
      .then({ type: 'TaskResumed', data: { ...ref, by: 'owner' } });
    given(task)(scheduled).when(resume).thenRefused('task_not_stopped');
    given(task)(scheduled, succeeded).when(resume).thenRefused('task_ended');
  });

  it('has its result with the step that completes it, in one record', () => {
    const { ...step } = delivered.data as Extract<TaskEvent, { type: 'StepSucceeded' }>['data'];
    const last = taskCommands.RecordStep({ ...step, completes: { model: 'm' } });
    const { usage, products, simulated } = step;
    const done = { type: 'TaskSucceeded' as const, data: { ...(succeeded.data as object), usage, products, simulated, model: 'm' } } as TaskEvent;
    given(task)(scheduled, intended('a1')).when(last).then(delivered, done);
    given(task)(scheduled, intended('a1'), delivered, done).when(last).thenNothing();
  });

  it('stays as it ended when the call that was to complete it comes after its end', () => {
    const last = taskCommands.RecordStep({ ...(delivered.data as Extract<TaskEvent, { type: 'StepSucceeded' }>['data']), completes: { model: 'm' } });
    const cancelled: TaskEvent = { type: 'TaskCancelled', data: { ...ref, operation: 'text', payer: 'credits', reason: 'given up', usage: {} } };
    given(task)(scheduled, intended('a1'), cancelled).when(last).then(delivered);
  });

  it('ends once', () => {
    given(task)(scheduled).when(complete).then(succeeded);
    given(task)(scheduled, succeeded).when(complete).thenNothing();
    given(task)(scheduled, succeeded)
      .when(taskCommands.CancelTask({ taskId: 'task-1', reason: 'r' }))
      .thenNothing();
  });

  it('says what was delivered when it is given up', () => {
    given(task)(scheduled, intended('a1'), delivered)
      .when(taskCommands.CancelTask({ taskId: 'task-1', reason: 'r' }))
      .then({ type: 'TaskCancelled', data: { ...ref, operation: 'text', payer: 'credits', reason: 'r', usage: { second: 3 } } });
  });

  describe('given up while a call is under way', () => {
    const sending = (expects?: Quantities): TaskEvent => {
      const { data } = intended('a1') as Extract<TaskEvent, { type: 'AttemptIntended' }>;
      return { type: 'AttemptIntended', data: { ...data, ...(expects && { expects }) } };
    };
    const cancelled = (usage: Quantities, more: object = {}, payer: 'credits' | 'own-key' = 'credits'): TaskEvent =>
      ({ type: 'TaskCancelled', data: { ...ref, operation: 'text', payer, reason: 'r', usage, ...more } }) as TaskEvent;
    const cancel = (...brokenOff: readonly BrokenOff[]) => taskCommands.CancelTask({ taskId: 'task-1', reason: 'r', brokenOff });
    const brokenOff = (more: object = {}): TaskEvent =>
      ({ type: 'AttemptOutcomeUnknown', data: { ...ref, attemptId: 'a1', step: 0, reason: 'broken off', ...more } }) as TaskEvent;
    const shown = { 'input-token': 5, 'output-token': 7 };

    it('says what that may have been billed for, marked as an estimate', () =>
      given(task)(scheduled, sending({ 'input-token': 5 }))
        .when(cancel({ attemptId: 'a1', sent: true, usage: shown }))
        .then(brokenOff(), cancelled(shown, { estimated: true })));

    it('says nothing of a call that never left: it certainly bought nothing', () =>
      given(task)(scheduled, sending({ 'input-token': 5 }))
        .when(cancel({ attemptId: 'a1', sent: false, usage: {} }))
        .then(
          {
            type: 'AttemptFailed',
            data: { ...ref, attemptId: 'a1', step: 0, cause: 'given-up', reason: 'never sent', billed: false, requestId: null, fingerprint: null },
          },
          cancelled({}),
        ));

    it('counts what a call was expected to use that nobody reported on', () =>
      given(task)(scheduled, sending({ second: 4 }))
        .when(taskCommands.CancelTask({ taskId: 'task-1', reason: 'r' }))
        .then(cancelled({ second: 4 }, { estimated: true })));

    it('[R22] counts the estimate under the key that paid, and what a call may cost at most where there is none', () => {
      const estimate = { microUsd: '9', priceVersion: 'v', basis: 'listed' } as const;
      const use = { fingerprint: 'f', operation: 'text', cardId: null, model: 'm', usage: shown, estimate, certain: false };
      given(task)(scheduledOnKey, sending())
        .when(cancel({ attemptId: 'a1', sent: true, usage: shown, estimate }))
        .then(brokenOff({ ownUse: use }), cancelled(shown, { estimated: true }, 'own-key'));
      const capped: TaskEvent = { type: 'TaskScheduled', data: { ...ref, order: order({ by: 'own-key', fingerprint: 'f', atMost: estimate }) } };
      given(task)(capped, sending())
        .when(cancel({ attemptId: 'a1', sent: true, usage: {} }))
        .then(brokenOff({ ownUse: { ...use, usage: {} } }), cancelled({}, {}, 'own-key'));
    });

    it('hears no more of that call', () => {
      const late = taskCommands.RecordStep({ ...(delivered.data as Extract<TaskEvent, { type: 'StepSucceeded' }>['data']) });
      given(task)(scheduled, sending(), brokenOff(), cancelled(shown, { estimated: true }))
        .when(late)
        .thenNothing();
      given(task)(scheduled, sending(), brokenOff(), cancelled(shown, { estimated: true }))
        .when(cancel({ attemptId: 'a1', sent: true, usage: shown }))
        .thenNothing();
    });
  });

  it('is found lost once, whichever of its products and however often, and only when it had succeeded', () => {
    const report = (index: number) => taskCommands.ReportUnusableResult({ taskId: 'task-1', role: 'image', index, reason: 'missing' });
    const lost: TaskEvent = {
      type: 'ResultFoundUnusable',
      data: { ...ref, operation: 'text', payer: 'credits', role: 'image', index: 0, reason: 'missing' },
    };
    given(task)(scheduled, intended('a1'), delivered, succeeded).when(report(0)).then(lost);
    given(task)(scheduled, intended('a1'), delivered, succeeded, lost).when(report(1)).thenNothing();
    given(task)(scheduled, intended('a1'), delivered).when(report(0)).thenNothing();
  });

  it('counts waits that follow each other', () => {
    const wait = taskCommands.LetTaskWait({ taskId: 'task-1', for: 'rate-limit', until: 't', at: 'a' });
    const waiting = (tries: number): TaskEvent => ({ type: 'TaskPostponed', data: { ...ref, for: 'rate-limit', until: 't', tries, since: 'a' } });
    given(task)(scheduled).when(wait).then(waiting(1));
    given(task)(scheduled, waiting(1))
      .when({ ...wait, data: { ...wait.data, at: 'later' } })
      .then(waiting(2));
    given(task)(scheduled, waiting(2), intended('a1'), delivered).when(wait).then(waiting(1));
  });

  it('is unknown until it was scheduled', () => given(task)().when(complete).thenRefused('task_unknown'));
});
