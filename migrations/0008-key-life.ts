import { Migration } from '@mikro-orm/migrations';

const tables = ['read_api_keys_key_history', 'read_api_keys_key_expiries'];

const table = (name: string): string => `
create table read.${name} (
  id         text collate "C" primary key,
  account_id text collate "C" not null,
  sort       text collate "C" not null default '',
  grp        text collate "C" not null default '',
  "row"      jsonb not null
) with (fillfactor = 70);
create index ${name}_of_account on read.${name} (account_id, grp, sort, id);
create index ${name}_by_sort on read.${name} (sort);
grant select, insert, update, delete on read.${name} to keyreel_app;`;

/** The history of keys, and the dates at which they end. */
export class KeyLife0008 extends Migration {
  override up(): void {
    for (const name of tables) this.addSql(table(name));
  }
}
