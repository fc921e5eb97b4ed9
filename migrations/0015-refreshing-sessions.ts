import { Migration } from '@mikro-orm/migrations';

/** Sessions whose token lasts for minutes and is renewed by a refresh token, which changes with each use. */
export class RefreshingSessions0015 extends Migration {
  override up(): void {
    this.addSql(`
alter table safe.sessions
  add column token_expires_at timestamptz,    -- null: the token lasts as long as the session
  add column ends_at          timestamptz,    -- however often it is used; null: never
  add column family_hash      bytea unique,   -- SHA-256 of the half that all refresh tokens of the session have in common
  add column refresh_hash     bytea,          -- SHA-256 of the one that is good now
  add column replaced_hash    bytea,          -- of the one before it
  add column replaced_by      uuid;           -- the order that put it out of use`);
  }
}
