import type { ApiKeyEvent } from '../../api-keys/index.js';
import { apiKeyFacts } from '../../api-keys/index.js';
import { rowsAfter } from '../../../shared-kernel/testing/rows-after.js';
import { standingRows } from './standing.projection.js';

const ref = (fingerprint: string) => ({ accountId: 'ada', fingerprint });
const added = (fingerprint = 'f', verified = true): ApiKeyEvent => ({
  type: 'ApiKeyAdded',
  data: {
    ...ref(fingerprint),
    fingerprintVersion: 1,
    envelopeId: `envelope-${fingerprint}`,
    prefix: 'sk-',
    lastFour: 'wxyz',
    origin: 'https://provider.example',
    verified,
    expiresAt: null,
  },
});
const removed = (fingerprint = 'f'): ApiKeyEvent => ({
  type: 'ApiKeyRemoved',
  data: { ...ref(fingerprint), envelopeId: `envelope-${fingerprint}`, lastFour: 'wxyz', how: 'removed' },
});
const verified = (fingerprint = 'f'): ApiKeyEvent => ({ type: 'ApiKeyVerified', data: { ...ref(fingerprint), level: 'can-pay' } });
const recovered = (fingerprint = 'f'): ApiKeyEvent => ({ type: 'ApiKeyRecovered', data: { ...ref(fingerprint), from: 'exhausted', by: 'request' } });
const rechecked = (fingerprint = 'f'): ApiKeyEvent => ({
  type: 'ApiKeyRechecked',
  data: { ...ref(fingerprint), attempt: 1, outcome: 'exhausted', nextInSeconds: 60 },
});
const exhausted = (fingerprint = 'f'): ApiKeyEvent => ({ type: 'KeyCreditsExhausted', data: { ...ref(fingerprint), reason: 'no_funds' } });
const slow = (fingerprint = 'f'): ApiKeyEvent => ({ type: 'ApiKeyRateLimited', data: { ...ref(fingerprint), until: 'soon' } });
const trouble = (
  [
    [exhausted(), 'exhausted', 'no_funds'],
    [{ type: 'ApiKeyInvalidated', data: { ...ref('f'), reason: 'invalid_api_key' } }, 'invalid', 'invalid_api_key'],
    [{ type: 'ApiKeyRestricted', data: { ...ref('f'), reason: 'missing_scope', missing: 'model.request' } }, 'restricted', 'missing_scope'],
    [{ type: 'ApiKeyExpired', data: { ...ref('f'), reason: 'expired' } }, 'expired', 'expired'],
    [slow(), 'rate-limited', 'soon'],
  ] as const
).map(([event, status, reason]) => ({ event: event as ApiKeyEvent, type: event.type, status, reason }));

const standingAfter = (...story: readonly ApiKeyEvent[]) => rowsAfter(standingRows, story).get('ada');
const stored = (status: string, reason: string | null = null, fingerprint = 'f') => ({
  status,
  fingerprint,
  lastFour: 'wxyz',
  reason,
  readable: true,
});

describe('the standing of an account', () => {
  it('hears everything that can be said about a key', () =>
    expect(Object.keys(standingRows.on).sort()).toEqual(Object.keys(apiKeyFacts.facts).sort()));

  it('begins with the key, usable or not yet verified', () => {
    expect(standingAfter(added())).toEqual({ accountId: 'ada', keyRevision: 0, key: stored('usable') });
    expect(standingAfter(added('f', false))).toEqual({ accountId: 'ada', keyRevision: 0, key: stored('unverified') });
  });

  it.each(trouble)('[R40][R41][R42][R54] takes $type over as it is', ({ event, status, reason }) =>
    expect(standingAfter(added(), event)).toEqual({ accountId: 'ada', keyRevision: 1, key: stored(status, reason) }),
  );

  it.each(trouble)('[R44] is usable again after $type and a recovery', ({ event }) =>
    expect(standingAfter(added(), event, recovered())).toEqual({ accountId: 'ada', keyRevision: 2, key: stored('usable') }),
  );

  it('becomes usable by an answer where nothing worse was known than that it was not verified or was slowed down', () => {
    expect(standingAfter(added('f', false), verified())?.key.status).toBe('usable');
    expect(standingAfter(added(), slow(), verified())?.key).toEqual(stored('usable'));
    expect(standingAfter(added(), exhausted(), verified())?.key).toEqual(stored('exhausted', 'no_funds'));
  });

  it('[R44] knows of a spent key that only a paid proof is believed of it, and forgets it with the next time that it is spent', () => {
    const doubted: ApiKeyEvent = { type: 'KeyCreditsExhausted', data: { ...ref('f'), reason: 'no_funds', paidProofNeeded: true } };
    expect(standingAfter(added(), doubted)?.key).toMatchObject({ status: 'exhausted', paidProofNeeded: true });
    expect(standingAfter(added(), doubted, recovered(), exhausted())?.key).toEqual(stored('exhausted', 'no_funds'));
  });

  it('is not changed by a fruitless re-check, which is seen all the same', () =>
    expect(standingAfter(added(), exhausted(), rechecked())).toEqual({
      accountId: 'ada',
      keyRevision: 2,
      key: stored('exhausted', 'no_funds'),
    }));

  it('[R37][R45] is without a key after the key was removed', () =>
    expect(standingAfter(added(), exhausted(), removed())).toEqual({ accountId: 'ada', keyRevision: 2, key: { status: 'none' } }));

  it('[R34] begins anew with the next key, whatever the last one was', () =>
    expect(standingAfter(added(), exhausted(), removed(), added('g'))).toEqual({
      accountId: 'ada',
      keyRevision: 3,
      key: stored('usable', null, 'g'),
    }));

  it.each([...trouble.map(({ event }) => event), verified(), recovered(), rechecked(), removed()])(
    'ignores late news of a replaced key, and has still read it: $type',
    late =>
      expect(standingAfter(added('f'), removed('f'), added('g'), late)).toEqual({
        accountId: 'ada',
        keyRevision: 3,
        key: stored('usable', null, 'g'),
      }),
  );

  it('has no row before a key was stored', () => {
    for (const event of [exhausted(), removed(), verified()]) expect(standingAfter(event)).toBeUndefined();
  });
});
