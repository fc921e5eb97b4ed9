import { Body, Controller, Delete, Get, HttpCode, Patch, Post, Query } from '@nestjs/common';
import { written, writtenOf } from '../../../infrastructure/http/answers.js';
import { CursorInvalid } from '../../../infrastructure/messaging/row-cursors.js';
import { AsOf, Gives, Idempotent, Me, Order, PathId, Policy, Refuses, Sends } from '../../../infrastructure/http/route.js';
import { Scope } from '../../../infrastructure/http/scopes.js';
import type { CommandContext } from '../../../shared-kernel/context.js';
import { isId, type AccountId } from '../../../shared-kernel/ids.js';
import type { DeliveryRecord } from '../../../shared-kernel/ports/webhook-store.js';
import { WebhookDesk } from '../application/webhook-desk.js';
import { DeliveryUnknown, TooManyWebhooks, WebhookIsPaused, WebhookUnknown, WebhookUrlRefused } from '../domain/webhook-errors.js';
import { webhookMessages } from './webhook-messages.js';
import {
  DeliveriesQuery,
  DeliveriesShape,
  NewWebhookShape,
  ReplayRequest,
  WebhookChangeRequest,
  WebhookRequest,
  WebhookSecretShape,
  WebhookShape,
  WebhooksShape,
  WebhookTestShape,
} from './webhooks.requests.js';

const shown = ({ lastTriedAt, nextTryAt, at, ...rest }: DeliveryRecord) => ({
  ...rest,
  lastTriedAt: lastTriedAt?.toISOString() ?? null,
  nextTryAt: nextTryAt?.toISOString() ?? null,
  at: at.toISOString(),
});

/** Servers of the account's owner that are told of events. */
@Controller('webhooks')
@Policy('user')
@Scope('notices')
@Sends(webhookMessages)
export class WebhooksController {
  constructor(private readonly desk: WebhookDesk) {}

  @Post()
  @Idempotent('required')
  @Gives(writtenOf(NewWebhookShape), 'The webhook, and the secret that its messages are signed with; it is told of what happens from now on.')
  @Refuses(WebhookUrlRefused, TooManyWebhooks)
  async add(@Me() accountId: AccountId, @Order() order: CommandContext, @Body() { url, types }: WebhookRequest) {
    const { sent, webhook, secret } = await this.desk.add(order, accountId, url, types);
    return written(sent, { ...webhook, secret });
  }

  @Get()
  @AsOf()
  @Gives(WebhooksShape)
  async list(@Me() accountId: AccountId) {
    return { items: await this.desk.list(accountId) };
  }

  @Get(':webhookId')
  @AsOf()
  @Gives(WebhookShape)
  @Refuses(WebhookUnknown)
  show(@Me() accountId: AccountId, @PathId('webhookId') webhookId: string) {
    return this.desk.shown({ accountId, webhookId });
  }

  @Patch(':webhookId')
  @Idempotent('optional')
  @Gives(writtenOf(WebhookShape))
  @Refuses(WebhookUnknown, WebhookUrlRefused)
  async change(
    @Me() accountId: AccountId,
    @Order() order: CommandContext,
    @PathId('webhookId') webhookId: string,
    @Body() { url, types, state }: WebhookChangeRequest,
  ) {
    const wishes = { ...(url === undefined ? {} : { url }), ...(types === undefined ? {} : { types }), ...(state === undefined ? {} : { state }) };
    const sent = await this.desk.change(order, { accountId, webhookId }, wishes);
    return written(sent, await this.desk.shown({ accountId, webhookId }, sent.position));
  }

  @Delete(':webhookId')
  @HttpCode(204)
  @Idempotent('optional')
  @Gives(null, 'Nothing is sent there any more; its delivery log is gone.')
  @Refuses(WebhookUnknown)
  async remove(@Me() accountId: AccountId, @Order() order: CommandContext, @PathId('webhookId') webhookId: string): Promise<void> {
    await this.desk.remove(order, { accountId, webhookId });
  }

  @Post(':webhookId/secret')
  @HttpCode(200)
  @Idempotent('required')
  @Gives(writtenOf(WebhookSecretShape), 'Another secret; for a day messages are signed with both.')
  @Refuses(WebhookUnknown)
  async renewSecret(@Me() accountId: AccountId, @Order() order: CommandContext, @PathId('webhookId') webhookId: string) {
    const { sent, ...renewed } = await this.desk.renewSecret(order, { accountId, webhookId });
    return written(sent, renewed);
  }

  @Post(':webhookId/test')
  @HttpCode(200)
  @Idempotent('optional')
  @Gives(WebhookTestShape, 'One message of the type `webhook.test` was sent; what came of it.')
  @Refuses(WebhookUnknown)
  test(@Me() accountId: AccountId, @PathId('webhookId') webhookId: string) {
    return this.desk.test({ accountId, webhookId });
  }

  @Get(':webhookId/deliveries')
  @Gives(DeliveriesShape)
  @Refuses(WebhookUnknown, CursorInvalid)
  async deliveries(@Me() accountId: AccountId, @PathId('webhookId') webhookId: string, @Query() { state, cursor, limit }: DeliveriesQuery) {
    if (cursor !== null && !isId(cursor)) throw CursorInvalid();
    const found = await this.desk.deliveries({ accountId, webhookId }, { state: state ?? null, before: cursor, limit: limit + 1 });
    const items = found.slice(0, limit);
    return { items: items.map(shown), next: found.length > limit ? (items.at(-1)?.messageId ?? null) : null };
  }

  @Post(':webhookId/deliveries/:messageId/retry')
  @HttpCode(202)
  @Idempotent('optional')
  @Gives(null, 'It is sent again, whatever became of it before.')
  @Refuses(WebhookUnknown, DeliveryUnknown, WebhookIsPaused)
  async again(
    @Me() accountId: AccountId,
    @Order() order: CommandContext,
    @PathId('webhookId') webhookId: string,
    @PathId('messageId') messageId: string,
  ): Promise<void> {
    await this.desk.again(order, { accountId, webhookId }, messageId);
  }

  @Post(':webhookId/replays')
  @HttpCode(202)
  @Idempotent('required')
  @Gives(null, 'What happened since then is sent again, from the log, in its order.')
  @Refuses(WebhookUnknown, WebhookIsPaused)
  async replay(
    @Me() accountId: AccountId,
    @Order() order: CommandContext,
    @PathId('webhookId') webhookId: string,
    @Body() { since }: ReplayRequest,
  ): Promise<void> {
    await this.desk.replay(order, { accountId, webhookId }, new Date(since).toISOString());
  }
}
