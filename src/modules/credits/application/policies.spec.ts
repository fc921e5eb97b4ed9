import type { AnyEvent } from '../../../shared-kernel/message.js';
import type { Policy, Reaction } from '../../../shared-kernel/policy.js';
import { START } from '../../../shared-kernel/ports/event-log.js';
import { creditCommands } from '../domain/commands.js';
import { grantSignUpCreditsWhenAccountOpens } from './grant-sign-up-credits-when-account-opens.policy.js';
import { settleHoldWhenTaskEnds } from './settle-hold-when-task-ends.policy.js';

const metadata = { actor: 'system', commandId: 'c', causationId: 'c', correlationId: 'request', at: '2026-11-20T12:00:00.000Z' };

const reactions = (policy: Policy, { type, data }: AnyEvent): readonly Reaction[] =>
  policy.on[type]?.({ type, data, id: 'event', stream: 's', revision: 0, position: START, metadata }) ?? [];

const ending = (type: string, data: object): AnyEvent => ({
  type,
  data: { accountId: 'ada', projectId: 'film', taskId: 'task', operation: 'transcription', payer: 'credits', ...data },
});
const settled = (usage: Record<string, number>) => [creditCommands.SettleHold({ accountId: 'ada', holdId: 'task', usage, at: metadata.at })];
const released = (reason: string) => [creditCommands.ReleaseHold({ accountId: 'ada', holdId: 'task', reason })];

describe('the end of a task', () => {
  const told = (type: string, data: object) => reactions(settleHoldWhenTaskEnds, ending(type, data));

  it('[R16] [R20] settles the hold of a success by its usage, even when that is nothing', () => {
    expect(told('TaskSucceeded', { usage: { second: 5 } })).toEqual(settled({ second: 5 }));
    expect(told('TaskSucceeded', { usage: {} })).toEqual(settled({}));
  });

  it.each(['TaskFailed', 'TaskCancelled'])('settles %s for what was delivered', type =>
    expect(told(type, { usage: { second: 0, 'output-token': 5 }, cause: 'provider-failed', reason: 'too long' })).toEqual(
      settled({ second: 0, 'output-token': 5 }),
    ),
  );

  it('pays back at once what it bought for a result that our own failure made useless', () => {
    const usage = { second: 5 };
    const [paid, back] = told('TaskFailed', { usage, cause: 'worker-failed', reason: 'engine' });
    expect([paid]).toEqual(settled(usage));
    expect(back).toEqual(
      creditCommands.ReturnCharge({ accountId: 'ada', holdId: 'task', returnId: expect.any(String), amount: null, reason: 'unusable-result' }),
    );
    expect(told('TaskFailed', { usage: {}, cause: 'worker-failed', reason: 'engine' })).toEqual(released('worker-failed'));
  });

  it('pays a charge back when what was made is found lost, and moves nothing where an own key paid', () => {
    const lost = { role: 'text', index: 0, reason: 'damaged' };
    const returnId = (told('TaskFailed', { usage: { second: 1 }, cause: 'worker-failed', reason: 'r' })[1] as { data: { returnId: string } }).data
      .returnId;
    expect(told('ResultFoundUnusable', lost)).toEqual([
      creditCommands.ReturnCharge({ accountId: 'ada', holdId: 'task', returnId, amount: null, reason: 'unusable-result' }),
    ]);
    expect(told('ResultFoundUnusable', { ...lost, payer: 'own-key' })).toEqual([]);
  });

  it('gives the hold back where nothing was delivered, and says why', () => {
    expect(told('TaskFailed', { usage: { second: 0 }, cause: 'media-refused', reason: 'a sentence' })).toEqual(released('media-refused'));
    expect(told('TaskFailed', { usage: {}, cause: 'hold-missing', reason: 'a sentence' })).toEqual(released('hold-missing'));
    expect(told('TaskCancelled', { usage: {}, reason: 'cancelled-by-user' })).toEqual(released('cancelled-by-user'));
  });

  it.each(['TaskSucceeded', 'TaskFailed', 'TaskCancelled'])('[R7] [R22] leaves credits alone when an own key paid: %s', type =>
    expect(told(type, { payer: 'own-key', usage: { 'output-token': 5 }, cause: 'provider-failed', reason: 'key-removed' })).toEqual([]),
  );

  it('says nothing about a task that goes on', () => expect(told('StepSucceeded', { usage: { second: 5 } })).toEqual([]));
});

it('an opened account asks for its credits by its id, whatever the catalogue will say', () =>
  expect(reactions(grantSignUpCreditsWhenAccountOpens, { type: 'AccountOpened', data: { accountId: 'ada' } })).toEqual([
    { job: 'credits.grant-sign-up', data: { accountId: 'ada', openedAt: metadata.at, causedBy: 'event', correlationId: 'request' } },
  ]));

it('an account whose address is to be confirmed gets nothing before, and the same grant then', () => {
  const opened = { type: 'AccountOpened', data: { accountId: 'ada', confirmation: 'awaited' } };
  expect(reactions(grantSignUpCreditsWhenAccountOpens, opened)).toEqual([]);
  expect(reactions(grantSignUpCreditsWhenAccountOpens, { type: 'EmailConfirmed', data: { accountId: 'ada' } })).toEqual([
    { job: 'credits.grant-sign-up', data: { accountId: 'ada', openedAt: metadata.at, causedBy: 'event', correlationId: 'request' } },
  ]);
});
