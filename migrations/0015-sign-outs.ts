import { Migration } from '@mikro-orm/migrations';

/** Whatever takes a session or a token away tells every process so, at its commit: revoking, another password, a refresh, an erasure, the clock. */
export class SignOuts0015 extends Migration {
  override up(): void {
    this.addSql(`
create function safe.tell_of_sign_out() returns trigger language plpgsql as $$
begin
  perform pg_notify('keyreel_signed_out', old.account_id::text);
  return null;
end $$;
create trigger tell_of_sign_out after delete or update of token_hash on safe.sessions
  for each row execute function safe.tell_of_sign_out();
create trigger tell_of_sign_out after delete or update of token_hash on safe.personal_tokens
  for each row execute function safe.tell_of_sign_out();`);
  }
}
