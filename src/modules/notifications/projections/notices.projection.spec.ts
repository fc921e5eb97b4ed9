import type { ApiKeyEvent } from '../../api-keys/index.js';
import type { TaskEvent } from '../../media-pipeline/index.js';
import type { NoticeEvent } from '../domain/notice-events.js';
import { noticeIdOf } from './notice-rows.js';
import { momentOf, rowsAfter } from '../../../shared-kernel/testing/rows-after.js';
import { noticeRows } from './notices.projection.js';

const key = { accountId: 'ada', fingerprint: 'f' };
const exhausted: ApiKeyEvent = { type: 'KeyCreditsExhausted', data: { ...key, reason: 'credit_balance_exhausted' } };
const invalid: ApiKeyEvent = { type: 'ApiKeyInvalidated', data: { ...key, reason: 'invalid_api_key' } };
const restricted: ApiKeyEvent = { type: 'ApiKeyRestricted', data: { ...key, reason: 'missing_scope', missing: 'model.request' } };
const expired: ApiKeyEvent = { type: 'ApiKeyExpired', data: { ...key, reason: 'key_expired' } };
const recovered: ApiKeyEvent = { type: 'ApiKeyRecovered', data: { ...key, from: 'exhausted', by: 'request' } };
const removed = (fingerprint = 'f'): ApiKeyEvent => ({
  type: 'ApiKeyRemoved',
  data: { ...key, fingerprint, envelopeId: 'e', lastFour: 'wxyz', how: 'removed' },
});
const failed = (taskId: string): TaskEvent => ({
  type: 'TaskFailed',
  data: {
    taskId,
    accountId: 'ada',
    projectId: 'talk',
    operation: 'transcription',
    payer: 'credits',
    cause: 'media-refused',
    reason: 'no_audio',
    fingerprint: null,
    usage: {},
  },
});

type Story = readonly (ApiKeyEvent | NoticeEvent | TaskEvent)[];

const noticesAfter = (...story: Story) => [...rowsAfter(noticeRows, story).values()];
const openAfter = (...story: Story) => noticesAfter(...story).filter(({ closedAt }) => closedAt === null);

const troublesAfter = (...story: Story) => noticesAfter(...story).filter(({ kind }) => kind !== 'key_recovered');

const troubles = [
  { event: exhausted, type: exhausted.type, kind: 'key_exhausted', cause: 'openai_funds_used_up', first: 'add_funds_at_openai' },
  { event: invalid, type: invalid.type, kind: 'key_invalid', cause: 'key_refused_by_openai', first: 'remove_key' },
  { event: restricted, type: restricted.type, kind: 'key_restricted', cause: 'key_restricted_at_openai', first: 'grant_permission_at_openai' },
  { event: expired, type: expired.type, kind: 'key_expired', cause: 'key_expired_at_openai', first: 'remove_key' },
];

describe('notices', () => {
  it.each(troubles)('[R43][R61] are raised by $type with what can be done and whose purse is meant', ({ event, kind, cause, first }) => {
    const [notice, ...others] = noticesAfter(event);
    expect(others).toEqual([]);
    const said = { accountId: 'ada', kind, cause, severity: 'problem', purse: 'openai_account', blocks: true };
    expect(notice).toMatchObject({ ...said, raisedAt: momentOf(0), readAt: null, closedAt: null });
    expect(notice?.remedies[0]).toBe(first);
    expect(notice?.remedies).toContain('remove_key');
  });

  it.each(troubles)('[R44][R45] after $type close when the key works again, and when it goes', ({ event }) => {
    expect(troublesAfter(event, recovered)).toMatchObject([{ raisedAt: momentOf(0), closedAt: momentOf(1) }]);
    expect(noticesAfter(event, removed())).toMatchObject([{ raisedAt: momentOf(0), closedAt: momentOf(1) }]);
  });

  it('say of a key what is wrong with it now, and nothing else beside', () => {
    for (const { event, kind } of troubles)
      for (const { event: before } of troubles) expect(openAfter(before, event).map(notice => notice.kind)).toEqual([kind]);
  });

  it('stay closed at the moment that closed them', () =>
    expect(troublesAfter(exhausted, recovered, removed())).toMatchObject([{ closedAt: momentOf(1) }]));

  it('are raised again when the key runs dry again', () =>
    expect(troublesAfter(exhausted, recovered, exhausted)).toMatchObject([{ raisedAt: momentOf(2), closedAt: null }]));

  it('do not close because another key goes', () => expect(openAfter(exhausted, removed('other'))).toHaveLength(1));

  it('tell of each failed task once, in the words of its reason', () => {
    expect(noticesAfter(failed('a'), failed('b'), failed('a')).map(({ noticeId }) => noticeId)).toEqual(
      ['a', 'b'].map(task => noticeIdOf('ada', 'work_failed', task)),
    );
    expect(noticesAfter(failed('a'))).toMatchObject([
      { kind: 'work_failed', cause: 'media_refused', severity: 'warning', reason: 'no_audio', projectId: 'talk', requestId: 'c' },
    ]);
  });

  it('are found by whether they are open, the oldest first', () => {
    const rows = noticesAfter(failed('a'), exhausted, recovered);
    expect(rows.map(row => noticeRows.groupBy(row))).toEqual(['open', 'closed', 'open']);
    expect(rows.map(row => noticeRows.sortBy(row))).toEqual([momentOf(0), momentOf(1), momentOf(2)]);
  });

  it('[R44][A-19] tell that the key works again, until it fails again or goes', () => {
    const said = { kind: 'key_recovered', severity: 'information', purse: 'openai_account', reason: 'exhausted' };
    expect(openAfter(exhausted, recovered)).toMatchObject([said]);
    expect(openAfter(exhausted, recovered, invalid).map(({ kind }) => kind)).toEqual(['key_invalid']);
    expect(openAfter(exhausted, recovered, removed())).toEqual([]);
  });

  it('warn of a date that comes near, the second time anew, until there is another date or it has come', () => {
    const expiresAt = '2026-12-23T00:00:00.000Z';
    const warned = (days: number): ApiKeyEvent => ({ type: 'ApiKeyExpiryWarned', data: { ...key, expiresAt, days } });
    const over: ApiKeyEvent = { type: 'ApiKeyExpired', data: { ...key, reason: 'own_expiry_date' } };
    expect(openAfter(warned(7))).toMatchObject([{ kind: 'key_expires_soon', severity: 'warning', sentence: expect.stringContaining('7 days') }]);
    expect(openAfter(warned(7), warned(1))).toMatchObject([{ sentence: expect.stringContaining('one day'), raisedAt: momentOf(1) }]);
    expect(openAfter(warned(7), exhausted, recovered).map(({ kind }) => kind)).toEqual(['key_expires_soon', 'key_recovered']);
    expect(openAfter(warned(1), { type: 'ApiKeyExpirySet', data: { ...key, expiresAt: null, warnings: [] } })).toEqual([]);
    expect(openAfter(warned(1), over)).toMatchObject([{ kind: 'key_expired', remedies: ['set_new_expiry', 'remove_key'] }]);
  });

  it('[R44] ask for consent to a paid test where a free check was wrong about the funds', () => {
    const again: ApiKeyEvent = { type: 'KeyCreditsExhausted', data: { ...key, reason: 'credit_balance_exhausted', paidProofNeeded: true } };
    expect(openAfter(again)).toMatchObject([{ remedies: ['add_funds_at_openai', 'test_that_the_key_pays', 'remove_key'] }]);
  });

  it.each([
    [true, false, ['ask_openai_for_a_higher_limit', 'wait_and_retry', 'remove_key', 'contact_support', 'create_new_project']],
    [false, true, ['ask_openai_for_a_higher_limit', 'wait_and_retry', 'remove_key', 'contact_support']],
  ])('[R52][R53][R55][A-14] tell the four ways out of a rate limit, and whether removing the key helps (bound: %s)', (bound, helps, remedies) => {
    const { data } = failed('a') as Extract<TaskEvent, { type: 'TaskFailed' }>;
    const slow: TaskEvent = { type: 'TaskFailed', data: { ...data, payer: 'own-key', fingerprint: 'f', bound, cause: 'provider-rate-limited' } };
    const [notice] = noticesAfter(slow);
    expect(notice).toMatchObject({ purse: 'openai_account', remedies, removingTheKeyHelps: helps });
    expect(notice?.sentence).toMatch(/much higher limits/);
  });

  it.each([
    ['text', 'credits', 'platform_credits', /platform credits that were charged for it are paid back/, 'run_again'],
    ['transcription', 'credits', 'platform_credits', /paid back/, 'create_new_project'],
    ['text', 'own-key', 'openai_account', /no platform credits were charged for it, so none are paid back/, 'run_again'],
  ] as const)('[R61] tell once of a %s that was lost here, paid with %s, what is paid back', (operation, payer, purse, sentence, remedy) => {
    const { data } = failed('a') as Extract<TaskEvent, { type: 'TaskFailed' }>;
    const { taskId, accountId, projectId } = data;
    const lost: TaskEvent = {
      type: 'ResultFoundUnusable',
      data: { taskId, accountId, projectId, operation, payer, role: 'text', index: 0, reason: 'damaged' },
    };
    const told = noticesAfter(lost, lost);
    expect(told).toMatchObject([{ kind: 'result_lost', purse, sentence: expect.stringMatching(sentence), reason: 'damaged', projectId }]);
    expect(told[0]?.remedies).toEqual(['retry_task', remedy, 'contact_support']);
  });

  describe('and their owner', () => {
    const marked = (type: 'NoticesMarkedRead' | 'NoticesClosed', noticeId: string, raisedBy: string): NoticeEvent => ({
      type,
      data: { accountId: 'ada', notices: [{ noticeId, raisedBy }] },
    });
    const dry = noticeIdOf('ada', 'key_exhausted', 'f');
    const work = noticeIdOf('ada', 'work_failed', 'a');

    it('are read, and stay open', () => {
      const story = [failed('a'), marked('NoticesMarkedRead', work, 'event-0'), marked('NoticesMarkedRead', work, 'event-0')];
      expect(noticesAfter(...story)).toMatchObject([{ attention: 'read', readAt: momentOf(1), closedAt: null }]);
    });

    it('are unread again when they are raised anew, whatever was said of the one before', () => {
      const read = marked('NoticesMarkedRead', dry, 'event-0');
      expect(troublesAfter(exhausted, read, recovered, exhausted, read)).toMatchObject([{ attention: 'unread', readAt: null, closedAt: null }]);
    });

    it('are closed and thereby read, once, by either of the two', () => {
      const close = marked('NoticesClosed', work, 'event-0');
      expect(noticesAfter(failed('a'), close, close)).toMatchObject([
        { closedAt: momentOf(1), closedBy: 'owner', readAt: momentOf(1), attention: 'read' },
      ]);
      expect(troublesAfter(exhausted, recovered, marked('NoticesClosed', dry, 'event-0'))).toMatchObject([
        { closedAt: momentOf(1), closedBy: 'cause', readAt: null },
      ]);
    });
  });

  it('say nothing of a key that goes', () => expect(noticesAfter(removed())).toEqual([]));
});
