import type { Pool } from 'pg';
import type { AccountId } from '../../shared-kernel/ids.js';
import { OneTimeTokens } from '../../shared-kernel/ports/sign-in-store.js';
import { inTransaction } from './in-transaction.js';

/** One-time tokens in the table `safe.one_time_tokens`. */
export class PostgresOneTimeTokens extends OneTimeTokens {
  constructor(private readonly pool: Pool) {
    super();
  }

  override async issue(purpose: string, tokenHash: Buffer, expiresAt: Date): Promise<void> {
    await this.pool.query('insert into safe.one_time_tokens (purpose, token_hash, expires_at) values ($1, $2, $3)', [purpose, tokenHash, expiresAt]);
  }

  override async redeem(purpose: string, tokenHash: Buffer, accountId: AccountId, now: Date): Promise<boolean> {
    const { rowCount } = await this.pool.query(
      `update safe.one_time_tokens set used_at = coalesce(used_at, $4), account_id = $3
        where purpose = $1 and token_hash = $2 and (used_at is null and expires_at > $4 or account_id = $3)`,
      [purpose, tokenHash, accountId, now],
    );
    return rowCount === 1;
  }

  override issueFor(purpose: string, accountId: AccountId, tokenHash: Buffer, expiresAt: Date): Promise<void> {
    return inTransaction(this.pool, async client => {
      await client.query('delete from safe.one_time_tokens where purpose = $1 and account_id = $2', [purpose, accountId]);
      await client.query('insert into safe.one_time_tokens (purpose, token_hash, account_id, expires_at) values ($1, $2, $3, $4)', [
        purpose,
        tokenHash,
        accountId,
        expiresAt,
      ]);
    });
  }

  override async holderOf(purpose: string, tokenHash: Buffer, now: Date): Promise<AccountId | null> {
    const { rows } = await this.pool.query<{ account_id: string | null }>(
      'select account_id from safe.one_time_tokens where purpose = $1 and token_hash = $2 and used_at is null and expires_at > $3',
      [purpose, tokenHash, now],
    );
    return rows[0]?.account_id ?? null;
  }

  override async spend(purpose: string, tokenHash: Buffer, now: Date): Promise<AccountId | null> {
    const { rows } = await this.pool.query<{ account_id: string }>(
      `update safe.one_time_tokens set used_at = $3
        where purpose = $1 and token_hash = $2 and used_at is null and expires_at > $3 and account_id is not null returning account_id`,
      [purpose, tokenHash, now],
    );
    return rows[0]?.account_id ?? null;
  }

  override async isGood(purpose: string, tokenHash: Buffer, accountId: AccountId, now: Date): Promise<boolean> {
    const { rowCount } = await this.pool.query(
      `select from safe.one_time_tokens
        where purpose = $1 and token_hash = $2 and (used_at is null and expires_at > $4 or account_id = $3)`,
      [purpose, tokenHash, accountId, now],
    );
    return rowCount === 1;
  }

  override async everRedeemed(purpose: string): Promise<boolean> {
    const { rowCount } = await this.pool.query('select from safe.one_time_tokens where purpose = $1 and used_at is not null limit 1', [purpose]);
    return rowCount === 1;
  }

  override async forgetExpired(now: Date): Promise<number> {
    const { rowCount } = await this.pool.query('delete from safe.one_time_tokens where used_at is null and expires_at <= $1', [now]);
    return rowCount ?? 0;
  }
}
