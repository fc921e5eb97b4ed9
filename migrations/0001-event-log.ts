import { Migration } from '@mikro-orm/migrations';

/**
 * The event log, the role that serves, and room for the queue. Whoever migrates owns; `keyreel_app` serves: it appends
 * through two functions alone, and may neither write, change nor remove an event by itself.
 */
export class EventLog0001 extends Migration {
  override up(): void {
    for (const statement of [servingRole, schema, appendMany, appendOne, rights, rooms]) this.addSql(statement);
  }
}

const servingRole = `
do $$ begin
  if not exists (select from pg_roles where rolname = 'keyreel_app') then
    create role keyreel_app nologin;
  end if;
  -- before 16 every member may take the role's place, and the right to it has no name of its own
  if not pg_has_role(current_user, 'keyreel_app', case when current_setting('server_version_num')::int < 160000 then 'MEMBER' else 'SET' end) then
    execute format('grant keyreel_app to %I', current_user);
  end if;
exception
  when duplicate_object or unique_violation then null; -- roles belong to the whole server: another database was faster
  when insufficient_privilege then
    raise exception 'The database user % may not create or use the role keyreel_app, which serves without being able to change events. Ask an administrator to run: create role keyreel_app; grant keyreel_app to %; and start again.', current_user, quote_ident(current_user)
      using errcode = 'insufficient_privilege';
end $$`;

const schema = `
create schema es;
create table es.events (
  position       bigint primary key,          -- 1..N, contiguous, given out under the lock
  stream_id      text collate "C" not null,   -- '<category>-<id>'
  revision       bigint not null,             -- 0..n within the stream
  event_id       uuid not null,               -- the caller's
  type           text collate "C" not null,
  schema_version smallint not null,
  data           json not null,               -- json, not jsonb: the bytes stay as written
  metadata       json not null,
  recorded_at    timestamptz not null         -- never decreases with the position
);
create unique index events_stream on es.events (stream_id, revision);
create table es.log_identity (
  one    boolean primary key default true check (one),
  log_id uuid not null default gen_random_uuid()
);
insert into es.log_identity default values;`;

/**
 * Many callers' appends in one round trip and one flush; each has an outcome of its own: 0 written, 1 conflict, 2 already
 * written. Expected: 0 or more an exact revision, -1 no stream, -2 anything, -4 any stream. Every append needs a stream of
 * its own within a call. After a lost connection the same call is made with p_resent, and ids found decide.
 *
 * The lock is held until the commit is visible, and the highest position is read after it was granted: so positions have no
 * gaps, appear in order, and a reader who has seen one has seen all before it.
 */
const appendMany = `
create function es.append(
  p_stream text[], p_expected bigint[], p_count int[],                                      -- one entry per append
  p_op int[], p_nth int[], p_id uuid[], p_type text[], p_version smallint[], p_data json[], p_metadata json[], -- per event
  p_resent boolean)
returns table (outcomes smallint[], revisions bigint[], positions bigint[])
language plpgsql security definer set search_path = pg_catalog as $$
declare
  head bigint; now_at timestamptz; used bigint; before bigint[]; base bigint[]; outcome smallint[]; found_ops int[] := '{}';
begin
  if current_setting('transaction_isolation') <> 'read committed' then
    raise exception 'events are appended under read committed only: an older snapshot hides the head of the log';
  end if;
  perform pg_advisory_xact_lock(7300002);
  select e.position, e.recorded_at into head, now_at from es.events e order by e.position desc limit 1;
  head := coalesce(head, 0);
  now_at := greatest(clock_timestamp(), now_at);

  if p_resent then -- an exact revision recognises its repeat below; the other kinds only here
    select coalesce(array_agg(f.op), '{}') into found_ops from (
      select e.op from unnest(p_op, p_id) e(op, id)
        join es.events x on x.stream_id = p_stream[e.op] and x.event_id = e.id
       where p_expected[e.op] in (-2, -4) group by e.op) f;
  end if;

  with asked as materialized (
    select a.ord, a.count, a.expected, coalesce(s.revision, -1) as actual
      from unnest(p_stream, p_expected, p_count) with ordinality a(stream, expected, count, ord)
      left join lateral (select x.revision from es.events x where x.stream_id = a.stream order by x.revision desc limit 1) s on true),
  judged as (
    select a.*, not a.ord = any(found_ops)
                and case a.expected when -2 then true when -4 then a.actual >= 0 else a.actual = a.expected end as good
      from asked a),
  placed as (select j.*, coalesce(sum(j.count) filter (where j.good) over (order by j.ord), 0) as run from judged j)
  select array_agg(p.actual order by p.ord), array_agg((case when p.good then 0 else 1 end)::smallint order by p.ord),
         array_agg(head + p.run - case when p.good then p.count else 0 end order by p.ord), max(p.run)
    into before, outcome, base, used from placed p;

  insert into es.events
    select base[e.op] + e.nth, p_stream[e.op], before[e.op] + e.nth, e.id, e.type, e.version, e.data, e.metadata, now_at
      from unnest(p_op, p_nth, p_id, p_type, p_version, p_data, p_metadata) e(op, nth, id, type, version, data, metadata)
     where outcome[e.op] = 0;

  select array_agg(case when outcome[a.ord] = 0 then before[a.ord] + a.count else before[a.ord] end order by a.ord),
         array_agg(case when outcome[a.ord] = 0 then base[a.ord] + a.count else 0 end order by a.ord)
    into revisions, positions from unnest(p_count) with ordinality a(count, ord);

  if used <> cardinality(p_id) then -- rare: is a refused append a repeat of itself?
    with repeated as (
      select e.op, max(x.revision) as revision, max(x.position) as position
        from unnest(p_op, p_nth, p_id) e(op, nth, id)
        join es.events x on x.stream_id = p_stream[e.op] and x.event_id = e.id
                        and (x.revision = p_expected[e.op] + e.nth or e.op = any(found_ops))
       where outcome[e.op] = 1 and (p_expected[e.op] >= -1 or e.op = any(found_ops))
       group by e.op having count(*) = max(p_count[e.op]))
    select array_agg(case when r.op is null then outcome[a.ord] else 2::smallint end order by a.ord),
           array_agg(coalesce(r.revision, revisions[a.ord]) order by a.ord),
           array_agg(coalesce(r.position, positions[a.ord]) order by a.ord)
      into outcome, revisions, positions
      from unnest(p_count) with ordinality a(count, ord) left join repeated r on r.op = a.ord;
  end if;
  if used > 0 then
    perform pg_notify('es_log', (head + used)::text);
  end if;
  outcomes := outcome;
  return next;
end $$`;

/** The same for a lone append, with fewer steps: this is what an idle service waits for. */
const appendOne = `
create function es.append_one(
  p_stream text, p_expected bigint, p_id uuid[], p_type text[], p_version smallint[], p_data json[], p_metadata json[],
  out outcome smallint, out last_revision bigint, out last_position bigint)
language plpgsql security definer set search_path = pg_catalog as $$
declare head bigint; now_at timestamptz; actual bigint; count int := cardinality(p_id);
begin
  if current_setting('transaction_isolation') <> 'read committed' then
    raise exception 'events are appended under read committed only: an older snapshot hides the head of the log';
  end if;
  perform pg_advisory_xact_lock(7300002);
  select e.position, e.recorded_at into head, now_at from es.events e order by e.position desc limit 1;
  head := coalesce(head, 0);
  select e.revision into actual from es.events e where e.stream_id = p_stream order by e.revision desc limit 1;
  actual := coalesce(actual, -1);

  if (case p_expected when -2 then true when -4 then actual >= 0 else actual = p_expected end) then
    insert into es.events
      select head + e.nth, p_stream, actual + e.nth, e.id, e.type, e.version, e.data, e.metadata,
             greatest(clock_timestamp(), now_at)
        from unnest(p_id, p_type, p_version, p_data, p_metadata) with ordinality e(id, type, version, data, metadata, nth);
    outcome := 0; last_revision := actual + count; last_position := head + count;
    perform pg_notify('es_log', last_position::text);
    return;
  end if;
  if p_expected >= -1 then
    select max(x.revision), max(x.position) into last_revision, last_position
      from unnest(p_id) with ordinality e(id, nth)
      join es.events x on x.stream_id = p_stream and x.event_id = e.id and x.revision = p_expected + e.nth
    having count(*) = cardinality(p_id);
    if found then
      outcome := 2;
      return;
    end if;
  end if;
  outcome := 1; last_revision := actual; last_position := 0;
end $$`;

const rights = `
revoke all on schema es from public;
revoke all on all functions in schema es from public;
grant usage on schema es to keyreel_app;
grant select on es.events, es.log_identity to keyreel_app;
revoke insert, update, delete, truncate on es.events from keyreel_app;
grant execute on all functions in schema es to keyreel_app;`;

/** Read models live in \`public\`; the queue brings tables of its own, which it makes itself. */
const rooms = `
grant usage on schema public to keyreel_app;
alter default privileges in schema public grant select, insert, update, delete on tables to keyreel_app;
alter default privileges in schema public grant usage on sequences to keyreel_app;
create schema bullmq authorization keyreel_app;`;
