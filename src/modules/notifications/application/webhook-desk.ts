import { Injectable } from '@nestjs/common';
import { partOf, type CommandContext } from '../../../shared-kernel/context.js';
import { idFrom, newId, type AccountId } from '../../../shared-kernel/ids.js';
import type { Position } from '../../../shared-kernel/ports/event-log.js';
import { Clock, Commands, Jobs, Queries, type Sent } from '../../../shared-kernel/ports/messages.js';
import { Poster } from '../../../shared-kernel/ports/poster.js';
import { WebhookStore, type DeliveriesWanted, type DeliveryRecord, type Receiver } from '../../../shared-kernel/ports/webhook-store.js';
import type { MessageType } from '../domain/message-types.js';
import { DELIVER_WEBHOOKS } from './deliver-webhooks.job.js';
import { webhookCommands } from '../domain/webhook-commands.js';
import { DeliveryUnknown, WebhookIsPaused, WebhookUnknown, WebhookUrlRefused } from '../domain/webhook-errors.js';
import { placeBefore, webhooksOf, type WebhookView } from '../domain/webhook-queries.js';
import { PostMessage } from './post-message.js';
import { newSigningSecret } from './signature.js';

/** A receiver as its owner sees it; never the secret. */
export type ShownWebhook = Omit<WebhookView, 'url' | 'accountId'> & { readonly url: string; readonly failingSince: string | null };

/** What may be changed; undefined leaves as it is. */
export interface WebhookWishes {
  readonly url?: string;
  readonly types?: readonly MessageType[];
  readonly state?: 'active' | 'paused';
}

const OLD_SIGNS_MS = 24 * 60 * 60 * 1000;

/** Makes, changes and shows the places at which an account is told of events. */
@Injectable()
export class WebhookDesk {
  constructor(
    private readonly store: WebhookStore,
    private readonly posts: PostMessage,
    private readonly poster: Poster,
    private readonly queries: Queries,
    private readonly commands: Commands,
    private readonly jobs: Jobs,
    private readonly clock: Clock,
  ) {}

  /** The secret is told here and nowhere else; the same order again gives another one to the same webhook. Throws `webhook_url_refused`, `too_many_webhooks`. */
  async add(order: CommandContext, accountId: AccountId, url: string, types: readonly MessageType[]) {
    this.mustBeTaken(url);
    const receiver = { accountId, webhookId: idFrom(order.commandId, 'webhook') };
    const secret = newSigningSecret();
    const { position } = await this.queries.read(webhooksOf, { accountId });
    await this.store.open(receiver, await this.posts.sealSecret(receiver, secret), position);
    const sealedUrl = await this.posts.sealUrl(receiver, url);
    const sent = await this.commands.send(webhookCommands.AddWebhook({ ...receiver, url: sealedUrl, types }), order);
    return { sent, secret, webhook: await this.shown(receiver, sent.position) };
  }

  async list(accountId: AccountId): Promise<readonly ShownWebhook[]> {
    const hooks = await this.queries.ask(webhooksOf, { accountId });
    return Promise.all(hooks.map(hook => this.show(hook)));
  }

  /** Throws `webhook_unknown`. */
  async shown(receiver: Receiver, after?: Position): Promise<ShownWebhook> {
    return this.show(await this.find(receiver, after));
  }

  /** Throws `webhook_unknown`, `webhook_url_refused`. */
  async change(order: CommandContext, receiver: Receiver, { url, types, state }: WebhookWishes): Promise<Sent> {
    if (url !== undefined) this.mustBeTaken(url);
    const sealedUrl = url === undefined ? null : await this.posts.sealUrl(receiver, url);
    const changed = await this.commands.send(webhookCommands.ChangeWebhook({ ...receiver, url: sealedUrl, types: types ?? null }), order);
    if (state === undefined) return changed;
    return state === 'paused' ? this.pause(partOf(order, 'pause'), receiver) : this.resume(partOf(order, 'resume'), receiver);
  }

  async remove(order: CommandContext, receiver: Receiver): Promise<Sent> {
    const sent = await this.commands.send(webhookCommands.RemoveWebhook(receiver), order);
    await this.store.remove(receiver);
    return sent;
  }

  /** The new secret, told once; the one before signs too for a day. */
  async renewSecret(order: CommandContext, receiver: Receiver) {
    const oldSignsUntil = new Date(this.clock.now().getTime() + OLD_SIGNS_MS);
    const sent = await this.commands.send(webhookCommands.RenewWebhookSecret({ ...receiver, oldSignsUntil: oldSignsUntil.toISOString() }), order);
    const secret = newSigningSecret();
    await this.store.renewSecret(receiver, { secret: await this.posts.sealSecret(receiver, secret), orderId: order.commandId, oldSignsUntil });
    return { sent, secret, oldSignsUntil: oldSignsUntil.toISOString() };
  }

  /** Sends one message of the type `webhook.test` now, also to a paused receiver, and says what came of it. */
  async test(receiver: Receiver) {
    const hook = await this.find(receiver);
    const message = { type: 'webhook.test', timestamp: this.clock.now().toISOString(), data: { webhookId: receiver.webhookId } };
    const { status, problem } = await this.posts.send(hook, { messageId: newId(), body: JSON.stringify(message) });
    return { delivered: status !== null && status >= 200 && status < 300, status, problem };
  }

  async deliveries(receiver: Receiver, wanted: DeliveriesWanted): Promise<readonly DeliveryRecord[]> {
    await this.find(receiver);
    return this.store.log(receiver, wanted);
  }

  /** Has one message sent again, whatever became of it. Throws `delivery_unknown`, `webhook_paused`. */
  async again({ commandId }: CommandContext, receiver: Receiver, messageId: string): Promise<void> {
    const { state } = await this.find(receiver);
    if (state === 'paused') throw WebhookIsPaused();
    if (!(await this.store.again(receiver, messageId, this.clock.now()))) throw DeliveryUnknown();
    await this.jobs.add({ job: DELIVER_WEBHOOKS, data: { accountId: receiver.accountId } }, idFrom(commandId, 'again'));
  }

  /** Has everything since a moment sent again, from the log, each under its own id. */
  async replay(order: CommandContext, receiver: Receiver, since: string): Promise<Sent> {
    const { state } = await this.find(receiver);
    if (state === 'paused') throw WebhookIsPaused();
    const place = await this.queries.ask(placeBefore, { accountId: receiver.accountId, since });
    if (place !== null) await this.store.rewind(receiver, place);
    return this.commands.send(webhookCommands.ReplayWebhook({ ...receiver, since }), order);
  }

  private async pause(order: CommandContext, receiver: Receiver): Promise<Sent> {
    const sent = await this.commands.send(webhookCommands.PauseWebhook({ ...receiver, why: 'owner' }), order);
    await this.store.pause(receiver);
    return sent;
  }

  private async resume(order: CommandContext, receiver: Receiver): Promise<Sent> {
    await this.store.wake(receiver, this.clock.now());
    return this.commands.send(webhookCommands.ResumeWebhook(receiver), order);
  }

  private mustBeTaken(url: string): void {
    if (!this.poster.takes(url)) throw WebhookUrlRefused();
  }

  private async find({ accountId, webhookId }: Receiver, after?: Position): Promise<WebhookView> {
    const hook = (await this.queries.ask(webhooksOf, { accountId }, after)).find(one => one.webhookId === webhookId);
    if (!hook) throw WebhookUnknown();
    return hook;
  }

  private async show(hook: WebhookView): Promise<ShownWebhook> {
    const { accountId: _, url, ...rest } = hook;
    const health = await this.store.health(hook);
    return { ...rest, url: await this.posts.openUrl(hook, url), failingSince: health?.failingSince?.toISOString() ?? null };
  }
}
