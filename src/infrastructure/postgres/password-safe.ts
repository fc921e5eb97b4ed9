import type { Pool } from 'pg';
import type { AccountId } from '../../shared-kernel/ids.js';
import { PasswordSafe, type KeptPassword, type PasswordChange, type UnrecordedChange } from '../../shared-kernel/ports/sign-in-store.js';
import { inTransaction } from './in-transaction.js';

/** Password hashes in the table `safe.passwords`. */
export class PostgresPasswordSafe extends PasswordSafe {
  constructor(private readonly pool: Pool) {
    super();
  }

  override async find(accountId: AccountId): Promise<KeptPassword | null> {
    const { rows } = await this.pool.query<{ hash: string; change_id: string | null; recorded: boolean }>(
      'select hash, change_id, recorded from safe.passwords where account_id = $1',
      [accountId],
    );
    const [row] = rows;
    return row ? { hash: row.hash, changeId: row.change_id, recorded: row.recorded } : null;
  }

  override async begin(accountId: AccountId, hash: string): Promise<void> {
    await this.pool.query(
      `insert into safe.passwords (account_id, hash) values ($1, $2)
       on conflict (account_id) do update set hash = excluded.hash, changed_at = now()`,
      [accountId, hash],
    );
  }

  override async forget(accountId: AccountId): Promise<void> {
    await this.pool.query('delete from safe.passwords where account_id = $1', [accountId]);
  }

  override async rehash(accountId: AccountId, from: string, to: string): Promise<void> {
    await this.pool.query('update safe.passwords set hash = $3 where account_id = $1 and hash = $2', [accountId, from, to]);
  }

  override change({ accountId, from, to, changeId, keepSessionId, at }: PasswordChange): Promise<boolean> {
    return inTransaction(this.pool, async client => {
      // the password first: a session that is being opened under the old one waits for this row, or is deleted below
      const { rowCount } = await client.query(
        'update safe.passwords set hash = $3, change_id = $4, recorded = false, changed_at = $5 where account_id = $1 and hash = $2',
        [accountId, from, to, changeId, at],
      );
      if (rowCount !== 1) return false;
      await client.query('delete from safe.sessions where account_id = $1 and session_id <> $2', [accountId, keepSessionId]);
      return true;
    });
  }

  override reset({ accountId, to, changeId, at }: Omit<PasswordChange, 'from' | 'keepSessionId'>): Promise<boolean> {
    return inTransaction(this.pool, async client => {
      const { rowCount } = await client.query(
        'update safe.passwords set hash = $2, change_id = $3, recorded = false, changed_at = $4 where account_id = $1',
        [accountId, to, changeId, at],
      );
      await client.query('delete from safe.sessions where account_id = $1', [accountId]);
      return rowCount === 1;
    });
  }

  override async unrecorded(limit: number): Promise<readonly UnrecordedChange[]> {
    const { rows } = await this.pool.query<{ account_id: string; change_id: string }>(
      'select account_id, change_id from safe.passwords where not recorded order by changed_at limit $1',
      [limit],
    );
    return rows.map(row => ({ accountId: row.account_id, changeId: row.change_id }));
  }

  override async recorded({ accountId, changeId }: UnrecordedChange): Promise<void> {
    await this.pool.query('update safe.passwords set recorded = true where account_id = $1 and change_id = $2', [accountId, changeId]);
  }
}
