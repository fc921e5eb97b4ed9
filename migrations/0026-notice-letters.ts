import { Migration } from '@mikro-orm/migrations';
import { readTable } from './read-table.js';

/** Who wants letters about notices, and what became of each letter. */
export class NoticeLetters0026 extends Migration {
  override up(): void {
    this.addSql(readTable('read_notifications_letter_wishes'));
    this.addSql(`
create table safe.notice_letters (
  notice_id     uuid not null,
  raised_by     uuid not null,                           -- the event: raised anew, there may be another letter
  account_id    uuid not null,
  kind          text not null,
  state         text not null check (state in ('waiting', 'handing_over', 'sent', 'refused', 'given_up', 'obsolete', 'unknown')),
  tries         integer not null default 0,
  last_code     text,                                    -- a mail server's answer by its number, or a stable word
  last_tried_at timestamptz,
  next_try_at   timestamptz,
  begun_at      timestamptz not null,
  primary key (notice_id, raised_by)
);
create index notice_letters_of_account on safe.notice_letters (account_id, state, next_try_at);
create index notice_letters_begun on safe.notice_letters (begun_at);
grant select, insert, update, delete on safe.notice_letters to keyreel_app;
call public.wall_off('safe.notice_letters');`);
  }
}
