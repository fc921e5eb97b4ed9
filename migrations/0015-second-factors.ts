import { Migration } from '@mikro-orm/migrations';

/** Second factors: the secret sealed under the account's data key, recovery codes hashed. */
export class SecondFactors0015 extends Migration {
  override up(): void {
    this.addSql(`
create table safe.second_factors (
  account_id   uuid primary key,
  factor_id    uuid not null,
  secret       text not null,                  -- sealed
  begun_at     timestamptz not null,
  confirmed_at timestamptz,                    -- null until its first right code
  recorded     boolean not null default false, -- whether the account's stream tells of it
  last_step    bigint not null default -1,     -- the latest time step that a code was taken of
  last_order   uuid                            -- by which order
);
create index second_factors_unrecorded on safe.second_factors (begun_at) where not recorded;
create table safe.recovery_codes (
  code_id    uuid primary key,
  account_id uuid not null,
  code_hash  bytea not null,                   -- SHA-256 of 80 random bits; the code itself is nowhere
  used_at    timestamptz,
  used_by    uuid,                             -- by which order
  recorded   boolean not null default false,   -- whether the account's stream tells of the use
  unique (account_id, code_hash)
);
create index recovery_codes_unrecorded on safe.recovery_codes (used_at) where used_at is not null and not recorded;
grant select, insert, update, delete on safe.second_factors, safe.recovery_codes to keyreel_app;`);
  }
}
