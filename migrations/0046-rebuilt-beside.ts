import { Migration } from '@mikro-orm/migrations';

/**
 * By name, and no longer by the table itself: a function that is bound to a table goes on reading the one that was switched away, and
 * PostgreSQL would not let that go.
 */
const openToLook = `
create or replace function public.open_to_look(account text) returns text language sql stable security definer set search_path = '' as $$
  select coalesce(consent->>'projectId', '*')
    from read.read_accounts_support_consents given, jsonb_array_elements(given."row"->'consents') as consent
   where given.id = account
     and 'support:' || (consent->>'consentId') = current_setting('keyreel.asker', true)
     and consent->>'withdrawnAt' is null
     and (consent->>'until')::timestamptz > now()
   limit 1
$$`;

/** Which rebuilds are wanted and how they are; a row is gone once the new table serves. */
const rebuilds = `
create table work.rebuilds (
  projection text collate "C" primary key,
  version    integer not null,              -- of the reducers that make it
  state      text not null,                 -- asked, building, stopped, cancelled
  asked_at   timestamptz not null default now(),
  position   text collate "C" not null default '0',
  parked     jsonb                          -- the event before which it stands
) with (fillfactor = 50);
grant select, insert, update, delete on work.rebuilds to keyreel_app`;

/** All that two tables must have in common for one to stand in for the other. */
const shapeOf = `
create function rebuilt.shape_of(it regclass) returns text language sql stable set search_path = pg_catalog as $$
  select concat_ws(E'\\n',
    (select string_agg(attname || ' ' || format_type(atttypid, atttypmod) || ' ' || attnotnull, ', ' order by attname)
       from pg_attribute where attrelid = it and attnum > 0 and not attisdropped),
    (select string_agg(replace(pg_get_indexdef(indexrelid), ' ON rebuilt.', ' ON read.'), ', ' order by pg_get_indexdef(indexrelid))
       from pg_index where indrelid = it),
    (select string_agg(concat_ws(' ', polname, polcmd, polpermissive, polroles, pg_get_expr(polqual, polrelid), pg_get_expr(polwithcheck, polrelid)), ', '
                       order by polname) from pg_policy where polrelid = it),
    (select concat_ws(' ', relrowsecurity, relowner, (select string_agg(a::text, ',' order by a::text) from unnest(relacl) a), reloptions)
       from pg_class where oid = it))
$$`;

/** Makes the empty twin of a read model in the schema rebuilt, with its indexes, walls and rights; false where it is there already. */
const prepare = `
create function rebuilt.prepare(its text) returns boolean language plpgsql security definer set search_path = pg_catalog as $$
declare
  live regclass := to_regclass(format('read.%I', its));
  twin regclass := to_regclass(format('rebuilt.%I', its));
  part record;
begin
  if live is null or its not like 'read\\_%' then raise exception 'There is no read model %.', its; end if;
  if twin is not null then
    if rebuilt.shape_of(twin) = rebuilt.shape_of(live) then return false; end if;
    execute format('drop table rebuilt.%I', its);
  end if;
  execute format('create table rebuilt.%1$I (like read.%1$I including defaults including constraints including generated including storage including comments)', its);
  for part in select array_to_string(reloptions, ', ') as options from pg_class where oid = live and reloptions is not null loop
    execute format('alter table rebuilt.%I set (%s)', its, part.options);
  end loop;
  for part in select conname, pg_get_constraintdef(oid) as definition from pg_constraint where conrelid = live and contype in ('p', 'u') loop
    execute format('alter table rebuilt.%I add constraint %I %s', its, part.conname, part.definition);
  end loop;
  for part in select pg_get_indexdef(indexrelid) as definition from pg_index i
               where indrelid = live and not exists (select from pg_constraint c where c.conindid = i.indexrelid and c.conrelid = live) loop
    execute replace(part.definition, format(' ON read.%I ', its), format(' ON rebuilt.%I ', its));
  end loop;
  for part in select p.*, (select string_agg(case r when 'public' then 'public' else quote_ident(r) end, ', ') from unnest(p.roles) r) as whom
                from pg_policies p where schemaname = 'read' and tablename = its loop
    execute format('create policy %I on rebuilt.%I as %s for %s to %s', part.policyname, its, part.permissive, part.cmd, part.whom)
         || coalesce(' using (' || part.qual || ')', '') || coalesce(' with check (' || part.with_check || ')', '');
  end loop;
  if (select relrowsecurity from pg_class where oid = live) then execute format('alter table rebuilt.%I enable row level security', its); end if;
  for part in select a.privilege_type, a.grantee::regrole as whom from pg_class c, aclexplode(c.relacl) a
               where c.oid = live and a.grantee <> c.relowner and a.grantee <> 0 loop
    execute format('grant %s on rebuilt.%I to %s', part.privilege_type, its, part.whom);
  end loop;
  return true;
end $$`;

/** Puts the twin in the place of the table that serves, which is dropped; whoever calls it holds that one. */
const putInPlace = `
create function rebuilt.put_in_place(its text) returns void language plpgsql security definer set search_path = pg_catalog as $$
begin
  if rebuilt.shape_of(format('rebuilt.%I', its)::regclass) <> rebuilt.shape_of(format('read.%I', its)::regclass) then
    raise exception 'The table that was made anew is not of the shape of %.', its;
  end if;
  execute format('drop table read.%I', its);
  execute format('alter table rebuilt.%I set schema read', its);
end $$`;

/** So that the first questions to it are planned as well as the last ones to the old one. */
const weigh = `
create function rebuilt.weigh(its text) returns void language plpgsql security definer set search_path = pg_catalog as $$
begin execute format('analyze rebuilt.%I', its); end $$`;

const forget = `
create function rebuilt.forget(its text) returns void language plpgsql security definer set search_path = pg_catalog as $$
begin execute format('drop table if exists rebuilt.%I', its); end $$`;

const FUNCTIONS = ['shape_of(regclass)', 'prepare(text)', 'put_in_place(text)', 'weigh(text)', 'forget(text)'];

/**
 * Read models are made anew beside those that serve, as tables of the same name in another schema. Whoever serves owns no table, so what it may do
 * with those is written out here: make one, weigh it, put it in the place of the old one, forget it.
 */
export class RebuiltBeside0046 extends Migration {
  override up(): void {
    for (const statement of [openToLook, rebuilds, 'create schema rebuilt', 'grant usage on schema rebuilt to keyreel_app']) this.addSql(statement);
    for (const statement of [shapeOf, prepare, putInPlace, weigh, forget]) this.addSql(statement);
    for (const name of FUNCTIONS) {
      this.addSql(`revoke all on function rebuilt.${name} from public`);
      this.addSql(`grant execute on function rebuilt.${name} to keyreel_app`);
    }
  }
}
