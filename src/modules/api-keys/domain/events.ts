import type { AccountId, Fingerprint } from '../../../shared-kernel/ids.js';
import { fact, facts, type EventsOf } from '../../../shared-kernel/message.js';

/** Names one key of one account without saying it. */
export interface KeyRef {
  readonly accountId: AccountId;
  readonly fingerprint: Fingerprint;
}

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
  ApiKeyVerified: fact<KeyRef & { level: 'authenticates' | 'can-request' | 'can-pay' }>('The provider accepted the stored key.'),
  ApiKeyInvalidated: fact<KeyRef & { reason: string }>('The provider refused the key as wrong or revoked.'),
  ApiKeyRestricted: fact<KeyRef & { reason: string; missing: string | null }>('The provider knows the key but does not let it do this work.'),
  ApiKeyExpired: fact<KeyRef & { reason: string }>('The key expired.'),
  KeyCreditsExhausted: fact<KeyRef & { reason: string }>('The provider refused the key because its funds are spent.'),
  ApiKeyRateLimited: fact<KeyRef & { until: string }>('The provider asked to send less with this key for a while.'),
  ApiKeyRecovered: fact<KeyRef & { from: string; by: 'call' | 're-check' | 'request' }>('A key that had failed works again.'),
  ApiKeyRechecked: fact<KeyRef & { attempt: number; outcome: string; nextInSeconds: number }>('A failing key was tried again without success.'),
  ApiKeyRemoved: fact<KeyRef & { envelopeId: string; lastFour: string; how: 'removed' | 'replaced' }>('An account removed its provider key.'),
});
export type ApiKeyEvent = EventsOf<typeof apiKeyFacts>;
export { ownSpendingFacts, type OwnSpendingEvent } from './own-spending-events.js';
export type { ModelChoiceEvent } from './model-choice-events.js';
