import { Migration } from '@mikro-orm/migrations';

/**
 * Who does what, where several processes share the work. A lease lasts as long as its holder says that it lives; its epoch is never given out
 * twice, and fences off whoever held it before. What a crash of the server takes away here was no longer true: those tables are not logged.
 */
export class Leases0037 extends Migration {
  override up(): void {
    this.addSql(`
create sequence work.lease_epochs;
create unlogged table work.processes (
  number     integer primary key,            -- stands for a session that lives as long as the process
  runs       text[] not null,                -- subscribers that it can run, as name@version
  expires_at timestamptz not null            -- unless it says before that it lives
);
create table work.leases (
  name     text collate "C" primary key,     -- a subscriber, a task, a chore
  holder   integer not null,                 -- a process; 0: given back
  epoch    bigint not null,
  taken_at timestamptz not null
) with (fillfactor = 70);
create index leases_of_holder on work.leases (holder);
create unlogged table work.progress (
  name     text collate "C" primary key,     -- a subscriber
  epoch    bigint not null,                  -- of the lease under which it ran so far
  position text collate "C" not null,
  as_of    text not null,
  health   text not null,
  trouble  text,
  parked   jsonb
) with (fillfactor = 50);
alter table read.checkpoints add column epoch bigint not null default 0;
grant usage on sequence work.lease_epochs to keyreel_app;
grant select, insert, update, delete on work.processes, work.leases, work.progress to keyreel_app;`);
  }
}
