import { Migration } from '@mikro-orm/migrations';

/** One table of one shape for each projection: the row is the answer, the other columns find it and say whose it is. */
const tables = [
  'read_accounts_account',
  'read_api_keys_key_status',
  'read_credits_balance',
  'read_credits_statement',
  'read_credits_holds',
  'read_credits_price_catalogue',
  'read_projects_standing',
  'read_projects_projects',
  'read_projects_outputs',
  'read_projects_uploads',
  'read_media_pipeline_tasks',
  'read_media_pipeline_open_tasks',
  'read_notifications_notices',
];

const table = (name: string): string => `
create table read.${name} (
  id         text collate "C" primary key,
  account_id text collate "C" not null,
  sort       text collate "C" not null default '',
  grp        text collate "C" not null default '',
  "row"      jsonb not null
) with (fillfactor = 70);
create index ${name}_of_account on read.${name} (account_id, grp, sort, id);
create index ${name}_by_sort on read.${name} (sort);`;

/** Checkpoints of projections and policies, and the tables that projections fill. */
export class ReadModels0004 extends Migration {
  override up(): void {
    this.addSql(`
create schema read;
create table read.checkpoints (
  subscriber text collate "C" primary key,
  version    integer not null,
  log_id     text not null,                 -- a position of one log is never used on another
  position   text collate "C" not null,
  as_of      text not null
) with (fillfactor = 50);`);
    for (const name of tables) this.addSql(table(name));
    this.addSql(`
grant usage on schema read to keyreel_app;
grant select, insert, update, delete on all tables in schema read to keyreel_app;`);
  }
}
