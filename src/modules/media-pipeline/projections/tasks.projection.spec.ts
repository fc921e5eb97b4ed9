import fc from 'fast-check';
import { momentOf, rowsAfter } from '../../../shared-kernel/testing/rows-after.js';
import type { ProjectEvent } from '../../projects/index.js';
import { taskFacts, type TaskEvent } from '../domain/events.js';
import type { TextOrder } from '../domain/orders.js';
import { openTasks } from './open-tasks.projection.js';
import { tasks } from './tasks.projection.js';

const ref = { taskId: 'task', accountId: 'ada', projectId: 'talk' };
const order: TextOrder = {
  operation: 'card',
  cardId: 'newsletter',
  model: 'm',
  maxOutputTokens: 100,
  prompt: { sealed: 'p' },
  transcriptFrom: null,
  shareCache: false,
  payer: { by: 'own-key', fingerprint: 'f' },
  rule: 'R10',
  after: ['before'],
};
const scheduled: TaskEvent = { type: 'TaskScheduled', data: { ...ref, order } };
const intended: TaskEvent = {
  type: 'AttemptIntended',
  data: { ...ref, attemptId: 'a', step: 0, number: 1, model: 'm', payer: 'own-key', fingerprint: 'f' },
};
const delivered = (steps: number): TaskEvent => ({
  type: 'StepSucceeded',
  data: { ...ref, attemptId: 'a', step: 0, steps, usage: {}, requestId: null, products: [], simulated: false },
});
const callFailed: TaskEvent = {
  type: 'AttemptFailed',
  data: {
    ...ref,
    attemptId: 'a',
    step: 0,
    cause: 'key-exhausted',
    reason: 'insufficient_quota',
    billed: false,
    requestId: null,
    fingerprint: 'f',
  },
};
const unknown: TaskEvent = { type: 'AttemptOutcomeUnknown', data: { ...ref, attemptId: 'a', step: 0, reason: 'timeout' } };
const authorised: TaskEvent = { type: 'ReattemptAuthorised', data: { ...ref, attemptId: 'a', step: 0, policy: 'p' } };
const waiting: TaskEvent = { type: 'TaskPostponed', data: { ...ref, for: 'rate-limit', until: 'later', tries: 1 } };
const stopped: TaskEvent = { type: 'TaskStopped', data: { ...ref, reason: 'key-removed', fingerprint: 'f' } };
const resumed: TaskEvent = { type: 'TaskResumed', data: { ...ref, by: 'owner' } };
const product = {
  role: 'text',
  index: 0,
  content: { name: 'n', mediaType: 'text/markdown', bytes: 1, protection: 'sealed' as const, commitment: 'c', salt: { sealed: 's' } },
  facts: {},
};
const succeeded: TaskEvent = {
  type: 'TaskSucceeded',
  data: { ...ref, operation: 'card', payer: 'own-key', fingerprint: 'f', usage: {}, products: [product], model: 'm', simulated: false },
};
const failed: TaskEvent = {
  type: 'TaskFailed',
  data: { ...ref, operation: 'card', payer: 'own-key', cause: 'provider-refused', reason: 'policy', fingerprint: 'f', usage: {} },
};
const cancelled: TaskEvent = {
  type: 'TaskCancelled',
  data: { ...ref, operation: 'card', payer: 'own-key', reason: 'cancelled by its owner', usage: {} },
};

const after = (...story: readonly TaskEvent[]) => rowsAfter(tasks, [scheduled, ...story]).get('task');

describe('the tasks of a project', () => {
  it('hear everything that a task says but the leave to send a call again, which changes nothing that they show', () =>
    expect(
      Object.keys(tasks.on)
        .filter(type => type in taskFacts.facts)
        .sort(),
    ).toEqual(
      Object.keys(taskFacts.facts)
        .filter(type => type !== 'ReattemptAuthorised')
        .sort(),
    ));

  it('begin with the order of their project, whether they were scheduled already or not', () => {
    const { projectId, accountId, taskId } = ref;
    const asked: ProjectEvent = {
      type: 'WorkRequested',
      data: {
        projectId,
        accountId,
        evidence: { keyRevision: null, rule: 'R10', because: 'b' },
        tasks: [{ taskId, order }],
        cardId: null,
        cardVersion: null,
        version: 1,
      },
    };
    const [early, late, repeated] = [[asked], [asked, scheduled], [scheduled, intended, asked]].map(story => rowsAfter(tasks, story).get('task'));
    expect(early).toMatchObject({ ...ref, operation: 'card', state: 'scheduled' });
    expect(late).toEqual(early);
    expect(repeated?.state).toBe('running');
  });

  it('begin as they were ordered', () =>
    expect(after()).toMatchObject({
      ...ref,
      operation: 'card',
      cardId: 'newsletter',
      payer: 'own-key',
      rule: 'R10',
      state: 'scheduled',
      percent: 0,
    }));

  it.each([
    { event: intended, state: 'running', reason: null },
    { event: waiting, state: 'waiting', reason: 'rate-limit' },
    { event: stopped, state: 'stopped', reason: 'key-removed' },
    { event: resumed, state: 'scheduled', reason: null },
    { event: failed, state: 'failed', reason: 'policy' },
    { event: cancelled, state: 'cancelled', reason: 'cancelled by its owner' },
  ])('are $state after $event.type', ({ event, state, reason }) => expect(after(event)).toMatchObject({ state, reason, changedAt: momentOf(1) }));

  it('have what they made, and are done, only when they have succeeded', () => {
    expect(after(intended, delivered(1))).toMatchObject({ state: 'running', percent: 99, products: [], endedAt: null });
    expect(after(intended, delivered(1), succeeded)).toMatchObject({ state: 'succeeded', percent: 100, products: [product], endedAt: momentOf(3) });
  });

  it('count the calls that were sent and the parts that were delivered', () =>
    expect(after(intended, delivered(3), intended, callFailed, intended, delivered(3))).toMatchObject({ attempts: 3, stepsDone: 2, percent: 66 }));

  it('say why the last call failed while they are at work', () => {
    expect(after(intended, callFailed)).toMatchObject({ reason: 'insufficient_quota', cause: 'key-exhausted' });
    expect(after(intended, unknown)).toMatchObject({ reason: 'timeout', cause: 'outcome-unknown' });
  });

  it.each([
    { event: stopped, kept: { state: 'stopped', reason: 'key-removed' } },
    { event: cancelled, kept: { state: 'cancelled', reason: 'cancelled by its owner' } },
    { event: failed, kept: { state: 'failed', reason: 'policy', cause: 'provider-refused' } },
  ])('keep the reason of $event.type when their running call ends badly after it', ({ event, kept }) => {
    for (const end of [callFailed, unknown]) expect(after(intended, event, end)).toMatchObject(kept);
  });

  it('never fall back in their percentage, whatever follows what', () => {
    const any = fc.constantFrom(
      intended,
      delivered(1),
      delivered(2),
      delivered(7),
      callFailed,
      unknown,
      authorised,
      waiting,
      stopped,
      resumed,
      failed,
      cancelled,
      succeeded,
    );
    fc.assert(
      fc.property(fc.array(any, { maxLength: 20 }), story => {
        const percents = story.map((_, length) => after(...story.slice(0, length + 1))?.percent ?? 0);
        expect(percents).toEqual([...percents].sort((a, b) => a - b));
        expect(percents.every(percent => percent <= 99) || story.includes(succeeded)).toBe(true);
      }),
    );
  });
});

describe('a task that did not deliver', () => {
  const retried: ProjectEvent = {
    type: 'WorkRequested',
    data: {
      accountId: 'ada',
      projectId: 'talk',
      evidence: { keyRevision: null, rule: 'R20', because: 'b' },
      tasks: [{ taskId: 'again', order: { ...order, retryOf: 'task' } }],
      cardId: null,
      cardVersion: null,
      version: 2,
    },
  };
  const rows = (...story: readonly (TaskEvent | ProjectEvent)[]) => rowsAfter(tasks, [scheduled, ...story]);
  const sameAgain: TaskEvent = {
    type: 'TaskFailed',
    data: { ...(failed.data as Extract<TaskEvent, { type: 'TaskFailed' }>['data']), cause: 'media-refused' },
  };
  const lost: TaskEvent = {
    type: 'ResultFoundUnusable',
    data: { ...ref, operation: 'card', payer: 'own-key', role: 'text', index: 0, reason: 'missing' },
  };

  it('can be done once more, unless it would end in the same way', () => {
    const retryable = (...story: readonly TaskEvent[]) => rows(...story).get('task')?.retryable;
    expect([failed, cancelled].map(end => retryable(end))).toEqual([true, true]);
    expect(retryable(succeeded, lost)).toBe(true);
    expect([retryable(), retryable(succeeded), retryable(stopped), retryable(sameAgain)]).toEqual([false, false, false, false]);
  });

  it('names the task that does it once more, and is done once more once', () => {
    const known = rows(failed, retried);
    expect(known.get('task')).toMatchObject({ retryable: false, retriedAs: 'again', state: 'failed' });
    expect(known.get('again')).toMatchObject({ state: 'scheduled', retriedAs: null, retryable: false });
  });
});

describe('the tasks that are still to be done', () => {
  const open = (...story: readonly TaskEvent[]) => rowsAfter(openTasks, [scheduled, ...story]).get('task');

  it('know what they follow and the moment that they wait for', () => {
    expect(open()).toEqual({
      ...ref,
      operation: 'card',
      after: ['before'],
      behind: [],
      scheduledAt: momentOf(0),
      waitsUntil: null,
      fingerprint: 'f',
      stopped: false,
    });
    expect(open(stopped)?.stopped).toBe(true);
    expect(open(waiting)?.waitsUntil).toBe('later');
    expect(open(waiting, intended)?.waitsUntil).toBeNull();
  });

  it('stay while they are stopped, and leave when they end', () => {
    expect(open(stopped)).toBeDefined();
    for (const end of [succeeded, failed, cancelled]) expect(open(stopped, end)).toBeUndefined();
  });
});
