import type { AccountId } from '../../../shared-kernel/ids.js';
import { query } from '../../../shared-kernel/message.js';
import type { Position } from '../../../shared-kernel/ports/event-log.js';
import type { Sealed } from '../../../shared-kernel/ports/vault.js';
import type { MessageType } from './message-types.js';
import type { WhyPaused } from './webhook-events.js';

export type { MessageType } from './message-types.js';

/** A receiver as the log knows it. */
export interface WebhookView {
  readonly webhookId: string;
  readonly accountId: AccountId;
  readonly url: Sealed;
  readonly types: readonly MessageType[];
  readonly state: 'active' | 'paused';
  readonly pausedBecause: WhyPaused | null;
  readonly addedAt: string;
}

/** One message: what a receiver is told of one event. Never content, never a secret. */
export interface MessageView {
  /** The event's id; a receiver knows a repeat by it. */
  readonly messageId: string;
  readonly accountId: AccountId;
  readonly type: MessageType;
  /** Messages of one line are delivered in their order: the project's id, or `account`. */
  readonly line: string;
  readonly position: Position;
  readonly at: string;
  readonly data: Readonly<Record<string, string | number | boolean | null>>;
}

/** All webhooks of an account, first to last. */
export const webhooksOf = query<{ accountId: AccountId }, readonly WebhookView[]>('notifications.webhooks');

/** Messages of an account after a position, in the order of the log. */
export const messagesAfter = query<{ accountId: AccountId; after: Position; limit: number }, readonly MessageView[]>('notifications.messages');

/** The place in the log just before an account's first message from a moment on; null when there is none since. */
export const placeBefore = query<{ accountId: AccountId; since: string }, Position | null>('notifications.place-before');
