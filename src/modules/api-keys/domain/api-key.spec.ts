import { given } from '../../../shared-kernel/testing/given.js';
import { apiKey } from './api-key.js';
import { apiKeyCommands, type KeyVerdict } from './commands.js';
import type { ApiKeyEvent } from './events.js';

const ref = (fingerprint = 'f') => ({ accountId: 'ada', fingerprint });
const key = (fingerprint = 'f') => ({
  ...ref(fingerprint),
  fingerprintVersion: 1,
  envelopeId: `envelope-${fingerprint}`,
  prefix: 'sk-',
  lastFour: 'wxyz',
  origin: 'https://provider.example',
  expiresAt: null,
});
const accepted: KeyVerdict = { verdict: 'accepted', level: 'can-request' };
const add = (verdict: KeyVerdict = accepted, fingerprint = 'f', replace = false) =>
  apiKeyCommands.AddApiKey({ ...key(fingerprint), daysLeft: null, verdict, replace });
const added: ApiKeyEvent = { type: 'ApiKeyAdded', data: { ...key(), verified: true } };
const unverified: ApiKeyEvent = { type: 'ApiKeyAdded', data: { ...key(), verified: false } };
const exhausted: ApiKeyEvent = { type: 'KeyCreditsExhausted', data: { ...ref(), reason: 'credit_balance_exhausted' } };
const invalid: ApiKeyEvent = { type: 'ApiKeyInvalidated', data: { ...ref(), reason: 'invalid_api_key' } };
const removed: ApiKeyEvent = { type: 'ApiKeyRemoved', data: { ...ref(), envelopeId: 'envelope-f', lastFour: 'wxyz', how: 'removed' } };
const dry: KeyVerdict = { verdict: 'exhausted', reason: 'credit_balance_exhausted' };
/** The same news as it is told when a call brought it. */
const byCall = (event: ApiKeyEvent): ApiKeyEvent => ({ ...event, data: { ...event.data, by: 'call' } }) as ApiKeyEvent;
const report = (verdict: KeyVerdict, by: 'call' | 're-check' | 'request' = 'call', fingerprint = 'f') =>
  apiKeyCommands.ReportKeyVerdict({ accountId: 'ada', fingerprint, verdict, by, at: '2026-11-23T00:00:00.000Z' });

describe('the one provider key of an account', () => {
  it('[R1][R26] is stored when the provider accepts it', () => given(apiKey)().when(add()).then(added));

  it('[R26][A-11] is refused when the provider calls it invalid, and nothing is stored', () =>
    given(apiKey)()
      .when(add({ verdict: 'invalid', reason: 'invalid_api_key' }))
      .thenRefused('key_rejected', { reason: 'wrong_revoked_or_expired' }));

  it('[A-11] is stored with its state when it is spent or restricted', () => {
    given(apiKey)().when(add(dry)).then(unverified, exhausted);
    given(apiKey)()
      .when(add({ verdict: 'restricted', reason: 'missing_scope', missing: 'model.request' }))
      .then(unverified, { type: 'ApiKeyRestricted', data: { ...ref(), reason: 'missing_scope', missing: 'model.request' } });
  });

  it('[A-10] is stored unverified when the provider cannot be reached', () =>
    given(apiKey)()
      .when(add({ verdict: 'unreachable', reason: 'timeout' }))
      .then(unverified));

  it('[A-6] is one: another is refused unless it replaces', () => {
    given(apiKey)(added).when(add(accepted, 'g')).thenRefused('another_key_stored', { storedKeyLastFour: 'wxyz' });
    given(apiKey)(added)
      .when(add(accepted, 'g', true))
      .then(
        { type: 'ApiKeyRemoved', data: { ...ref(), envelopeId: 'envelope-f', lastFour: 'wxyz', how: 'replaced' } },
        { type: 'ApiKeyAdded', data: { ...key('g'), verified: true } },
      );
  });

  it('refuses the very key that is there', () => given(apiKey)(added).when(add()).thenRefused('key_already_stored'));

  it('[R34][A-5] can be added again after it was removed', () => given(apiKey)(added, removed).when(add()).then(added));

  it('[R42] is exhausted when a call says so', () => given(apiKey)(added).when(report(dry)).then(byCall(exhausted)));

  it('ignores a second report of the same dry key', () => given(apiKey)(added, exhausted).when(report(dry)).thenNothing());

  it('ignores late news about a key since replaced', () =>
    given(apiKey)(added)
      .when(report(dry, 'call', 'other'))
      .thenNothing());

  it('[R44] recovers when a re-check finds it working, without being entered again', () =>
    given(apiKey)(added, exhausted)
      .when(report(accepted, 're-check'))
      .then({ type: 'ApiKeyRecovered', data: { ...ref(), from: 'exhausted', by: 're-check', level: 'can-request' } }));

  it('does not take it for paid up because it authenticates', () =>
    given(apiKey)(added, exhausted)
      .when(report({ verdict: 'accepted', level: 'authenticates' }, 're-check'))
      .then({ type: 'ApiKeyRechecked', data: { ...ref(), attempt: 1, outcome: 'authenticates', nextInSeconds: 60 } }));

  it('is asked about less and less often while it stays bad', () => {
    const recheck = (attempt: number, nextInSeconds: number): ApiKeyEvent => ({
      type: 'ApiKeyRechecked',
      data: { ...ref(), attempt, outcome: 'exhausted', nextInSeconds },
    });
    given(apiKey)(added, exhausted).when(report(dry, 're-check')).then(recheck(1, 60));
    given(apiKey)(added, exhausted, recheck(1, 60)).when(report(dry, 're-check')).then(recheck(2, 120));
    given(apiKey)(added, exhausted, recheck(40, 3_600)).when(report(dry, 're-check')).then(recheck(41, 3_600));
  });

  it('[R51][R54] is never made bad by a rate limit', () => {
    const slow: KeyVerdict = { verdict: 'rate-limited', until: '2026-11-23T00:01:00.000Z' };
    given(apiKey)(added)
      .when(report(slow))
      .then({ type: 'ApiKeyRateLimited', data: { ...ref(), by: 'call', until: slow.until } });
    given(apiKey)(added, exhausted).when(report(slow)).thenNothing();
  });

  it('[R54] a rate limit ends with the next answer', () =>
    given(apiKey)(added, { type: 'ApiKeyRateLimited', data: { ...ref(), until: 't' } })
      .when(report({ verdict: 'accepted', level: 'can-pay' }))
      .then({ type: 'ApiKeyVerified', data: { ...ref(), level: 'can-pay', by: 'call' } }));

  it('[R40] can become invalid later', () =>
    given(apiKey)(added)
      .when(report({ verdict: 'invalid', reason: 'invalid_api_key' }))
      .then(byCall(invalid)));

  it('[R54] is told to be slowed down once for one wait, and again only when it lasts longer', () => {
    const until = (moment: string): KeyVerdict => ({ verdict: 'rate-limited', until: moment });
    const slowed: ApiKeyEvent = { type: 'ApiKeyRateLimited', data: { ...ref(), until: '2026-11-23T00:01:00.000Z' } };
    given(apiKey)(added, slowed)
      .when(report(until('2026-11-23T00:01:00.000Z')))
      .thenNothing();
    given(apiKey)(added, slowed)
      .when(report(until('2026-11-23T00:02:00.000Z')))
      .then({ type: 'ApiKeyRateLimited', data: { ...ref(), by: 'call', until: '2026-11-23T00:02:00.000Z' } });
    given(apiKey)(added, slowed).when(report(accepted, 'request')).thenNothing();
  });

  describe('whose funds a free check had believed in, wrongly', () => {
    const recovered = (level: 'can-request' | 'can-pay'): ApiKeyEvent => ({
      type: 'ApiKeyRecovered',
      data: { ...ref(), from: 'exhausted', by: 're-check', level },
    });
    const paid: KeyVerdict = { verdict: 'accepted', level: 'can-pay' };
    const again: ApiKeyEvent = {
      type: 'KeyCreditsExhausted',
      data: { ...ref(), by: 'call', reason: 'credit_balance_exhausted', paidProofNeeded: true },
    };

    it('[R44] is not believed for free again', () => {
      given(apiKey)(added, exhausted, recovered('can-request')).when(report(dry)).then(again);
      given(apiKey)(added, exhausted, recovered('can-request'), again)
        .when(report(accepted, 're-check'))
        .then({ type: 'ApiKeyRechecked', data: { ...ref(), attempt: 1, outcome: 'can-request', nextInSeconds: 60 } });
    });

    it('[R44] recovers by a paid answer', () =>
      given(apiKey)(added, exhausted, recovered('can-request'), again).when(report(paid, 're-check')).then(recovered('can-pay')));

    it('is free of doubt once it paid', () => {
      const proven: ApiKeyEvent = { type: 'ApiKeyVerified', data: { ...ref(), level: 'can-pay', by: 'call' } };
      given(apiKey)(added, exhausted, recovered('can-request')).when(report(paid)).then(proven);
      given(apiKey)(added, exhausted, recovered('can-request'), proven).when(report(dry)).then(byCall(exhausted));
      given(apiKey)(added, exhausted, recovered('can-pay')).when(report(dry)).then(byCall(exhausted));
    });
  });

  describe('with a date at which it shall end', () => {
    const expiresAt = '2026-12-23T00:00:00.000Z';
    const set = (warnings: readonly number[], at: string | null = expiresAt): ApiKeyEvent => ({
      type: 'ApiKeyExpirySet',
      data: { ...ref(), expiresAt: at, warnings },
    });
    const warned = (days: number): ApiKeyEvent => ({ type: 'ApiKeyExpiryWarned', data: { ...ref(), expiresAt, days } });
    const over: ApiKeyEvent = { type: 'ApiKeyExpired', data: { ...ref(), reason: 'own_expiry_date', by: 'schedule' } };
    const look = (daysLeft: number, fingerprint = 'f') => apiKeyCommands.LookAtKeyExpiry({ accountId: 'ada', fingerprint, daysLeft });
    const choose = (daysLeft: number | null, at: string | null = expiresAt) =>
      apiKeyCommands.SetKeyExpiry({ accountId: 'ada', expiresAt: at, daysLeft });

    it('has the warnings before it that are still to come', () => {
      given(apiKey)(added)
        .when(choose(30))
        .then(set([7, 1]));
      given(apiKey)(added)
        .when(choose(3))
        .then(set([1]));
      given(apiKey)(added).when(choose(0.5)).then(set([]));
      given(apiKey)(added, set([7, 1]))
        .when(choose(30))
        .thenNothing();
      given(apiKey)(added, set([7, 1]))
        .when(choose(null, null))
        .then(set([], null));
    });

    it('is refused a date in the past, and there must be a key', () => {
      given(apiKey)(added).when(choose(-1)).thenRefused('expiry_in_the_past');
      given(apiKey)().when(choose(30)).thenRefused('key_missing');
    });

    it('is warned of once each, and after down-time only by the nearest', () => {
      given(apiKey)(added, set([7, 1]))
        .when(look(8))
        .thenNothing();
      given(apiKey)(added, set([7, 1]))
        .when(look(7))
        .then(warned(7));
      given(apiKey)(added, set([7, 1]), warned(7))
        .when(look(6))
        .thenNothing();
      given(apiKey)(added, set([7, 1]), warned(7))
        .when(look(0.9))
        .then(warned(1));
      given(apiKey)(added, set([7, 1]))
        .when(look(0.9))
        .then(warned(1));
      given(apiKey)(added, set([7, 1]), warned(1))
        .when(look(0.8))
        .thenNothing();
    });

    it('[R41] is expired on it, whatever the provider says, until there is another date', () => {
      given(apiKey)(added, set([7, 1]))
        .when(look(0))
        .then(over);
      given(apiKey)(added, set([7, 1]), over)
        .when(look(-1))
        .thenNothing();
      given(apiKey)(added, set([7, 1]), over)
        .when(report({ verdict: 'accepted', level: 'can-pay' }))
        .thenNothing();
      given(apiKey)(added, set([7, 1]), over)
        .when(choose(60, '2027-01-23T00:00:00.000Z'))
        .then(set([7, 1], '2027-01-23T00:00:00.000Z'), { type: 'ApiKeyRecovered', data: { ...ref(), from: 'expired', by: 'new-date' } });
    });

    it('does not end with the date of a key since replaced', () =>
      given(apiKey)(added, set([7, 1]))
        .when(look(-1, 'other'))
        .thenNothing());
  });

  describe('that is tested for money', () => {
    const intend = (attemptId: string) => apiKeyCommands.IntendPaidProbe({ accountId: 'ada', fingerprint: 'f', attemptId, by: 'request' });
    const intended = (attemptId: string): ApiKeyEvent => ({ type: 'PaidProbeIntended', data: { ...ref(), attemptId, by: 'request' } });
    const nothing = { reason: null, model: null, requestId: null, usage: null, estimate: null, simulated: false };
    const end = { ...ref(), attemptId: 'a', outcome: 'succeeded' as const, ...nothing };
    const ended: ApiKeyEvent = { type: 'PaidProbeEnded', data: end };

    it('is asked once for one order, whether or not the answer was recorded', () => {
      given(apiKey)(added).when(intend('a')).then(intended('a'));
      given(apiKey)(added, intended('a')).when(intend('a')).thenNothing();
      given(apiKey)(added, intended('a'), ended).when(intend('a')).thenNothing();
      given(apiKey)(added, intended('a'), ended).when(intend('b')).then(intended('b'));
    });

    it('has one end for each', () => {
      given(apiKey)(added, intended('a')).when(apiKeyCommands.RecordPaidProbe(end)).then(ended);
      given(apiKey)(added, intended('a'), ended).when(apiKeyCommands.RecordPaidProbe(end)).thenNothing();
    });

    it('is allowed that once for all, and no longer', () => {
      const allow = (allowed: boolean) => apiKeyCommands.AllowPaidProbe({ accountId: 'ada', allowed });
      const allowed: ApiKeyEvent = { type: 'PaidProbeAllowed', data: ref() };
      given(apiKey)(added).when(allow(true)).then(allowed);
      given(apiKey)(added, allowed).when(allow(true)).thenNothing();
      given(apiKey)(added, allowed).when(allow(false)).then({ type: 'PaidProbeDisallowed', data: ref() });
      given(apiKey)().when(allow(true)).thenRefused('key_missing');
    });
  });

  it('[R39] can always be removed, whatever its state', () => {
    const remove = apiKeyCommands.RemoveApiKey({ accountId: 'ada' });
    for (const history of [[added], [added, exhausted], [added, invalid], [unverified]])
      given(apiKey)(...history)
        .when(remove)
        .then(removed);
    given(apiKey)().when(remove).thenNothing();
  });
});
