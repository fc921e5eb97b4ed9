import { Controller, Get, Param, Query } from '@nestjs/common';
import { concat, map, of } from 'rxjs';
import { live, type LiveEvent } from '../../../infrastructure/http/live.js';
import { Gives, GivesEvents, LastEventId, Policy, Refuses } from '../../../infrastructure/http/route.js';
import { PositionInvalid } from '../../../infrastructure/http/rim-refusals.js';
import { Scope } from '../../../infrastructure/http/scopes.js';
import { START, type Position } from '../../../shared-kernel/ports/event-log.js';
import { ReadLog } from '../application/read-log.js';
import { WatchLog } from '../application/watch-log.js';
import { EventUnknown } from '../domain/errors.js';
import { LiveLogQuery, LogQuery } from './log.requests.js';
import { KeptEventShape, LogPageShape, shownEvent } from './log.responses.js';

const FOLLOWING =
  'Every event from now on, or after Last-Event-ID: the position that each bears as its id. It begins with a `began` that bears the place from which on it tells. A comment comes every 15 seconds; a reader that falls too far behind is cut off and resumes. It ends with the session.';

/** The log itself, for auditors: what happened, byte for byte. Nothing here changes anything, but that somebody looked is recorded. */
@Controller('log')
@Policy('auditor', 'admin')
@Scope('operations')
export class LogController {
  constructor(
    private readonly log: ReadLog,
    private readonly watch: WatchLog,
  ) {}

  @Get('events')
  @Gives(LogPageShape, 'Events in log order. Texts of people are sealed in it; ids, amounts, reasons and times are in clear.')
  async events(@Query() { account, order, ...query }: LogQuery) {
    const { events, next, position, asOf } = await this.log.search({ ...query, accountId: account, newestFirst: order === 'newest-first' });
    return { items: events.map(shownEvent), next, asOf, position };
  }

  @Get('events/:position')
  @Gives(KeptEventShape, 'One event, with the leaf that it has in the tree of the log.')
  @Refuses(EventUnknown)
  async event(@Param('position') position: string) {
    const event = await this.log.event(position);
    if (!event) throw EventUnknown();
    return shownEvent(event);
  }

  @Get('live')
  @GivesEvents(KeptEventShape, FOLLOWING)
  @Refuses(PositionInvalid)
  async follow(@Query() { account, ...filter }: LiveLogQuery, @LastEventId() last: string | null) {
    const head = await this.watch.head();
    // what is not a place in this log would be waited for in vain
    if (last !== null && !isWithin(last, head)) throw PositionInvalid();
    const wanted = { ...filter, accountId: account, since: null, before: null };
    const events = this.watch.events(wanted, (last ?? head) as Position).pipe(map(told));
    return live(last === null ? concat(of({ id: head, event: 'began', data: {} }), events) : events);
  }
}

const told = (event: Parameters<typeof shownEvent>[0]): LiveEvent => ({ id: event.position, event: 'event', data: shownEvent(event) });

/** Positions are ordered as texts, and all but the first have one length. */
const isWithin = (last: string, head: Position): boolean => last === START || (/^\d+$/.test(last) && last.length === head.length && last <= head);
