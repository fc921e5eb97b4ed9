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
  apiKeyCommands.AddApiKey({ ...key(fingerprint), verdict, replace });
const added: ApiKeyEvent = { type: 'ApiKeyAdded', data: { ...key(), verified: true } };
const unverified: ApiKeyEvent = { type: 'ApiKeyAdded', data: { ...key(), verified: false } };
const exhausted: ApiKeyEvent = { type: 'KeyCreditsExhausted', data: { ...ref(), reason: 'credit_balance_exhausted' } };
const invalid: ApiKeyEvent = { type: 'ApiKeyInvalidated', data: { ...ref(), reason: 'invalid_api_key' } };
const removed: ApiKeyEvent = { type: 'ApiKeyRemoved', data: { ...ref(), envelopeId: 'envelope-f', lastFour: 'wxyz', how: 'removed' } };
const dry: KeyVerdict = { verdict: 'exhausted', reason: 'credit_balance_exhausted' };
const report = (verdict: KeyVerdict, by: 'call' | 're-check' | 'request' = 'call', fingerprint = 'f') =>
  apiKeyCommands.ReportKeyVerdict({ accountId: 'ada', fingerprint, verdict, by, at: '2026-11-23T00:00:00.000Z' });

describe('the one provider key of an account', () => {
  it('[R1][R26] is stored when the provider accepts it', () => given(apiKey)().when(add()).then(added));

  it('[R26][A-11] is refused when the provider calls it invalid, and nothing is stored', () =>
    given(apiKey)()
      .when(add({ verdict: 'invalid', reason: 'invalid_api_key' }))
      .thenRefused('key_rejected', { reason: 'invalid_api_key' }));

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

  it('[R42] is exhausted when a call says so', () => given(apiKey)(added).when(report(dry)).then(exhausted));

  it('ignores a second report of the same dry key', () => given(apiKey)(added, exhausted).when(report(dry)).thenNothing());

  it('ignores late news about a key since replaced', () =>
    given(apiKey)(added)
      .when(report(dry, 'call', 'other'))
      .thenNothing());

  it('[R44] recovers when a re-check finds it working, without being entered again', () =>
    given(apiKey)(added, exhausted)
      .when(report(accepted, 're-check'))
      .then({ type: 'ApiKeyRecovered', data: { ...ref(), from: 'exhausted', by: 're-check' } }));

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
      .then({ type: 'ApiKeyRateLimited', data: { ...ref(), until: slow.until } });
    given(apiKey)(added, exhausted).when(report(slow)).thenNothing();
  });

  it('[R54] a rate limit ends with the next answer', () =>
    given(apiKey)(added, { type: 'ApiKeyRateLimited', data: { ...ref(), until: 't' } })
      .when(report({ verdict: 'accepted', level: 'can-pay' }))
      .then({ type: 'ApiKeyVerified', data: { ...ref(), level: 'can-pay' } }));

  it('[R40] can become invalid later', () =>
    given(apiKey)(added)
      .when(report({ verdict: 'invalid', reason: 'invalid_api_key' }))
      .then(invalid));

  it('[R39] can always be removed, whatever its state', () => {
    const remove = apiKeyCommands.RemoveApiKey({ accountId: 'ada' });
    for (const history of [[added], [added, exhausted], [added, invalid], [unverified]])
      given(apiKey)(...history)
        .when(remove)
        .then(removed);
    given(apiKey)().when(remove).thenNothing();
  });
});
