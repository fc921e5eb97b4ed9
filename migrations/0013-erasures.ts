import { Migration } from '@mikro-orm/migrations';

/** The read model of erasures: which accounts were erased, and of which something is still to be destroyed. */
export class Erasures0013 extends Migration {
  override up(): void {
    this.addSql(`
create table read.read_accounts_erasures (
  id         text collate "C" primary key,
  account_id text collate "C" not null,
  sort       text collate "C" not null default '',
  grp        text collate "C" not null default '',
  "row"      jsonb not null
) with (fillfactor = 70);
create index read_accounts_erasures_of_account on read.read_accounts_erasures (account_id, grp, sort, id);
create index read_accounts_erasures_by_sort on read.read_accounts_erasures (sort);
grant select, insert, update, delete on read.read_accounts_erasures to keyreel_app;`);
  }
}
