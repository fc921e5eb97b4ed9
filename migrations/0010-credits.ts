import { Migration } from '@mikro-orm/migrations';

const tables = ['read_credits_limits', 'read_credits_credit_changes', 'read_credits_refills'];

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

/** Tables of what owners limit, of what administrators decide together and of when monthly refills are due. */
export class Credits0010 extends Migration {
  override up(): void {
    for (const name of tables) this.addSql(table(name));
  }
}
