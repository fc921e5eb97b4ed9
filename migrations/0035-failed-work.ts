import { Migration } from '@mikro-orm/migrations';

/**
 * What operators do about failed work, kept where every process reads it. Jobs that were given up: names and ids, never content. Events that a
 * subscriber passes over, until it is built anew.
 */
const tables = `
create schema work;
grant usage on schema work to keyreel_app;
create table work.dead_jobs (
  job_id   text collate "C" primary key,
  lane     text not null,
  job      text not null,
  data     jsonb not null,
  tries    integer not null,
  trouble  text not null,
  given_up_at timestamptz not null
);
create index dead_jobs_by_age on work.dead_jobs (given_up_at, job_id);
create table work.skipped_events (
  subscriber text collate "C" not null,
  position   text collate "C" not null,
  type       text not null,
  skipped_at timestamptz not null,
  primary key (subscriber, position)
);
grant select, insert, update, delete on work.dead_jobs, work.skipped_events to keyreel_app;`;

export class FailedWork0035 extends Migration {
  override up(): void {
    this.addSql(tables);
  }
}
