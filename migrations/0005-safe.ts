import { Migration } from '@mikro-orm/migrations';

/** Users' sealed provider keys, and what signing in needs: password hashes, sessions and one-time tokens, all hashed. */
export class Safe0005 extends Migration {
  override up(): void {
    this.addSql(`
create schema safe;
create table safe.provider_keys (
  envelope_id uuid primary key,
  account_id  uuid not null,
  sealed      text not null,
  stored_at   timestamptz not null default now()
);
create index provider_keys_of_account on safe.provider_keys (account_id);
create table safe.passwords (
  account_id uuid primary key,
  hash       text not null,                 -- argon2id with its parameters
  change_id  uuid,                          -- the last change; null for the password of the sign-up
  recorded   boolean not null default true, -- whether the account's stream tells of that change
  changed_at timestamptz not null default now()
);
create index passwords_unrecorded on safe.passwords (changed_at) where not recorded;
create table safe.sessions (
  session_id uuid primary key,
  account_id uuid not null,
  token_hash bytea not null unique,         -- SHA-256 of the token; the token itself is nowhere
  created_at timestamptz not null default now(),
  last_used_at timestamptz not null,
  expires_at timestamptz not null
);
create index sessions_of_account on safe.sessions (account_id);
create index sessions_by_expiry on safe.sessions (expires_at);
create table safe.one_time_tokens (
  purpose    text not null,
  token_hash bytea not null primary key,
  account_id uuid,
  created_at timestamptz not null default now(),
  expires_at timestamptz not null,
  used_at    timestamptz
);
grant usage on schema safe to keyreel_app;
grant select, insert, update, delete on all tables in schema safe to keyreel_app;`);
  }
}
