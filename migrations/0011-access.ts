import { Migration } from '@mikro-orm/migrations';

/** Personal access tokens: hashed like sessions, their names sealed under the account's data key. */
export class Access0011 extends Migration {
  override up(): void {
    this.addSql(`
create table safe.personal_tokens (
  token_id     uuid primary key,
  account_id   uuid not null,
  token_hash   bytea not null unique,       -- SHA-256 of the token; the token itself is nowhere
  name         text not null,               -- sealed
  scopes       text[] not null,
  created_at   timestamptz not null,
  last_used_at timestamptz,                 -- to the hour
  expires_at   timestamptz                  -- null: until it is revoked
);
create index personal_tokens_of_account on safe.personal_tokens (account_id);
create index personal_tokens_by_expiry on safe.personal_tokens (expires_at);
grant select, insert, update, delete on safe.personal_tokens to keyreel_app;`);
  }
}
