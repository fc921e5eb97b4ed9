import type { Decider } from '../../../shared-kernel/decider.js';
import type { WebhookCommand } from './webhook-commands.js';
import { TooManyWebhooks, WebhookIsPaused, WebhookUnknown } from './webhook-errors.js';
import { webhookFacts, type WebhookEvent, type WebhookRef } from './webhook-events.js';
import type { MessageType } from './message-types.js';

/** One receiver, as far as decisions go. */
export interface KnownWebhook {
  readonly types: readonly MessageType[];
  readonly paused: boolean;
}

/** An account's webhooks by their ids. */
export type Webhooks = ReadonlyMap<string, KnownWebhook>;

const MOST = 10;

type Order<Type extends WebhookCommand['type']> = Extract<WebhookCommand, { type: Type }>['data'];

const inOrder = (types: readonly MessageType[]): readonly MessageType[] => [...new Set(types)].sort();
const refOf = ({ accountId, webhookId }: WebhookRef): WebhookRef => ({ accountId, webhookId });

const known = (webhooks: Webhooks, { webhookId }: WebhookRef): KnownWebhook => {
  const webhook = webhooks.get(webhookId);
  if (!webhook) throw WebhookUnknown();
  return webhook;
};

const add = (data: Order<'AddWebhook'>, webhooks: Webhooks): readonly WebhookEvent[] => {
  if (webhooks.has(data.webhookId)) return [];
  if (webhooks.size >= MOST) throw TooManyWebhooks({ most: MOST });
  return [{ type: 'WebhookAdded', data: { ...data, types: inOrder(data.types) } }];
};

const change = (data: Order<'ChangeWebhook'>, { types: before }: KnownWebhook): readonly WebhookEvent[] => {
  const types = data.types === null ? before : inOrder(data.types);
  if (data.url === null && types.join() === before.join()) return [];
  return [{ type: 'WebhookChanged', data: { ...refOf(data), url: data.url, types } }];
};

const replay = (data: Order<'ReplayWebhook'>, { paused }: KnownWebhook): readonly WebhookEvent[] => {
  if (paused) throw WebhookIsPaused();
  return [{ type: 'WebhookReplayed', data }];
};

/** Where an account is told of events: ten receivers at most, each with the types that it wants, each of which can be paused. */
export const webhooks: Decider<Webhooks, WebhookCommand, WebhookEvent> = {
  facts: webhookFacts,
  initial: new Map(),

  decide(command, webhooks) {
    switch (command.type) {
      case 'AddWebhook':
        return add(command.data, webhooks);
      case 'ChangeWebhook':
        return change(command.data, known(webhooks, command.data));
      case 'RenewWebhookSecret':
        known(webhooks, command.data);
        return [{ type: 'WebhookSecretRenewed', data: command.data }];
      case 'ReplayWebhook':
        return replay(command.data, known(webhooks, command.data));
      case 'PauseWebhook':
        return known(webhooks, command.data).paused ? [] : [{ type: 'WebhookPaused', data: command.data }];
      case 'ResumeWebhook':
        return known(webhooks, command.data).paused ? [{ type: 'WebhookResumed', data: refOf(command.data) }] : [];
      case 'RemoveWebhook':
        known(webhooks, command.data);
        return [{ type: 'WebhookRemoved', data: refOf(command.data) }];
      case 'RemoveAllWebhooks':
        return [...webhooks.keys()].map(webhookId => ({ type: 'WebhookRemoved', data: { accountId: command.data.accountId, webhookId } }));
    }
  },

  evolve(webhooks, event) {
    const { webhookId } = event.data;
    const before = webhooks.get(webhookId);
    const after = new Map(webhooks);
    if (event.type === 'WebhookAdded') return after.set(webhookId, { types: event.data.types, paused: false });
    if (!before) return webhooks;
    switch (event.type) {
      case 'WebhookChanged':
        return after.set(webhookId, { ...before, types: event.data.types });
      case 'WebhookPaused':
        return after.set(webhookId, { ...before, paused: true });
      case 'WebhookResumed':
        return after.set(webhookId, { ...before, paused: false });
      case 'WebhookRemoved':
        after.delete(webhookId);
        return after;
      case 'WebhookReplayed':
      case 'WebhookSecretRenewed':
        return webhooks;
    }
  },
};
