import { Migration } from '@mikro-orm/migrations';

/**
 * Where what lies in a log that is not in this database: its n-th event, by the orders that the log itself is not asked by. Ids, names and times alone,
 * never what an event says. All of it can be made anew from that log, so nothing here is a record of anything.
 *
 * The service alone sees it: whose history somebody may see is decided by those who ask for it.
 */
const tables = `
create schema log_index;
create table log_index.logs (
  nr       smallint generated always as identity primary key,
  log_id   text not null unique,
  ordinal  bigint not null default 0,                 -- events that the index covers
  position text collate "C" not null default '0'      -- of the last of them, as that log says it
);
create table log_index.places (
  log         smallint not null references log_index.logs on delete cascade,
  ordinal     bigint not null,                        -- 1..N, contiguous: the position that the product knows
  position    text collate "C" not null,              -- as that log says it
  stream_id   text collate "C" not null,
  revision    bigint not null,
  type        text collate "C" not null,
  happened_at text collate "C" not null,              -- by the service's clock
  account     text collate "C",                       -- that its data name
  accountable text collate "C",                       -- that its metadata name
  request     text collate "C",                       -- that ordered it, where nothing stood in between
  primary key (log, ordinal)
);
create unique index places_by_position on log_index.places (log, position);
create unique index places_by_stream on log_index.places (log, stream_id, revision);
create index places_by_account on log_index.places (log, account) where revision = 0;
create index places_by_request on log_index.places (log, request) where request is not null;`;

const rights = `
grant usage on schema log_index to keyreel_app;
grant select, insert, update, delete on all tables in schema log_index to keyreel_app;`;

const wallOff = (table: string): string => `
alter table ${table} enable row level security;
create policy of_the_service on ${table} using (coalesce(current_setting('keyreel.asker', true) like 'service:%', false));`;

export class LogIndex0036 extends Migration {
  override up(): void {
    for (const statement of [tables, rights, wallOff('log_index.logs'), wallOff('log_index.places')]) this.addSql(statement);
  }
}
