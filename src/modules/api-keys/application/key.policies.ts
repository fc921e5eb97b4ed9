import { policy, type Job } from '../../../shared-kernel/policy.js';
import { OWN_EXPIRY_DATE } from '../../../shared-kernel/who-pays.js';
import type { AccountEvent } from '../../accounts/index.js';
import type { TaskEvent } from '../../media-pipeline/index.js';
import { apiKeyCommands, type KeyVerdict } from '../domain/commands.js';
import type { ApiKeyEvent, KeyRef } from '../domain/events.js';

type AttemptFailed = Extract<TaskEvent, { type: 'AttemptFailed' }>['data'];

const verdictOf = ({ cause, reason, until }: AttemptFailed): KeyVerdict | null => {
  if (cause === 'provider-rate-limited' && until !== undefined) return { verdict: 'rate-limited', until };
  if (cause === 'key-invalid') return { verdict: 'invalid', reason };
  if (cause === 'key-expired') return { verdict: 'expired', reason };
  if (cause === 'key-exhausted') return { verdict: 'exhausted', reason };
  if (cause === 'key-restricted') return { verdict: 'restricted', reason, missing: reason };
  return null;
};

/** A paid call that fails for the key's own sake is news about the key; a call with the platform's key never is. */
export const noteKeyTroubleWhenCallFails = policy<TaskEvent>('api-keys.note-key-trouble-when-call-fails', {
  AttemptFailed: ({ data, metadata: { at } }) => {
    const verdict = verdictOf(data);
    if (verdict === null || data.fingerprint === null) return [];
    return [apiKeyCommands.ReportKeyVerdict({ accountId: data.accountId, fingerprint: data.fingerprint, verdict, by: 'call', at })];
  },
});

/** A delivered answer is the best proof that a key works. */
export const noteKeyWorksWhenCallSucceeds = policy<TaskEvent>('api-keys.note-key-works-when-call-succeeds', {
  TaskSucceeded: ({ data: { accountId, fingerprint }, metadata: { at } }) =>
    fingerprint === null
      ? []
      : [apiKeyCommands.ReportKeyVerdict({ accountId, fingerprint, verdict: { verdict: 'accepted', level: 'can-pay' }, by: 'call', at })],
});

const FIRST_RECHECK_SECONDS = 30;

const recheckIn = ({ accountId, fingerprint }: KeyRef, seconds: number): readonly Job[] => [
  { job: 'api-keys.recheck', data: { accountId, fingerprint }, delayMs: seconds * 1000 },
];

/** A key that does not work, or was never heard of by the provider, is asked about again by itself (R44). */
export const recheckKeyWhenItDoesNotWork = policy<ApiKeyEvent>('api-keys.recheck-key-when-it-does-not-work', {
  ApiKeyAdded: ({ data }) => (data.verified ? [] : recheckIn(data, FIRST_RECHECK_SECONDS)),
  ApiKeyInvalidated: ({ data }) => recheckIn(data, FIRST_RECHECK_SECONDS),
  ApiKeyRestricted: ({ data }) => recheckIn(data, FIRST_RECHECK_SECONDS),
  ApiKeyExpired: ({ data }) => (data.reason === OWN_EXPIRY_DATE ? [] : recheckIn(data, FIRST_RECHECK_SECONDS)),
  KeyCreditsExhausted: ({ data }) => recheckIn(data, FIRST_RECHECK_SECONDS),
  ApiKeyRechecked: ({ data }) => recheckIn(data, data.nextInSeconds),
});

/** What was stored of a removed key is destroyed; its fingerprint stays in the log. */
export const destroyEnvelopeWhenKeyIsRemoved = policy<ApiKeyEvent>('api-keys.destroy-envelope-when-key-is-removed', {
  ApiKeyRemoved: ({ data: { accountId, envelopeId } }) => [{ job: 'api-keys.destroy-envelope', data: { accountId, envelopeId } }],
});

/** An erased account holds no key; what stands by it learns of that as of any removal. */
export const removeKeyWhenAccountIsErased = policy<AccountEvent>('api-keys.remove-key-when-account-is-erased', {
  AccountErased: ({ data: { accountId } }) => [apiKeyCommands.RemoveApiKey({ accountId })],
});
