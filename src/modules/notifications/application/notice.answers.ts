import type { AnyEvent } from '../../../shared-kernel/message.js';
import type { Heard } from '../../../shared-kernel/policy.js';
import type { Row } from '../../../shared-kernel/projection.js';
import { answering, type Answering } from '../../../shared-kernel/module-parts.js';
import { letterWishOf, unreadSince } from '../domain/letter-queries.js';
import { noticeAgain, noticeById, notices, type NoticeAgain, type NoticeView } from '../domain/queries.js';
import { letterWishRows } from '../projections/letter-wishes.projection.js';
import { noticeRows } from '../projections/notices.projection.js';

const WANTED = { open: { group: 'open' }, unread: { group: 'open', where: { field: 'attention', atLeast: 'unread' } }, all: {} } as const;

const MOST_LETTERS = 50;

const madeAgain = (noticeId: string, events: readonly Heard<AnyEvent>[]): NoticeAgain => {
  let row: Row | undefined;
  const restsOn: string[] = [];
  for (const event of events) {
    const reduce = noticeRows.on[event.type];
    if (!reduce || !noticeRows.rowsOf(event).includes(noticeId)) continue;
    const before = row;
    row = reduce(row, event, noticeId);
    if (row !== before) restsOn.push(event.id);
  }
  return { notice: (row ?? null) as NoticeView | null, restsOn };
};

export const noticeAnswers: readonly Answering[] = [
  answering(notices, [noticeRows], async ({ accountId, show, after, limit }, { rows }) => {
    const page = await rows.page(noticeRows, { accountId, ...WANTED[show], after, limit });
    return { notices: page.rows, next: page.next };
  }),
  answering(unreadSince, [noticeRows], async ({ accountId, since }, { rows }) => {
    const page = await rows.page(noticeRows, { accountId, ...WANTED.unread, from: since, limit: MOST_LETTERS });
    return page.rows;
  }),
  answering(letterWishOf, [letterWishRows], async ({ accountId }, { rows }) => rows.row(letterWishRows, accountId)),
  answering(noticeAgain, [], ({ noticeId, events }) => Promise.resolve(madeAgain(noticeId, events))),
  answering(noticeById, [noticeRows], async ({ accountId, noticeId }, { rows }) => {
    const row = await rows.row(noticeRows, noticeId);
    return row?.accountId === accountId ? row : null;
  }),
];
