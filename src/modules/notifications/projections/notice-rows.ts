import { idFrom } from '../../../shared-kernel/ids.js';
import type { Position } from '../../../shared-kernel/ports/event-log.js';
import type { NoticeView } from '../domain/queries.js';

export type NoticeRow = NoticeView & { readonly [extension: string]: unknown };

/** What a notice says, apart from when it was raised and what became of it. */
export type NoticeSaid = Omit<NoticeView, keyof ReturnType<typeof opened> | 'noticeId' | 'accountId'>;

/** Of an event, what a notice keeps. */
export interface News {
  readonly id: string;
  readonly position: Position;
  readonly metadata: { readonly at: string; readonly correlationId: string };
}

/** The id of a notice: the same whenever the same thing is told of. */
export const noticeIdOf = (accountId: string, kind: string, ...about: readonly (string | number)[]): string =>
  idFrom('notice', accountId, kind, ...about);

/** How each notice begins, also one that was closed and is raised again. */
export const opened = ({ id, position, metadata: { at, correlationId } }: News) => ({
  raisedAt: at,
  raisedBy: id,
  requestId: correlationId,
  readAt: null,
  closedAt: null,
  closedBy: null,
  attention: 'unread' as const,
  changedAt: position,
});

/** What it tells of is over; one that is closed already stays as it is. */
export const closedByItsCause = (row: NoticeRow | undefined, { position, metadata: { at } }: News): NoticeRow | undefined =>
  row === undefined || row.closedAt !== null ? row : { ...row, closedAt: at, closedBy: 'cause', changedAt: position };

/** Its owner has read it. */
export const readByOwner = (row: NoticeRow, { position, metadata: { at } }: News): NoticeRow =>
  row.readAt === null ? { ...row, readAt: at, attention: 'read', changedAt: position } : row;

/** Its owner needs it no more; whoever closes it has read it. */
export const closedByOwner = (row: NoticeRow, news: News): NoticeRow =>
  row.closedAt === null ? { ...readByOwner(row, news), closedAt: news.metadata.at, closedBy: 'owner', changedAt: news.position } : row;
