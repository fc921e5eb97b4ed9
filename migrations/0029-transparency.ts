import { Migration } from '@mikro-orm/migrations';

/**
 * The tree of the log and what was signed of it: hashes alone, nothing of any account. All of it can be made anew from the log but for the
 * signatures, which also stand in files that this database cannot reach; those decide.
 */
export class Transparency0029 extends Migration {
  override up(): void {
    this.addSql(`
create schema seal;
create table seal.trees (
  epoch    integer primary key,
  size     bigint not null,                 -- leaves in the tiles
  position text collate "C" not null        -- of the last of them
);
create table seal.tiles (
  epoch    integer not null,
  level    smallint not null,
  place    bigint not null,
  hashes   bytea not null,                  -- 1 to 256 of 32 bytes
  position text collate "C",                -- at level 0, of the last event in it
  primary key (epoch, level, place)
);
create index tiles_by_position on seal.tiles (epoch, position) where level = 0;
create table seal.checkpoints (
  epoch integer not null,
  size  bigint not null,
  root  bytea not null,
  note  text not null,
  at    timestamptz not null,
  primary key (epoch, size)
);
create table seal.keys (
  epoch      integer primary key,
  public_key bytea not null
);
create table seal.publications (
  target   text primary key,                -- 'url' or 'mail'
  epoch    integer not null,                -- the newest checkpoint that arrived there
  size     bigint not null,
  sent_at  timestamptz,
  failures integer not null default 0,
  next_at  timestamptz
);
grant usage on schema seal to keyreel_app;
grant select, insert, update on all tables in schema seal to keyreel_app;`);
  }
}
