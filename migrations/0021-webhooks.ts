import { Migration } from '@mikro-orm/migrations';
import { readTable } from './read-table.js';

/** Where accounts are told of events, what they may be told, and what was done about it. */
export class Webhooks0021 extends Migration {
  override up(): void {
    for (const table of ['read_notifications_webhooks', 'read_notifications_messages']) this.addSql(readTable(table));
    this.addSql(`
create table safe.webhooks (
  webhook_id      uuid primary key,
  account_id      uuid not null,
  secret          text not null,                         -- sealed
  secret_order    text,                                  -- the order that it came with, unless it is the first
  old_secret      text,                                  -- sealed; signs too until its time
  old_signs_until timestamptz,
  taken_through   text collate "C" not null,             -- position in the log
  failing_since   timestamptz,
  failures        integer not null default 0,
  rests_until     timestamptz,
  paused          boolean not null default false,
  lease_holder    text,
  leased_until    timestamptz
);
create index webhooks_of_account on safe.webhooks (account_id);
create table safe.webhook_deliveries (
  webhook_id    uuid not null references safe.webhooks on delete cascade,
  message_id    uuid not null,
  account_id    uuid not null,
  type          text not null,
  line          text not null,
  position      text collate "C" not null,
  body          text not null,                           -- ids and stable words alone
  state         text not null check (state in ('waiting', 'delivered', 'given_up')),
  tries         integer not null default 0,
  refusals      integer not null default 0,              -- of the tries; a receiver that is down refuses nothing
  last_status   integer,
  last_problem  text,
  last_tried_at timestamptz,
  next_try_at   timestamptz,
  at            timestamptz not null,
  primary key (webhook_id, message_id)
);
create index webhook_deliveries_waiting on safe.webhook_deliveries (webhook_id, line, position) where state = 'waiting';
create index webhook_deliveries_by_position on safe.webhook_deliveries (webhook_id, position desc);
create index webhook_deliveries_ended on safe.webhook_deliveries (last_tried_at) where state <> 'waiting';
grant select, insert, update, delete on safe.webhooks, safe.webhook_deliveries to keyreel_app;
call public.wall_off('safe.webhooks');
call public.wall_off('safe.webhook_deliveries');`);
  }
}
