import { Migration } from '@mikro-orm/migrations';

/**
 * What the queue was told to do, as far as the queue itself may forget it or an account must wait for its turn: names and ids, never content. And what
 * operators have set for its lanes. A row goes when its work is done.
 *
 * `queued_in` is null while a job waits for its account's turn; otherwise it names the era of the queue into which it was put. A queue that lost its
 * memory is in another era, and what was put into an earlier one is put in again.
 */
const tables = `
create table work.jobs (
  job_id    text collate "C" primary key,
  lane      text collate "C" not null,
  job       text not null,
  data      jsonb not null,
  turn_of   text collate "C",
  about     text collate "C",
  due_at    timestamptz not null,
  turn      bigint generated always as identity,
  queued_in text collate "C",
  queued_at timestamptz not null
);
create index jobs_in_hand on work.jobs (turn_of, lane, due_at) where queued_in is not null;
create index jobs_by_turn on work.jobs (turn_of, lane, turn) where queued_in is null;
create index jobs_alike on work.jobs (about) where queued_in is null;
create index jobs_by_era on work.jobs (queued_in, queued_at) where queued_in is not null;
create table work.lanes (
  lane    text collate "C" primary key,
  paused  boolean not null default false,
  at_once integer
);
grant select, insert, update, delete on work.jobs, work.lanes to keyreel_app;`;

/** The next jobs of an account, as many as it may have in the queue at once. Whoever calls it holds the lock of that account and lane. */
const turns = `
create function work.take_turns(of_lane text, of_account text, most integer, era text) returns setof work.jobs language sql as $$
  update work.jobs set queued_in = era, queued_at = now()
   where job_id in (
     select job_id from work.jobs where turn_of = of_account and lane = of_lane and queued_in is null order by turn
      limit greatest(0, most - (select count(*) from work.jobs where turn_of = of_account and lane = of_lane and queued_in is not null and due_at <= now())))
  returning *;
$$;
create function work.next_turns(of_lane text, of_account text, most integer, era text) returns setof work.jobs language plpgsql as $$
begin
  perform pg_advisory_xact_lock(7300007, hashtext(of_lane || ' ' || of_account));
  return query select * from work.take_turns(of_lane, of_account, most, era);
end $$;`;

/** Each answers with the jobs that are to be put into the queue now. A second order of a job that waits for its turn adds nothing. */
const orders = `
create function work.order_job(
  id text, of_lane text, name text, ids jsonb, of_account text, alike text, due timestamptz, most integer, era text
) returns setof work.jobs language plpgsql as $$
begin
  if of_account is null or due > now() then
    insert into work.jobs (job_id, lane, job, data, turn_of, about, due_at, queued_in, queued_at)
      values (id, of_lane, name, ids, of_account, alike, due, era, now()) on conflict (job_id) do nothing;
    return query select * from work.jobs where job_id = id and queued_in is not null;
    return;
  end if;
  perform pg_advisory_xact_lock(7300007, hashtext(of_lane || ' ' || of_account));
  if exists (select from work.jobs where about = alike and queued_in is null) then return; end if;
  insert into work.jobs (job_id, lane, job, data, turn_of, about, due_at, queued_in, queued_at)
    values (id, of_lane, name, ids, of_account, alike, due, null, now()) on conflict (job_id) do nothing;
  if not found then
    return query select * from work.jobs where job_id = id and queued_in is not null;
  end if;
  return query select * from work.take_turns(of_lane, of_account, most, era);
end $$;
create function work.end_job(id text, of_lane text, of_account text, most integer, era text) returns setof work.jobs language plpgsql as $$
begin
  if of_account is not null then perform pg_advisory_xact_lock(7300007, hashtext(of_lane || ' ' || of_account)); end if;
  delete from work.jobs where job_id = id;
  if of_account is not null then return query select * from work.take_turns(of_lane, of_account, most, era); end if;
end $$;
grant execute on function work.take_turns, work.next_turns, work.order_job, work.end_job to keyreel_app;`;

export class OrderedJobs0039 extends Migration {
  override up(): void {
    this.addSql(tables);
    this.addSql(turns);
    this.addSql(orders);
  }
}
