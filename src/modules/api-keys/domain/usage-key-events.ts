import { fact, facts, type EventsOf } from '../../../shared-kernel/message.js';
import type { KeyRef } from './events.js';

/** Everything that the stream `usagekey-<accountId>` may say: the admin key that reads the provider's reports, and nothing else. */
export const usageKeyFacts = facts('usagekey', {
  UsageKeyAdded: fact<
    KeyRef & {
      fingerprintVersion: number;
      /** Names the sealed row that holds the key. */
      envelopeId: string;
      prefix: string;
      lastFour: string;
      origin: string;
      verified: boolean;
    }
  >('An account stored an admin key that reads the provider’s usage reports.'),
  UsageKeyRefused: fact<KeyRef & { reason: string; missing: string | null }>('The provider turned down the key that reads its usage reports.'),
  UsageKeyAccepted: fact<KeyRef>('The provider answered the key that reads its usage reports.'),
  UsageKeyRemoved: fact<KeyRef & { envelopeId: string; lastFour: string; how: 'removed' | 'replaced' | 'erased' }>(
    'An account removed the key that reads the provider’s usage reports.',
  ),
});
export type UsageKeyEvent = EventsOf<typeof usageKeyFacts>;
