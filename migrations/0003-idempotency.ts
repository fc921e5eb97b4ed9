import { Migration } from '@mikro-orm/migrations';

/**
 * Outcomes of requests under clients' keys, kept 7 days. Of the request there are keyed hashes alone, and the answer is
 * sealed under the account's data key, so that nothing here can be read without the vault or after an erasure.
 */
export class Idempotency0003 extends Migration {
  override up(): void {
    for (const statement of [runners, keys, byAge, rights]) this.addSql(statement);
  }
}

/** Numbers for the processes that run requests; each holds an advisory lock on its own for as long as it lives. */
const runners = `create sequence idempotency_runners as integer cycle`;

const keys = `
create table idempotency_keys (
  account_id text collate "C" not null,   -- 'anonymous' before anybody has signed in
  key_hash   text collate "C" not null,   -- of route, path and the client's key
  route      text not null,               -- method and template, without ids
  body_hash  text collate "C" not null,
  runner     integer not null,            -- who runs it, or ran it
  status     smallint,                    -- null while it runs
  answer     text,                        -- sealed: body and headers
  created_at timestamptz not null default now(),
  primary key (account_id, key_hash),
  check ((status is null) = (answer is null))
)`;

const byAge = `create index idempotency_keys_age on idempotency_keys (created_at)`;

const rights = `
revoke all on idempotency_keys from keyreel_app;
grant select, insert, update, delete on idempotency_keys to keyreel_app;
grant usage on sequence idempotency_runners to keyreel_app`;
