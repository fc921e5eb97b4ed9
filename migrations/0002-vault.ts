import { Migration } from '@mikro-orm/migrations';

/**
 * Wrapped data keys, one an account, and what recognises the keys outside the database that they hang on. A destroyed key
 * leaves its row as a mark, so that nothing is ever sealed for the account again; and whoever serves may not remove rows.
 */
export class Vault0002 extends Migration {
  override up(): void {
    for (const statement of [dataKeys, outsideKeyChecks, rights]) this.addSql(statement);
  }
}

const dataKeys = `
create table data_keys (
  data_key_id        uuid primary key,
  account_id         text collate "C" not null unique,
  master_key_version smallint,              -- which master key it is wrapped under
  wrapped            bytea,                 -- nonce, ciphertext, tag
  created_at         timestamptz not null default now(),
  destroyed_at       timestamptz,
  check ((destroyed_at is null) = (wrapped is not null)),
  check ((wrapped is null) = (master_key_version is null))
)`;

const outsideKeyChecks = `
create table outside_key_checks (
  kind        text not null check (kind in ('master', 'fingerprint')),
  version     smallint not null check (version > 0),
  check_value bytea not null,               -- a hash that tells nothing of a random key
  adopted_at  timestamptz not null default now(),
  primary key (kind, version)
)`;

const rights = `
revoke all on data_keys, outside_key_checks from keyreel_app;
grant select, insert, update (master_key_version, wrapped, destroyed_at) on data_keys to keyreel_app;
grant select, insert on outside_key_checks to keyreel_app`;
