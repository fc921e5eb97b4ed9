import { Body, Controller, Get, HttpCode, Post, Put, Query } from '@nestjs/common';
import { written } from '../../../infrastructure/http/answers.js';
import { AsOf, Crosses, Gives, Idempotent, Me, Order, Policy, Position, Refuses } from '../../../infrastructure/http/route.js';
import { Scope } from '../../../infrastructure/http/scopes.js';
import type { CommandContext } from '../../../shared-kernel/context.js';
import type { AccountId } from '../../../shared-kernel/ids.js';
import { LetterDesk } from '../application/letter-desk.js';
import { AddressUnconfirmed, LettersUnavailable, UnsubscribeInvalid } from '../domain/letter-errors.js';
import {
  NoticeLettersChosenShape,
  NoticeLettersRequest,
  NoticeLettersShape,
  OneClickRequest,
  UnsubscribedShape,
  UnsubscribeQuery,
} from './letters.requests.js';

/** Letters about notices, for those who want them. */
@Controller()
@Policy('user')
@Scope('notices')
export class NoticeLettersController {
  constructor(private readonly desk: LetterDesk) {}

  @Get('settings/letters')
  @AsOf()
  @Gives(NoticeLettersShape, 'About which notices letters are wanted, and whether they get through.')
  show(@Me() accountId: AccountId, @Position() after: Position | undefined) {
    return this.desk.shown(accountId, after);
  }

  @Put('settings/letters')
  @Idempotent('optional')
  @Gives(
    NoticeLettersChosenShape,
    'From now on a notice of these kinds that is raised, and not read at once, leads to one letter. Letters about the account itself, for a forgotten password for instance, are not chosen here.',
  )
  @Refuses(LettersUnavailable, AddressUnconfirmed)
  async choose(@Me() accountId: AccountId, @Order() order: CommandContext, @Body() { kinds }: NoticeLettersRequest) {
    const sent = await this.desk.choose(order, accountId, kinds);
    return written(sent, await this.desk.shown(accountId, sent.position));
  }

  @Post('letters/unsubscribe')
  @Policy('public')
  @Crosses('one-time-token')
  @HttpCode(200)
  @Gives(
    UnsubscribedShape,
    'No letters about notices from now on. It is where the List-Unsubscribe of each letter leads; the body may be a form (RFC 8058).',
  )
  @Refuses(UnsubscribeInvalid)
  async stop(@Order() order: CommandContext, @Query() { token }: UnsubscribeQuery, @Body() _: OneClickRequest) {
    return written(await this.desk.stop(order, token), {});
  }
}
