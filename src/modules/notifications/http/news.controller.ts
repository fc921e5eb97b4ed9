import { Controller, Get } from '@nestjs/common';
import { concat, filter, finalize, map, of } from 'rxjs';
import { live, type LiveEvent } from '../../../infrastructure/http/live.js';
import { GivesEvents, LastEventId, Policy, Refuses, Session } from '../../../infrastructure/http/route.js';
import { PositionInvalid } from '../../../infrastructure/http/rim-refusals.js';
import { covers, Scope } from '../../../infrastructure/http/scopes.js';
import type { Identity } from '../../../shared-kernel/ports/authenticator.js';
import { START, type Position } from '../../../shared-kernel/ports/event-log.js';
import { Clock } from '../../../shared-kernel/ports/messages.js';
import { Listeners } from '../application/listeners.js';
import { WatchAccount, type ToldNews } from '../application/watch-account.js';
import { TooManyStreams } from '../domain/news-errors.js';
import type { NoticeView } from '../domain/queries.js';
import { NewsShape } from './news.responses.js';

const PURSES = { credits: 'platform_credits', keys: 'openai_account' } as const;

const noticeNews = ({ noticeId, kind, severity, purse, closedAt, readAt }: NoticeView) => ({
  noticeId,
  kind,
  severity,
  purse,
  state: closedAt === null ? 'open' : 'closed',
  isRead: readAt !== null,
});

const purseOf = ({ area }: ToldNews): string | null => (area === 'credits' || area === 'keys' ? PURSES[area] : null);

/** Everything that a page shows of an account, live. */
@Controller('events')
@Policy('user')
@Scope('notices')
export class NewsController {
  constructor(
    private readonly watch: WatchAccount,
    private readonly listeners: Listeners,
    private readonly clock: Clock,
  ) {}

  @Get()
  @GivesEvents(
    NewsShape,
    'What happens to the account from now on, or after Last-Event-ID: the position in the log that every event bears as its id. Read what it names with that id as Keyreel-Position. A comment comes every 15 seconds; a reader that falls too far behind is cut off and resumes. A personal token hears of the areas that it may read.',
  )
  @Refuses(TooManyStreams, PositionInvalid)
  async follow(@Session() { accountId, scopes }: Identity, @LastEventId() last: string | null) {
    const head = await this.watch.head();
    // what is not a place in this log would be waited for in vain
    if (last !== null && !isWithin(last, head)) throw PositionInvalid();
    const after = (last ?? head) as Position;
    if (!this.listeners.enter(accountId)) throw TooManyStreams();
    const news = this.watch.news(accountId, after).pipe(
      filter(({ area, notices }) => hears(scopes, area) || (notices.length > 0 && hears(scopes, 'notices'))),
      map(told => this.shown(told, scopes)),
      finalize(() => this.listeners.leave(accountId)),
    );
    return live(last === null ? concat(of(this.beginning(head)), news) : news);
  }

  private beginning(position: Position): LiveEvent {
    const nothing = { purse: null, projectId: null, taskId: null, state: null, version: null, notices: [] };
    return { id: position, event: 'news', data: { type: 'stream.began', at: this.clock.now().toISOString(), ...nothing } };
  }

  /** Whoever may not read the area of an event is told of the notices that it raised alone. */
  private shown(told: ToldNews, scopes: Identity['scopes']): LiveEvent {
    const { position, area, type, at, projectId, taskId, state, version } = told;
    const notices = hears(scopes, 'notices') ? told.notices.map(noticeNews) : [];
    const about = hears(scopes, area)
      ? { type, at, purse: purseOf(told), projectId, taskId, state, version }
      : { type: 'notices.changed', at, purse: null, projectId: null, taskId: null, state: null, version: null };
    return { id: position, event: 'news', data: { ...about, notices } };
  }
}

/** Positions are ordered as texts, and all but the first have one length. */
const isWithin = (last: string, head: Position): boolean => last === START || (/^\d+$/.test(last) && last.length === head.length && last <= head);

const hears = (scopes: Identity['scopes'], area: ToldNews['area']): boolean => scopes === null || covers(scopes, `${area}:read`);
