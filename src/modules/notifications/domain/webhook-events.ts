import type { AccountId } from '../../../shared-kernel/ids.js';
import { fact, facts, type EventsOf } from '../../../shared-kernel/message.js';
import type { Sealed } from '../../../shared-kernel/ports/vault.js';
import type { MessageType } from './message-types.js';

/** Names one webhook of one account. */
export interface WebhookRef {
  readonly accountId: AccountId;
  readonly webhookId: string;
}

/** Why nothing is sent to a webhook: its owner said so, its receiver failed for days, or its receiver said that it is gone (410). */
export type WhyPaused = 'owner' | 'failing' | 'gone';

/** Everything that the stream `webhooks-<accountId>` may say. A URL may hold a secret, so it is sealed; the signing secret is in no event. */
export const webhookFacts = facts('webhooks', {
  WebhookAdded: fact<WebhookRef & { url: Sealed; types: readonly MessageType[] }>('An account asked to be told of events at a URL of its own.'),
  WebhookChanged: fact<
    WebhookRef & {
      /** Null when it stays. */
      url: Sealed | null;
      types: readonly MessageType[];
    }
  >('An account changed where it is told of events, or of which.'),
  WebhookSecretRenewed: fact<WebhookRef & { oldSignsUntil: string }>(
    'A webhook was given another signing secret; the old one signs too for a while.',
    {
      keptForTheRecord: true,
    },
  ),
  WebhookReplayed: fact<WebhookRef & { since: string }>('An account asked to be told again of what happened since a moment.'),
  WebhookPaused: fact<WebhookRef & { why: WhyPaused }>('A webhook is told of nothing for now; what happens meanwhile is kept for it.'),
  WebhookResumed: fact<WebhookRef>('A webhook is told again, beginning with what it missed.'),
  WebhookRemoved: fact<WebhookRef>('An account removed a webhook.'),
});
export type WebhookEvent = EventsOf<typeof webhookFacts>;
