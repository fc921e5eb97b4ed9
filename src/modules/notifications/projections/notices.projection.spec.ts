import type { ApiKeyEvent } from '../../api-keys/index.js';
import type { TaskEvent } from '../../media-pipeline/index.js';
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

const noticesAfter = (...story: readonly (ApiKeyEvent | TaskEvent)[]) => [...rowsAfter(noticeRows, story).values()];
const openAfter = (...story: readonly (ApiKeyEvent | TaskEvent)[]) => noticesAfter(...story).filter(({ closedAt }) => closedAt === null);

const troubles = [
  { event: exhausted, type: exhausted.type, kind: 'key_exhausted', first: 'add_funds_at_openai' },
  { event: invalid, type: invalid.type, kind: 'key_invalid', first: 'remove_key' },
  { event: restricted, type: restricted.type, kind: 'key_restricted', first: 'grant_permission_at_openai' },
  { event: expired, type: expired.type, kind: 'key_expired', first: 'remove_key' },
];

describe('notices', () => {
  it.each(troubles)('[R43][R61] are raised by $type with what can be done and whose purse is meant', ({ event, kind, first }) => {
    const [notice, ...others] = noticesAfter(event);
    expect(others).toEqual([]);
    expect(notice).toMatchObject({ accountId: 'ada', kind, severity: 'problem', purse: 'openai_account', raisedAt: momentOf(0), closedAt: null });
    expect(notice?.remedies[0]).toBe(first);
    expect(notice?.remedies).toContain('remove_key');
  });

  it.each(troubles)('[R44][R45] after $type close when the key works again, and when it goes', ({ event }) => {
    expect(noticesAfter(event, recovered)).toMatchObject([{ raisedAt: momentOf(0), closedAt: momentOf(1) }]);
    expect(noticesAfter(event, removed())).toMatchObject([{ raisedAt: momentOf(0), closedAt: momentOf(1) }]);
  });

  it('say of a key what is wrong with it now, and nothing else beside', () => {
    for (const { event, kind } of troubles)
      for (const { event: before } of troubles) expect(openAfter(before, event).map(notice => notice.kind)).toEqual([kind]);
  });

  it('stay closed at the moment that closed them', () =>
    expect(noticesAfter(exhausted, recovered, removed())).toMatchObject([{ closedAt: momentOf(1) }]));

  it('are raised again when the key runs dry again', () =>
    expect(noticesAfter(exhausted, recovered, exhausted)).toMatchObject([{ raisedAt: momentOf(2), closedAt: null }]));

  it('do not close because another key goes', () => expect(openAfter(exhausted, removed('other'))).toHaveLength(1));

  it('tell of each failed task once, in the words of its reason', () => {
    expect(noticesAfter(failed('a'), failed('b'), failed('a')).map(({ noticeId }) => noticeId)).toEqual(['ada|work_failed|a', 'ada|work_failed|b']);
    expect(noticesAfter(failed('a'))).toMatchObject([{ kind: 'work_failed', severity: 'warning', reason: 'no_audio', projectId: 'talk' }]);
  });

  it('are found by whether they are open, the oldest first', () => {
    const rows = noticesAfter(failed('a'), exhausted, recovered);
    expect(rows.map(row => noticeRows.groupBy(row))).toEqual(['open', 'closed']);
    expect(rows.map(row => noticeRows.sortBy(row))).toEqual([momentOf(0), momentOf(1)]);
  });

  it('say nothing of a key that is fine', () => {
    expect(noticesAfter(recovered)).toEqual([]);
    expect(noticesAfter(removed())).toEqual([]);
  });
});
