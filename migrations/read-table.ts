/**
 * The table of one projection, open to the serving role and walled off. What it says is frozen: migrations that have run say what they said,
 * so a table of another shape gets a function of its own.
 */
export const readTable = (table: string): string => `
create table read.${table} (
  id         text collate "C" primary key,
  account_id text collate "C" not null,
  sort       text collate "C" not null default '',
  grp        text collate "C" not null default '',
  "row"      jsonb not null
) with (fillfactor = 70);
create index ${table}_of_account on read.${table} (account_id, grp, sort, id);
create index ${table}_by_sort on read.${table} (sort);
grant select, insert, update, delete on read.${table} to keyreel_app;
call public.wall_off('read.${table}');`;
