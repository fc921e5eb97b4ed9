import { Migration } from '@mikro-orm/migrations';

/** The read model of what an account's files take. */
export class Storage0014 extends Migration {
  override up(): void {
    this.addSql(`
create table read.read_projects_storage (
  id         text collate "C" primary key,
  account_id text collate "C" not null,
  sort       text collate "C" not null default '',
  grp        text collate "C" not null default '',
  "row"      jsonb not null
) with (fillfactor = 70);
create index read_projects_storage_of_account on read.read_projects_storage (account_id, grp, sort, id);
create index read_projects_storage_by_sort on read.read_projects_storage (sort);
grant select, insert, update, delete on read.read_projects_storage to keyreel_app;`);
  }
}
