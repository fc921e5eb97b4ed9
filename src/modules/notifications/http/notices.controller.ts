import { Controller, Get, HttpCode, Inject, Post, Query } from '@nestjs/common';
import { page, pageOf, readOf, written, writtenOf } from '../../../infrastructure/http/answers.js';
import { AsOf, Gives, Idempotent, Me, Order, PathId, Policy, Position, Refuses } from '../../../infrastructure/http/route.js';
import { Scope } from '../../../infrastructure/http/scopes.js';
import { CursorInvalid } from '../../../infrastructure/messaging/row-cursors.js';
import type { CommandContext } from '../../../shared-kernel/context.js';
import { Queries } from '../../../shared-kernel/ports/messages.js';
import { NoticeUnknown } from '../../../shared-kernel/refusal.js';
import { CONFIGURATION } from '../../../shared-kernel/ports/tokens.js';
import { supportAt } from '../../../shared-kernel/support.js';
import { NoticeDesk } from '../application/notice-desk.js';
import { NoticeCauseLasts } from '../domain/notice-errors.js';
import { noticeById, notices, type NoticeView } from '../domain/queries.js';
import { AllReadShape, NoticeShape, NoticesQuery } from './notices.requests.js';

/** What its owner should know, and what they did about it. */
@Controller('notices')
@Policy('user')
@Scope('notices')
export class NoticesController {
  constructor(
    private readonly queries: Queries,
    private readonly desk: NoticeDesk,
    @Inject(CONFIGURATION) private readonly operator: { readonly supportContact: string | null },
  ) {}

  @Get()
  @AsOf()
  @Gives(pageOf(NoticeShape), 'Notices, oldest first: open ones, unless others are asked for.')
  @Refuses(CursorInvalid)
  async list(@Me() accountId: string, @Query() { show, cursor, limit }: NoticesQuery, @Position() after: Position | undefined) {
    const reading = await this.queries.read(notices, { accountId, show, after: cursor, limit }, after);
    const { notices: items, next } = reading.value;
    return page({ ...reading, value: { rows: items.map(notice => this.shown(notice)), next } });
  }

  @Post('read')
  @HttpCode(200)
  @Idempotent('optional')
  @Gives(writtenOf(AllReadShape), 'Every notice that was open and unread is read.')
  async readAll(@Me() accountId: string, @Order() order: CommandContext) {
    const { position, read } = await this.desk.readAll(order, accountId);
    return written({ position }, { read });
  }

  @Get(':noticeId')
  @AsOf()
  @Gives(readOf(NoticeShape))
  @Refuses(NoticeUnknown)
  async show(@Me() accountId: string, @PathId('noticeId') noticeId: string, @Position() after: Position | undefined) {
    const { value, position, asOf } = await this.queries.read(noticeById, { accountId, noticeId }, after);
    if (!value) throw NoticeUnknown();
    return { ...this.shown(value), position, asOf };
  }

  @Post(':noticeId/read')
  @HttpCode(200)
  @Idempotent('optional')
  @Gives(writtenOf(NoticeShape), 'The notice, read; raised anew it is unread again.')
  @Refuses(NoticeUnknown)
  async read(@Me() accountId: string, @Order() order: CommandContext, @PathId('noticeId') noticeId: string) {
    const sent = await this.desk.read(order, accountId, noticeId);
    return written(sent, this.shown(await this.desk.shown(accountId, noticeId, sent.position)));
  }

  @Post(':noticeId/close')
  @HttpCode(200)
  @Idempotent('optional')
  @Gives(writtenOf(NoticeShape), 'The notice, closed and read. One whose cause keeps work from being done closes by itself when that ends.')
  @Refuses(NoticeUnknown, NoticeCauseLasts)
  async close(@Me() accountId: string, @Order() order: CommandContext, @PathId('noticeId') noticeId: string) {
    const sent = await this.desk.close(order, accountId, noticeId);
    return written(sent, this.shown(await this.desk.shown(accountId, noticeId, sent.position)));
  }

  private shown({ accountId: _, raisedBy: __, attention: ___, changedAt: ____, requestId, ...notice }: NoticeView) {
    return { ...notice, support: supportAt(this.operator.supportContact, requestId, notice.remedies) };
  }
}
