import { Migration } from '@mikro-orm/migrations';

/** Admin keys that read the provider's reports, sealed in a table apart from the keys that pay, and what is known of them. */
export class UsageKeys0017 extends Migration {
  override up(): void {
    this.addSql(`
create table safe.usage_keys (
  envelope_id uuid primary key,
  account_id  uuid not null,
  sealed      text not null,
  stored_at   timestamptz not null default now()
);
create index usage_keys_of_account on safe.usage_keys (account_id);
grant select, insert, update, delete on safe.usage_keys to keyreel_app;
call public.wall_off('safe.usage_keys');
create table read.read_api_keys_usage_key (
  id         text collate "C" primary key,
  account_id text collate "C" not null,
  sort       text collate "C" not null default '',
  grp        text collate "C" not null default '',
  "row"      jsonb not null
) with (fillfactor = 70);
create index read_api_keys_usage_key_of_account on read.read_api_keys_usage_key (account_id, grp, sort, id);
create index read_api_keys_usage_key_by_sort on read.read_api_keys_usage_key (sort);
grant select, insert, update, delete on read.read_api_keys_usage_key to keyreel_app;
call public.wall_off('read.read_api_keys_usage_key');`);
  }
}
