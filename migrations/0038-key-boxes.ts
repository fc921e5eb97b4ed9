import { Migration } from '@mikro-orm/migrations';

/**
 * The users' keys lie in boxes that anybody can close and only a worker can open: `key_boxes` holds the public halves, and the column `box`
 * which of them a row was closed with (null: stored before there were boxes). What a process without the private half needs of such a key,
 * it asks a worker for in `errands`; what is asked and answered is sealed.
 */
export class KeyBoxes0038 extends Migration {
  override up(): void {
    this.addSql(`
create table safe.key_boxes (
  version    integer primary key,
  public_key bytea not null unique check (octet_length(public_key) = 32),
  proof      text not null,                    -- keyed, so that whoever writes the table alone cannot put a box of his own here
  added_at   timestamptz not null default now()
);
alter table safe.provider_keys add column box integer references safe.key_boxes;
alter table safe.usage_keys add column box integer references safe.key_boxes;
create table safe.errands (
  errand_id  uuid primary key,
  account_id uuid not null,
  asked      text not null,                    -- sealed
  answered   text,                             -- sealed
  asked_at   timestamptz not null default now(),
  expires_at timestamptz not null,
  claimed_at timestamptz
);
create index errands_waiting on safe.errands (asked_at) where claimed_at is null;
grant select, insert on safe.key_boxes to keyreel_app;
grant select, insert, update, delete on safe.errands to keyreel_app;
call public.wall_off('safe.errands');`);
  }
}
