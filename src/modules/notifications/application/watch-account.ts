import { Inject, Injectable } from '@nestjs/common';
import { AsyncLocalStorage } from 'node:async_hooks';
import { Observable } from 'rxjs';
import type { AnyEvent } from '../../../shared-kernel/message.js';
import type { Heard } from '../../../shared-kernel/policy.js';
import type { EventLog, Position, RecordedEvent } from '../../../shared-kernel/ports/event-log.js';
import { Queries } from '../../../shared-kernel/ports/messages.js';
import { EVENT_LOG } from '../../../shared-kernel/ports/tokens.js';
import { taskById } from '../../media-pipeline/index.js';
import { noticeById, type NoticeView } from '../domain/queries.js';
import { noticeRows } from '../projections/notices.projection.js';
import { newsCategories, newsOf, type AccountNews } from './account-news.js';

/** One event that the account's page may want to show, as the projections have it. */
export interface ToldNews extends AccountNews {
  readonly position: Position;
  readonly at: string;
  /** Those that this event raised, closed or marked read. */
  readonly notices: readonly NoticeView[];
}

/** Follows the log for one account: each of its events, in order, told once the rows that it changed can be read. */
@Injectable()
export class WatchAccount {
  constructor(
    @Inject(EVENT_LOG) private readonly log: EventLog,
    private readonly queries: Queries,
  ) {}

  /** Where the stream of somebody who comes now begins. */
  head(): Promise<Position> {
    return this.log.head();
  }

  /** The next batch is read only when this one was told, so that nothing piles up behind a slow projection. */
  news(accountId: string, after: Position): Observable<ToldNews> {
    return new Observable(observer => {
      // on behalf of whoever listens: the log's own reader asks for nobody
      const asListener = AsyncLocalStorage.snapshot();
      const subscription = this.log.subscribe({ after, filter: { categories: newsCategories } }, async ({ events }) => {
        for (const event of events) {
          if (observer.closed) return;
          if (ownerOf(event) !== accountId) continue;
          const told = await asListener(() => this.told(accountId, event));
          if (told) observer.next(told);
        }
      });
      subscription.closed.then(
        () => observer.complete(),
        (error: unknown) => observer.error(error),
      );
      return () => void subscription.close();
    });
  }

  private async told(accountId: string, event: RecordedEvent): Promise<ToldNews | null> {
    const news = newsOf(event);
    if (!news) return null;
    const { position, metadata } = event;
    const notices = await this.noticesOf(accountId, event);
    return { ...news, state: news.state ?? (await this.stateOf(news, position)), position, at: metadata.at, notices };
  }

  private async stateOf({ taskId, area }: AccountNews, position: Position): Promise<string | null> {
    if (taskId === null || area !== 'projects') return null;
    return (await this.queries.ask(taskById, { taskId }, position))?.state ?? null;
  }

  private async noticesOf(accountId: string, event: RecordedEvent): Promise<readonly NoticeView[]> {
    const { id, type, data, stream, revision, position, metadata } = event;
    if (!(type in noticeRows.on)) return [];
    const heard: Heard<AnyEvent> = { id, type, data, stream, revision, position, metadata };
    const rows = await Promise.all(noticeRows.rowsOf(heard).map(noticeId => this.queries.ask(noticeById, { accountId, noticeId }, position)));
    return rows.filter(row => row !== null).filter(({ changedAt }) => changedAt === position);
  }
}

const ownerOf = ({ data, metadata }: RecordedEvent): string | undefined =>
  typeof data['accountId'] === 'string' ? data['accountId'] : metadata.accountId;
