import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { ActRequest, Acts } from '../../../infrastructure/http/acts.js';
import { written, WrittenShape } from '../../../infrastructure/http/answers.js';
import { Gives, Idempotent, Order, PathId, Policy, Refuses } from '../../../infrastructure/http/route.js';
import { Scope } from '../../../infrastructure/http/scopes.js';
import type { CommandContext } from '../../../shared-kernel/context.js';
import type { AccountId } from '../../../shared-kernel/ids.js';
import { AccountUnknown, NoticeUnknown } from '../../../shared-kernel/refusal.js';
import { NoticeDesk } from '../application/notice-desk.js';
import { WebhookDesk } from '../application/webhook-desk.js';
import { NoticeCauseLasts } from '../domain/notice-errors.js';
import { DeliveryUnknown, WebhookIsPaused, WebhookUnknown } from '../domain/webhook-errors.js';

/** What support does about an account's notices and the messages of its webhooks. */
@Controller('support/accounts/:accountId')
@Policy('support', 'admin')
@Scope('operations')
export class SupportNewsController {
  constructor(
    private readonly notices: NoticeDesk,
    private readonly webhooks: WebhookDesk,
  ) {}

  @Post('notices/:noticeId/close')
  @Acts('close-notice')
  @HttpCode(200)
  @Idempotent('required')
  @Gives(WrittenShape, 'The notice is closed for its owner. One whose cause lasts stays open for support too.')
  @Refuses(AccountUnknown, NoticeUnknown, NoticeCauseLasts)
  async close(
    @PathId('accountId') accountId: AccountId,
    @PathId('noticeId') noticeId: string,
    @Order() order: CommandContext,
    @Body() _why: ActRequest,
  ) {
    return written(await this.notices.close(order, accountId, noticeId), {});
  }

  @Post('webhooks/:webhookId/deliveries/:messageId/retry')
  @Acts('resend-webhook-message')
  @HttpCode(202)
  @Idempotent('required')
  @Gives(null, 'The message is sent to the owner’s server again, under its own id, whatever became of it before.')
  @Refuses(AccountUnknown, WebhookUnknown, DeliveryUnknown, WebhookIsPaused)
  async resend(
    @PathId('accountId') accountId: AccountId,
    @PathId('webhookId') webhookId: string,
    @PathId('messageId') messageId: string,
    @Order() order: CommandContext,
    @Body() _why: ActRequest,
  ): Promise<void> {
    await this.webhooks.again(order, { accountId, webhookId }, messageId);
  }
}
