import type { PlannedTask, TaskEvent } from '../../media-pipeline/index.js';
import { momentOf, rowsAfter } from '../../../shared-kernel/testing/rows-after.js';
import type { ProjectEvent } from '../domain/events.js';
import { outputRows } from './outputs.projection.js';

const ref = { projectId: 'talk', accountId: 'ada' };
const head = { payer: { by: 'own-key', fingerprint: 'f' }, rule: 'R10', after: [] } as const;
const card = (taskId: string): PlannedTask => ({
  taskId,
  order: {
    ...head,
    operation: 'card',
    cardId: 'newsletter',
    model: 'm',
    maxOutputTokens: 9,
    prompt: { sealed: 'p' },
    transcriptFrom: null,
    shareCache: false,
  },
});
const thumbnails: PlannedTask = {
  taskId: 'pictures',
  order: { ...head, payer: { by: 'credits' }, operation: 'thumbnails', source: { from: 'task', taskId: 'd' }, count: 3, maxWidth: 9 },
};
const requested = (version: number, ...tasks: readonly PlannedTask[]): ProjectEvent => ({
  type: 'WorkRequested',
  data: { ...ref, evidence: { keyRevision: 1, rule: 'R10', because: 'b' }, tasks, cardId: 'newsletter', cardVersion: 2, version },
});

const task = { ...ref, taskId: 'text', operation: 'card', payer: 'own-key' as const, fingerprint: 'f', usage: {} };
const product = {
  role: 'text',
  index: 0,
  content: { name: 'n', mediaType: 'text/markdown', bytes: 1, protection: 'sealed' as const, commitment: 'c', salt: { sealed: 's' } },
  facts: {},
};
const stopped: TaskEvent = { type: 'TaskStopped', data: { ...ref, taskId: 'text', reason: 'key-removed', fingerprint: 'f' } };
const resumed: TaskEvent = { type: 'TaskResumed', data: { ...ref, taskId: 'text', by: 'owner' } };
const succeeded = (taskId = 'text'): TaskEvent => ({
  type: 'TaskSucceeded',
  data: { ...task, taskId, products: [product], model: 'm-2026', simulated: true },
});
const failed: TaskEvent = { type: 'TaskFailed', data: { ...task, cause: 'provider-refused', reason: 'policy' } };
const cancelled: TaskEvent = { type: 'TaskCancelled', data: { ...task, reason: 'enough' } };

const after = (...story: readonly TaskEvent[]) => rowsAfter(outputRows, [requested(4, card('text')), ...story]).get('text');

describe('the outputs of a project', () => {
  it('begin with the order: which card in which version, which output of it, and who pays', () =>
    expect(after()).toEqual({
      ...ref,
      outputId: 'text',
      operation: 'card',
      asked: null,
      cardId: 'newsletter',
      cardVersion: 2,
      version: 4,
      state: 'underway',
      reason: null,
      cause: null,
      payer: 'own-key',
      bound: true,
      model: 'm',
      products: [],
      simulated: false,
      requestedAt: momentOf(0),
      readyAt: null,
    }));

  it('are ready with what was made, by which model, and whether it was simulated', () =>
    expect(after(succeeded())).toMatchObject({ state: 'ready', products: [product], model: 'm-2026', simulated: true, readyAt: momentOf(1) }));

  it.each([
    { event: stopped, state: 'stopped', reason: 'key-removed' },
    { event: failed, state: 'failed', reason: 'policy' },
    { event: cancelled, state: 'cancelled', reason: 'enough' },
  ])('are $state after $event.type, and say why', ({ event, state, reason }) => expect(after(event)).toMatchObject({ state, reason, readyAt: null }));

  it('are under way again when their task was taken up again', () =>
    expect(after(stopped, resumed)).toMatchObject({ state: 'underway', reason: null }));

  it('keep every version beside the others', () => {
    const rows = rowsAfter(outputRows, [requested(1, card('a')), requested(2, card('b')), succeeded('a'), succeeded('b')]);
    expect([...rows.values()].map(({ outputId, version, state }) => [outputId, version, state])).toEqual([
      ['a', 1, 'ready'],
      ['b', 2, 'ready'],
    ]);
  });

  it('are texts, cards and images only', () => {
    expect([...rowsAfter(outputRows, [requested(1, thumbnails), succeeded('pictures'), succeeded('transcription')]).keys()]).toEqual([]);
  });
});
