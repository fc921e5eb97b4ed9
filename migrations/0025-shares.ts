import { Migration } from '@mikro-orm/migrations';
import { readTable } from './read-table.js';

/** Links to parts of projects, and how often each was followed. */
export class Shares0025 extends Migration {
  override up(): void {
    this.addSql(readTable('read_projects_shares'));
    this.addSql(`
create table safe.share_uses (
  share_id     uuid primary key,
  account_id   uuid not null,
  uses         bigint not null,
  last_used_at timestamptz not null
);
create index share_uses_of_account on safe.share_uses (account_id);
grant select, insert, update, delete on safe.share_uses to keyreel_app;
call public.wall_off('safe.share_uses');`);
  }
}
