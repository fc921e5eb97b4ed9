import { answering, type Answering } from '../../../shared-kernel/module-parts.js';
import { letterWishOf, unreadSince } from '../domain/letter-queries.js';
import { noticeById, notices } from '../domain/queries.js';
import { letterWishRows } from '../projections/letter-wishes.projection.js';
import { noticeRows } from '../projections/notices.projection.js';

const WANTED = { open: { group: 'open' }, unread: { group: 'open', where: { field: 'attention', atLeast: 'unread' } }, all: {} } as const;

const MOST_LETTERS = 50;

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
  answering(noticeById, [noticeRows], async ({ accountId, noticeId }, { rows }) => {
    const row = await rows.row(noticeRows, noticeId);
    return row?.accountId === accountId ? row : null;
  }),
];
