import { Migration } from '@mikro-orm/migrations';

/** The rows of receipts: the same shape as every other read model's. */
export class Receipts0007 extends Migration {
  override up(): void {
    this.addSql(`
create table read.read_media_pipeline_receipts (
  id         text collate "C" primary key,
  account_id text collate "C" not null,
  sort       text collate "C" not null default '',
  grp        text collate "C" not null default '',
  "row"      jsonb not null
) with (fillfactor = 70);
create index read_media_pipeline_receipts_of_account on read.read_media_pipeline_receipts (account_id, grp, sort, id);
create index read_media_pipeline_receipts_by_sort on read.read_media_pipeline_receipts (sort);
grant select, insert, update, delete on read.read_media_pipeline_receipts to keyreel_app;`);
  }
}
