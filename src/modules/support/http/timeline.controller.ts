import { Controller, Get, Query } from '@nestjs/common';
import { page, pageOf } from '../../../infrastructure/http/answers.js';
import { AsOf, Gives, LooksAt, PathId, Policy, Refuses } from '../../../infrastructure/http/route.js';
import { Scope } from '../../../infrastructure/http/scopes.js';
import { CursorInvalid } from '../../../infrastructure/messaging/row-cursors.js';
import type { Position } from '../../../shared-kernel/ports/event-log.js';
import { AccountUnknown } from '../../../shared-kernel/refusal.js';
import { AccountTimeline } from '../application/account-timeline.js';
import { TimelineEntryShape, TimelineQuery } from './timeline.requests.js';

const cursorOf = (place: string): string => Buffer.from(place).toString('base64url');

const placeOf = (cursor: string): Position => {
  const place = Buffer.from(cursor, 'base64url').toString('utf8');
  if (!/^0{4}\d{16}$/.test(place)) throw CursorInvalid();
  return place as Position;
};

/** What happened to an account, in the order of the log. */
@Controller('support/accounts')
@Policy('support', 'admin')
@Scope('operations')
export class SupportTimelineController {
  constructor(private readonly timeline: AccountTimeline) {}

  @Get(':accountId/timeline')
  @LooksAt('accountId')
  @AsOf({ of: 'accountId' })
  @Gives(pageOf(TimelineEntryShape), 'Newest first. The look itself is the newest event. No content, names, prompts, addresses or secrets are in it.')
  @Refuses(AccountUnknown, CursorInvalid, 'ticket_malformed')
  async list(@PathId('accountId') accountId: string, @Query() { cursor, limit, category, from, to }: TimelineQuery) {
    const before = cursor === null ? null : placeOf(cursor);
    const { value, ...told } = await this.timeline.page(accountId, { category: category ?? null, from: moment(from), to: moment(to), before, limit });
    return page({ ...told, value: { rows: value.rows, next: value.next && cursorOf(value.next) } });
  }
}

/** As the log writes times, so that they compare as texts. */
const moment = (given: string | undefined): string | null => (given === undefined ? null : new Date(given).toISOString());
