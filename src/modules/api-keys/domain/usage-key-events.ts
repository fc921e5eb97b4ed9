import type { AccountId, Fingerprint } from '../../../shared-kernel/ids.js';
import { fact, facts, type EventsOf } from '../../../shared-kernel/message.js';

/** Names one admin key of one account without saying it. */
interface UsageKeyRef {
  readonly accountId: AccountId;
  readonly fingerprint: Fingerprint;
}

/** Everything that the stream `usagekey-<accountId>` may say: the admin key that reads the provider's reports, and nothing else. */
export const usageKeyFacts = facts('usagekey', {
  UsageKeyAdded: fact<
    UsageKeyRef & {
      fingerprintVersion: number;
      /** Names the sealed row that holds the key. */
      envelopeId: string;
      prefix: string;
      lastFour: string;
      origin: string;
      verified: boolean;
    }
  >('An account stored an admin key that reads the provider’s usage reports.'),
  UsageKeyRefused: fact<UsageKeyRef & { reason: string; missing: string | null }>('The provider turned down the key that reads its usage reports.'),
  UsageKeyAccepted: fact<UsageKeyRef>('The provider answered the key that reads its usage reports.'),
  UsageKeyRemoved: fact<UsageKeyRef & { envelopeId: string; lastFour: string; how: 'removed' | 'replaced' | 'erased' }>(
    'An account removed the key that reads the provider’s usage reports.',
  ),
});
export type UsageKeyEvent = EventsOf<typeof usageKeyFacts>;
