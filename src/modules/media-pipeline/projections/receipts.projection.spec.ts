import { rowsAfter } from '../../../shared-kernel/testing/rows-after.js';
import type { CreditEvent } from '../../credits/index.js';
import type { ProjectEvent } from '../../projects/index.js';
import type { TaskEvent } from '../domain/events.js';
import type { OwnUse, TaskPayer, TextOrder } from '../domain/orders.js';
import { receipts } from './receipts.projection.js';

const ref = { taskId: 'task', accountId: 'ada', projectId: 'talk' };
const ownKey: TaskPayer = { by: 'own-key', fingerprint: '3fa91c07aa', lastFour: 'wxyz' };
const orderPaid = (payer: TaskPayer): TextOrder => ({
  operation: 'card',
  cardId: 'newsletter',
  model: 'm',
  maxOutputTokens: 100,
  prompt: { sealed: 'p' },
  instructions: { account: 2, project: null },
  transcriptFrom: null,
  shareCache: false,
  payer,
  rule: 'R20',
  because: 'no key is stored',
  after: [],
});
type Cited = Extract<ProjectEvent, { type: 'WorkRequested' }>['data']['quote'];
const requested = (payer: TaskPayer, quote?: Cited): ProjectEvent => ({
  type: 'WorkRequested',
  data: {
    accountId: 'ada',
    projectId: 'talk',
    evidence: { keyRevision: null, rule: 'R20', because: 'b' },
    tasks: [{ taskId: 'task', order: orderPaid(payer) }],
    cardId: 'newsletter',
    cardVersion: 3,
    version: 7,
    ...(quote && { quote }),
  },
});
const scheduled = (payer: TaskPayer): TaskEvent => ({ type: 'TaskScheduled', data: { ...ref, order: orderPaid(payer) } });
const tariff = { operation: 'card', operationClass: 'key-paid' as const, priceVersion: '2026-11-01', parts: [] };
const moved = { accountId: 'ada', availableAfter: '0' as const };
const held: CreditEvent = {
  type: 'CreditsHeld',
  data: { ...moved, holdId: 'task', projectId: 'talk', amount: '90', slices: [], tariff, ceiling: {} },
};
const extended: CreditEvent = { type: 'HoldExtended', data: { ...moved, holdId: 'task', by: '10', slices: [], reason: 'longer' } };
const settled: CreditEvent = {
  type: 'HoldSettled',
  data: {
    ...moved,
    holdId: 'task',
    projectId: 'talk',
    operation: 'card',
    cost: '40',
    charged: '40',
    returned: '60',
    slices: [],
    usage: {},
    priceVersion: '2026-11-01',
  },
};
const released: CreditEvent = {
  type: 'HoldReleased',
  data: { ...moved, holdId: 'task', projectId: 'talk', operation: 'card', amount: '100', reason: 'provider-failed' },
};
const borne: CreditEvent = { type: 'CostBorneByPlatform', data: { ...moved, holdId: 'task', amount: '5', priceVersion: '2026-11-01' } };
const paidBack = (returnId: string, amount: `${bigint}`): CreditEvent => ({
  type: 'ChargeReturned',
  data: { ...moved, holdId: 'task', projectId: 'talk', operation: 'card', returnId, amount, reason: 'goodwill', priceVersion: 'p', chargedIn: null },
});
const used = (microUsd: `${bigint}`, certain = true, priceVersion = 'v1'): OwnUse => ({
  fingerprint: '3fa91c07aa',
  operation: 'card',
  cardId: null,
  model: 'm',
  usage: {},
  estimate: { microUsd, priceVersion, basis: 'listed' },
  certain,
});
/** The same event of a call that an own key paid for. */
const ofOwnKey = (event: TaskEvent, ownUse: OwnUse): TaskEvent => ({ ...event, data: { ...event.data, ownUse } }) as TaskEvent;
const intended = (attemptId: string, number: number): TaskEvent => ({
  type: 'AttemptIntended',
  data: { ...ref, attemptId, step: 0, number, model: 'm', payer: 'credits', fingerprint: null },
});
const failed = (attemptId: string): TaskEvent => ({
  type: 'AttemptFailed',
  data: { ...ref, attemptId, step: 0, cause: 'provider-failed', reason: 'overloaded', billed: false, requestId: 'req_1', fingerprint: null },
});
const unknown = (attemptId: string): TaskEvent => ({ type: 'AttemptOutcomeUnknown', data: { ...ref, attemptId, step: 0, reason: 'timeout' } });
const usage = { 'input-token': 5, 'cached-input-token': 2, 'output-token': 3 };
const delivered = (attemptId: string): TaskEvent => ({
  type: 'StepSucceeded',
  data: { ...ref, attemptId, step: 0, steps: 1, usage, requestId: 'req_3', products: [], simulated: true },
});
const succeeded = (payer: 'credits' | 'own-key'): TaskEvent => ({
  type: 'TaskSucceeded',
  data: { ...ref, operation: 'card', payer, fingerprint: null, usage, products: [], model: 'm-dated', simulated: true },
});

const receiptAfter = (...story: readonly (ProjectEvent | TaskEvent | CreditEvent)[]) => rowsAfter(receipts, story).get('task');

describe('receipts', () => {
  it('tell of a card who paid by which rule, what was held, and exactly what the ledger took', () => {
    const receipt = receiptAfter(held, requested({ by: 'credits' }), scheduled({ by: 'credits' }), extended, succeeded('credits'), settled, borne);
    expect(receipt).toMatchObject({
      operation: 'card',
      state: 'succeeded',
      cardVersion: 3,
      version: 7,
      instructions: { account: 2, project: null },
      model: 'm-dated',
      usage,
      simulated: true,
      payer: 'credits',
      rule: 'R20',
      because: 'no key is stored',
      key: null,
      hold: { amount: '100', status: 'settled', priceVersion: '2026-11-01' },
      charged: '40',
      borneByPlatform: '5',
    });
  });

  it('say nothing of a charge before the ledger does, and nothing was charged where the hold went back', () => {
    const before = [held, requested({ by: 'credits' }), scheduled({ by: 'credits' })];
    expect(receiptAfter(...before)).toMatchObject({ charged: null, hold: { status: 'open' }, state: 'underway', endedAt: null });
    expect(receiptAfter(...before, released)).toMatchObject({ charged: '0', hold: { status: 'released' } });
  });

  it('[R7][R22] have no hold and no charge where an own key paid, and name the key', () => {
    expect(receiptAfter(requested(ownKey), scheduled(ownKey), succeeded('own-key'))).toMatchObject({
      payer: 'own-key',
      key: { fingerprint: '3fa91c07aa', lastFour: 'wxyz' },
      hold: null,
      charged: '0',
    });
  });

  it('[R59] show what of a charge was paid back, each return with its reason and its place in the log', () => {
    const story = [held, requested({ by: 'credits' }), scheduled({ by: 'credits' }), succeeded('credits'), settled];
    expect(receiptAfter(...story)).toMatchObject({ charged: '40', returned: '0', returns: [] });
    const receipt = receiptAfter(...story, paidBack('first', '10'), paidBack('second', '30'));
    expect(receipt).toMatchObject({ charged: '40', returned: '40' });
    expect(receipt?.returns.map(({ returnId, amount, reason }) => [returnId, amount, reason])).toEqual([
      ['first', '10', 'goodwill'],
      ['second', '30', 'goodwill'],
    ]);
    expect(receipt?.returns.map(({ position }) => position)).toEqual(receipt?.events.slice(-2).map(({ position }) => position));
  });

  it('[R60] reckon what an own key cost at the provider from every call that was counted, and say when one is not certain', () => {
    const story = [requested(ownKey), scheduled(ownKey), intended('a', 1)];
    expect(receiptAfter(...story)?.atProvider).toBeNull();
    const sure = [...story, ofOwnKey(failed('a'), used('5')), intended('b', 2), ofOwnKey(delivered('b'), used('7'))];
    expect(receiptAfter(...sure)?.atProvider).toEqual({ microUsd: '12', priceVersions: ['v1'], basis: 'listed', certain: true });
    expect(receiptAfter(...sure, intended('c', 3), ofOwnKey(unknown('c'), used('9', false, 'v2')))).toMatchObject({
      charged: '0',
      atProvider: { microUsd: '21', priceVersions: ['v1', 'v2'], certain: false },
    });
  });

  it('name the quote that the order cited, with what it promised for this task, and none where none was cited', () => {
    const promised = { ceiling: '90' as const, priceVersion: 'x' };
    const parts = [
      { ...promised, taskId: 'other', ceiling: '1' as const },
      { ...promised, taskId: 'task' },
    ];
    const cited = { quoteId: { sealed: 'q' }, expiresAt: '2026-01-01T00:15:00.000Z', parts };
    const { quoteId, expiresAt } = cited;
    expect(receiptAfter(requested({ by: 'credits' }, cited))?.quote).toEqual({ quoteId: quoteId.sealed, expiresAt, ...promised });
    expect(receiptAfter(requested({ by: 'credits' }))?.quote).toBeNull();
  });

  it('tell each call with its outcome and the provider’s id of it, in the order of sending', () => {
    const calls = [intended('a', 1), failed('a'), intended('b', 2), unknown('b'), intended('c', 3)];
    const receipt = receiptAfter(requested({ by: 'credits' }), ...calls, delivered('c'), intended('d', 4));
    expect(receipt?.attempts.map(({ number, outcome, requestId, reason }) => [number, outcome, requestId, reason])).toEqual([
      [1, 'failed', 'req_1', 'overloaded'],
      [2, 'unknown', null, 'timeout'],
      [3, 'delivered', 'req_3', null],
      [4, 'underway', null, null],
    ]);
    expect(receipt?.attempts[2]).toMatchObject({ usage, simulated: true });
  });

  it('list the events that they rest on with their places in the log', () => {
    const receipt = receiptAfter(held, requested({ by: 'credits' }), scheduled({ by: 'credits' }), intended('a', 1), delivered('a'), settled);
    expect(receipt?.events.map(({ event }) => event)).toEqual([
      'CreditsHeld',
      'WorkRequested',
      'TaskScheduled',
      'AttemptIntended',
      'StepSucceeded',
      'HoldSettled',
    ]);
    const positions = receipt?.events.map(({ position }) => position) ?? [];
    expect(positions).toEqual([...positions].sort());
  });

  it('are none for a hold that nobody asked anything of', () => expect(receiptAfter(held)?.requestedAt).toBeNull());
});
