import { Migration } from '@mikro-orm/migrations';

/** The read model of the versions of projects' words. */
export class Transcripts0020 extends Migration {
  override up(): void {
    this.addSql(`
create table read.read_projects_transcripts (
  id         text collate "C" primary key,
  account_id text collate "C" not null,
  sort       text collate "C" not null default '',
  grp        text collate "C" not null default '',
  "row"      jsonb not null
) with (fillfactor = 70);
create index read_projects_transcripts_of_account on read.read_projects_transcripts (account_id, grp, sort, id);
create index read_projects_transcripts_by_sort on read.read_projects_transcripts (sort);
grant select, insert, update, delete on read.read_projects_transcripts to keyreel_app;
call public.wall_off('read.read_projects_transcripts');`);
  }
}
