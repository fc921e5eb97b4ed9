import type { AccountId } from '../../../shared-kernel/ids.js';
import { command, commands, type CommandsOf } from '../../../shared-kernel/message.js';
import type { Sealed } from '../../../shared-kernel/ports/vault.js';
import type { MessageType } from './message-types.js';
import type { WebhookRef, WhyPaused } from './webhook-events.js';

/** Orders to the webhooks of an account. */
export const webhookCommands = commands('webhooks', (data: { accountId: AccountId }) => data.accountId, {
  AddWebhook: command<WebhookRef & { url: Sealed; types: readonly MessageType[] }>(),
  /** Null leaves as it is. */
  ChangeWebhook: command<WebhookRef & { url: Sealed | null; types: readonly MessageType[] | null }>(),
  RenewWebhookSecret: command<WebhookRef & { oldSignsUntil: string }>(),
  ReplayWebhook: command<WebhookRef & { since: string }>(),
  PauseWebhook: command<WebhookRef & { why: WhyPaused }>(),
  ResumeWebhook: command<WebhookRef>(),
  RemoveWebhook: command<WebhookRef>(),
  /** The account is gone. */
  RemoveAllWebhooks: command<{ accountId: AccountId }>(),
});
export type WebhookCommand = CommandsOf<typeof webhookCommands>;
