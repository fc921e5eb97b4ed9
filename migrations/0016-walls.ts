import { Migration } from '@mikro-orm/migrations';

/**
 * The second wall. Each connection says on whose behalf it asks (`keyreel.asker`: 'account:<id>', 'service:<why>' or 'nobody');
 * what was not said is nobody. Owners are not bound by it, so that backups are whole; they may not serve.
 */
const mayAskFor = `
create function public.may_ask_for(account text) returns boolean language sql stable parallel safe
return coalesce(current_setting('keyreel.asker', true) = 'account:' || account, false)
    or coalesce(current_setting('keyreel.asker', true) like 'service:%', false)
    or coalesce(current_setting('keyreel.asker', true) = 'nobody' and account = 'anonymous', false); -- what strangers' requests left
comment on function public.may_ask_for is 'Whether whoever asks now may see rows of this account.'`;

/** For the migrations that make tables: one line each, and a spec tells of a table without it. */
const wallOff = `
create procedure public.wall_off(it regclass) language plpgsql as $$ begin
  execute format('alter table %s enable row level security', it);
  execute format('create policy of_its_account on %s using (public.may_ask_for(account_id::text))', it);
end $$;
comment on procedure public.wall_off is 'Shows the rows of this table to their own account alone.';
revoke all on procedure public.wall_off from public`;

/** Every table so far that says whose its rows are. */
const walls = `
do $$ declare it regclass; begin
  for it in
    select c.oid from pg_class c join pg_namespace n on n.oid = c.relnamespace
      join pg_attribute a on a.attrelid = c.oid and a.attname = 'account_id' and not a.attisdropped
     where c.relkind = 'r' and not c.relrowsecurity
       and (n.nspname in ('read', 'safe') or n.nspname = 'public' and c.relname in ('data_keys', 'idempotency_keys'))
  loop
    call public.wall_off(it);
  end loop;
end $$`;

/** Prices are for everybody to read. */
const prices = `
create policy for_everybody on read.read_credits_price_catalogue for select using (true)`;

export class Walls0016 extends Migration {
  override up(): void {
    for (const statement of [mayAskFor, wallOff, walls, prices]) this.addSql(statement);
  }
}
