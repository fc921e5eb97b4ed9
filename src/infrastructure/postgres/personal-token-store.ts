import type { Pool } from 'pg';
import type { AccountId } from '../../shared-kernel/ids.js';
import { PersonalTokens, type KeptPersonalToken } from '../../shared-kernel/ports/personal-tokens.js';
import { inTransaction } from './in-transaction.js';

interface TokenRow {
  token_id: string;
  account_id: string;
  name: string;
  scopes: string[];
  created_at: Date;
  last_used_at: Date | null;
  expires_at: Date | null;
}

const tokenOf = (row: TokenRow): KeptPersonalToken => ({
  tokenId: row.token_id,
  accountId: row.account_id,
  name: { sealed: row.name },
  scopes: row.scopes,
  createdAt: row.created_at,
  lastUsedAt: row.last_used_at,
  expiresAt: row.expires_at,
});

const COLUMNS = 'token_id, account_id, name, scopes, created_at, last_used_at, expires_at';
const LIVES = '(expires_at is null or expires_at > $2)';

const KEEP = `
insert into safe.personal_tokens (token_id, account_id, token_hash, name, scopes, created_at, expires_at)
values ($1, $2, $3, $4, $5, $6, $7)
on conflict (token_id) do update set token_hash = excluded.token_hash`;

/** Personal access tokens in the table `safe.personal_tokens`. */
export class PostgresPersonalTokens extends PersonalTokens {
  constructor(private readonly pool: Pool) {
    super();
  }

  override keep(token: Omit<KeptPersonalToken, 'lastUsedAt'>, tokenHash: Buffer, most: number): Promise<boolean> {
    const { tokenId, accountId, name, scopes, createdAt, expiresAt } = token;
    return inTransaction(this.pool, async client => {
      // one after the other, or several at once would each find room for one
      await client.query('select from safe.passwords where account_id = $1 for update', [accountId]);
      const { rows } = await client.query<{ others: number }>(
        `select count(*)::int as others from safe.personal_tokens where account_id = $1 and ${LIVES} and token_id <> $3`,
        [accountId, createdAt, tokenId],
      );
      if ((rows[0]?.others ?? 0) >= most) return false;
      await client.query(KEEP, [tokenId, accountId, tokenHash, name.sealed, scopes, createdAt, expiresAt]);
      return true;
    });
  }

  override async byToken(tokenHash: Buffer, now: Date): Promise<KeptPersonalToken | null> {
    const { rows } = await this.pool.query<TokenRow>(`select ${COLUMNS} from safe.personal_tokens where token_hash = $1 and ${LIVES}`, [
      tokenHash,
      now,
    ]);
    return rows[0] ? tokenOf(rows[0]) : null;
  }

  override async use(tokenId: string, now: Date): Promise<void> {
    await this.pool.query('update safe.personal_tokens set last_used_at = $2 where token_id = $1 and (last_used_at is null or last_used_at < $2)', [
      tokenId,
      now,
    ]);
  }

  override async ofAccount(accountId: AccountId, now: Date): Promise<readonly KeptPersonalToken[]> {
    const { rows } = await this.pool.query<TokenRow>(
      `select ${COLUMNS} from safe.personal_tokens where account_id = $1 and ${LIVES} order by created_at desc, token_id`,
      [accountId, now],
    );
    return rows.map(tokenOf);
  }

  override async revoke(accountId: AccountId, tokenId: string, now: Date): Promise<boolean> {
    const { rows } = await this.pool.query<{ lived: boolean }>(
      `delete from safe.personal_tokens where account_id = $1 and token_id = $3 returning ${LIVES} as lived`,
      [accountId, now, tokenId],
    );
    return rows[0]?.lived ?? false;
  }

  override async forgetExpired(now: Date): Promise<number> {
    const { rowCount } = await this.pool.query('delete from safe.personal_tokens where expires_at <= $1', [now]);
    return rowCount ?? 0;
  }
}
