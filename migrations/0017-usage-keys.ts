import { Migration } from '@mikro-orm/migrations';
import { readTable } from './read-table.js';

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
call public.wall_off('safe.usage_keys');`);
    this.addSql(readTable('read_api_keys_usage_key'));
  }
}
