import type { AccountId, Fingerprint } from '../../../shared-kernel/ids.js';
import { fact, facts, type EventsOf } from '../../../shared-kernel/message.js';
import type { MicroText } from '../../../shared-kernel/money.js';

/** Names one key of one account without saying it. */
export interface KeyRef {
  readonly accountId: AccountId;
  readonly fingerprint: Fingerprint;
}

/** What made us learn it: work that the key paid, a look by the schedule, a look that was asked for, or the calendar. */
export type LearntBy = 'call' | 're-check' | 'request' | 'schedule';

/** How much a key was seen to be able to do, the free proofs first. */
export type ProofLevel = 'authenticates' | 'can-request' | 'can-pay';

/** News of a key; `by` is missing in what was said before it was kept. */
type News = KeyRef & { by?: LearntBy };

/** Everything that a key's stream, `apikey-<accountId>`, may say. */
export const apiKeyFacts = facts('apikey', {
  ApiKeyAdded: fact<
    KeyRef & {
      fingerprintVersion: number;
      /** Names the sealed row that holds the key. */
      envelopeId: string;
      prefix: string;
      lastFour: string;
      origin: string;
      verified: boolean;
      expiresAt: string | null;
    }
  >('An account stored a provider key.'),
  ApiKeyVerified: fact<News & { level: ProofLevel }>('The provider accepted the stored key.'),
  ApiKeyInvalidated: fact<News & { reason: string }>('The provider refused the key as wrong or revoked.'),
  ApiKeyRestricted: fact<News & { reason: string; missing: string | null }>('The provider knows the key but does not let it do this work.'),
  ApiKeyExpired: fact<News & { reason: string }>('The key expired.'),
  KeyCreditsExhausted: fact<
    News & {
      reason: string;
      /** A free check had taken it for paid up, wrongly: only a paid answer proves its funds now. */
      paidProofNeeded?: boolean;
    }
  >('The provider refused the key because its funds are spent.'),
  ApiKeyRateLimited: fact<News & { until: string }>('The provider asked to send less with this key for a while.'),
  ApiKeyRecovered: fact<KeyRef & { from: string; by: 'call' | 're-check' | 'request' | 'new-date'; level?: ProofLevel }>(
    'A key that had failed works again.',
  ),
  ApiKeyRechecked: fact<KeyRef & { attempt: number; outcome: string; nextInSeconds: number }>('A failing key was tried again without success.'),
  ApiKeyExpirySet: fact<
    KeyRef & {
      /** The day that its owner chose for its end; null for none. */
      expiresAt: string | null;
      /** So many days before it a warning is still to come. */
      warnings: readonly number[];
    }
  >('The owner of a key chose when it shall expire.'),
  ApiKeyExpiryWarned: fact<KeyRef & { expiresAt: string; days: number }>('The date at which a key expires came near.'),
  PaidProbeAllowed: fact<KeyRef>('The owner of a key allowed tiny paid calls that prove whether it can pay.'),
  PaidProbeDisallowed: fact<KeyRef>('The owner of a key took back the leave for tiny paid calls.'),
  PaidProbeIntended: fact<KeyRef & { attemptId: string; by: 're-check' | 'request' }>('A tiny paid call that tests a key is about to be sent.'),
  PaidProbeEnded: fact<
    KeyRef & {
      attemptId: string;
      outcome: 'succeeded' | 'key-trouble' | 'rate-limited' | 'refused' | 'failed' | 'unknown';
      reason: string | null;
      model: string | null;
      requestId: string | null;
      usage: { readonly inputTokens: number; readonly outputTokens: number } | null;
      /** Our estimate of what it cost at the provider, by the version of its price list; null when nothing was bought. */
      estimate: { readonly microUsd: MicroText; readonly priceVersion: string } | null;
      simulated: boolean;
    }
  >('A tiny paid call that tested a key came to its end.'),
  ApiKeyRemoved: fact<KeyRef & { envelopeId: string; lastFour: string; how: 'removed' | 'replaced' }>('An account removed its provider key.'),
});
export type ApiKeyEvent = EventsOf<typeof apiKeyFacts>;
export { ownSpendingFacts, type OwnSpendingEvent } from './own-spending-events.js';
export type { ModelChoiceEvent } from './model-choice-events.js';
