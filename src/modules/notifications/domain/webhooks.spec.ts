import { given } from '../../../shared-kernel/testing/given.js';
import { pauseAfter, restAfter } from './back-off.js';
import { messageTypes, type MessageType } from './message-types.js';
import { verdictOf } from './verdict.js';
import { webhookCommands } from './webhook-commands.js';
import type { WebhookEvent } from './webhook-events.js';
import { webhooks } from './webhooks.js';

const accountId = 'ada';
const url = { sealed: 'url' };
const ref = (webhookId = 'one') => ({ accountId, webhookId });
const added = (webhookId = 'one', types: readonly MessageType[] = ['run.failed']): WebhookEvent => ({
  type: 'WebhookAdded',
  data: { ...ref(webhookId), url, types },
});
const paused: WebhookEvent = { type: 'WebhookPaused', data: { ...ref(), why: 'owner' } };
const removed: WebhookEvent = { type: 'WebhookRemoved', data: ref() };

describe('the webhooks of an account', () => {
  it('are added once each, with the types that were asked for', () => {
    const add = webhookCommands.AddWebhook({ ...ref(), url, types: ['run.failed', 'balance.low', 'run.failed'] });
    given(webhooks)()
      .when(add)
      .then(added('one', ['balance.low', 'run.failed']));
    given(webhooks)(added()).when(add).thenNothing();
  });

  it('are ten at most', () => {
    const ten = Array.from({ length: 10 }, (_, n) => added(String(n)));
    given(webhooks)(...ten)
      .when(webhookCommands.AddWebhook({ ...ref('more'), url, types: messageTypes }))
      .thenRefused('too_many_webhooks', { most: 10 });
    given(webhooks)(...ten, { type: 'WebhookRemoved', data: ref('3') })
      .when(webhookCommands.AddWebhook({ ...ref('more'), url, types: ['run.failed'] }))
      .then(added('more'));
  });

  it('change in what is said and stay in the rest', () => {
    const types: readonly MessageType[] = ['balance.low'];
    given(webhooks)(added())
      .when(webhookCommands.ChangeWebhook({ ...ref(), url: null, types }))
      .then({ type: 'WebhookChanged', data: { ...ref(), url: null, types } });
    given(webhooks)(added())
      .when(webhookCommands.ChangeWebhook({ ...ref(), url, types: null }))
      .then({ type: 'WebhookChanged', data: { ...ref(), url, types: ['run.failed'] } });
    given(webhooks)(added())
      .when(webhookCommands.ChangeWebhook({ ...ref(), url: null, types: ['run.failed'] }))
      .thenNothing();
  });

  it('are paused and resumed once each, and are sent nothing again while they are paused', () => {
    const pause = webhookCommands.PauseWebhook({ ...ref(), why: 'owner' });
    const replay = webhookCommands.ReplayWebhook({ ...ref(), since: '2026-01-01T00:00:00.000Z' });
    given(webhooks)(added()).when(pause).then(paused);
    given(webhooks)(added(), paused).when(pause).thenNothing();
    given(webhooks)(added(), paused).when(webhookCommands.ResumeWebhook(ref())).then({ type: 'WebhookResumed', data: ref() });
    given(webhooks)(added()).when(webhookCommands.ResumeWebhook(ref())).thenNothing();
    given(webhooks)(added(), paused).when(replay).thenRefused('webhook_paused');
    given(webhooks)(added(), paused, { type: 'WebhookResumed', data: ref() }).when(replay).then({ type: 'WebhookReplayed', data: replay.data });
  });

  it('are not there before and after', () => {
    const renew = webhookCommands.RenewWebhookSecret({ ...ref(), oldSignsUntil: '2026-01-01T00:00:00.000Z' });
    given(webhooks)(added()).when(renew).then({ type: 'WebhookSecretRenewed', data: renew.data });
    given(webhooks)(added()).when(webhookCommands.RemoveWebhook(ref())).then(removed);
    for (const order of [renew, webhookCommands.RemoveWebhook(ref()), webhookCommands.ChangeWebhook({ ...ref(), url, types: null })]) {
      given(webhooks)().when(order).thenRefused('webhook_unknown');
      given(webhooks)(added(), removed).when(order).thenRefused('webhook_unknown');
    }
  });

  it('go with their account', () =>
    given(webhooks)(added(), added('two'))
      .when(webhookCommands.RemoveAllWebhooks({ accountId }))
      .then(removed, { type: 'WebhookRemoved', data: ref('two') }));
});

describe('the answer of a receiver', () => {
  it.each([
    [200, 'taken'],
    [204, 'taken'],
    [302, 'refused'],
    [400, 'refused'],
    [404, 'refused'],
    [408, 'down'],
    [410, 'gone'],
    [429, 'down'],
    [500, 'down'],
    [503, 'down'],
    [null, 'down'],
  ])('%s is %s', (status, verdict) => expect(verdictOf(status)).toBe(verdict));
});

describe('the pauses', () => {
  it('of one message grow, last three days in all, and end', () => {
    const pauses = Array.from({ length: 12 }, (_, n) => pauseAfter(n + 1) ?? 0);
    expect(pauses).toEqual([...pauses].sort((one, other) => one - other));
    const days = pauses.reduce((sum, pause) => sum + pause, 0) / (24 * 60 * 60 * 1000);
    expect(Math.floor(days)).toBe(3);
    expect(pauseAfter(13)).toBeNull();
  });

  it('of a receiver as a whole never last longer than half an hour', () =>
    expect(Math.max(...Array.from({ length: 100 }, (_, n) => restAfter(n + 1)))).toBe(30 * 60 * 1000));

  it('leave a receiver alone for as long as it asks, at most an hour, and never for less than they would', () => {
    expect(restAfter(1, 600_000)).toBe(600_000);
    expect(restAfter(1, 86_400_000)).toBe(3_600_000);
    expect(restAfter(100, 1_000)).toBe(30 * 60 * 1000);
  });
});
