import { Controller, Get, Query } from '@nestjs/common';
import { page, pageOf } from '../../../infrastructure/http/answers.js';
import { Gives, Me, Policy, Position } from '../../../infrastructure/http/route.js';
import { Scope } from '../../../infrastructure/http/scopes.js';
import { Queries } from '../../../shared-kernel/ports/messages.js';
import { notices } from '../domain/queries.js';
import { NoticeShape, NoticesQuery } from './notices.requests.js';

/** What its owner should know. */
@Controller('notices')
@Policy('user')
@Scope('notices')
export class NoticesController {
  constructor(private readonly queries: Queries) {}

  @Get()
  @Gives(pageOf(NoticeShape), 'Open notices, oldest first.')
  async list(@Me() accountId: string, @Query() { show: all, cursor, limit }: NoticesQuery, @Position() after: Position | undefined) {
    const reading = await this.queries.read(notices, { accountId, all: all === 'all', after: cursor, limit }, after);
    const { notices: items, next } = reading.value;
    return page({ ...reading, value: { rows: items.map(({ accountId: _, ...notice }) => notice), next } });
  }
}
