import type { Pool } from 'pg';
import type { AccountId } from '../../shared-kernel/ids.js';
import { SessionStore, type KeptSession } from '../../shared-kernel/ports/sign-in-store.js';

interface SessionRow {
  session_id: string;
  account_id: string;
  created_at: Date;
  last_used_at: Date;
  expires_at: Date;
}

const sessionOf = (row: SessionRow): KeptSession => ({
  sessionId: row.session_id,
  accountId: row.account_id,
  createdAt: row.created_at,
  lastUsedAt: row.last_used_at,
  expiresAt: row.expires_at,
});

const COLUMNS = 'session_id, account_id, created_at, last_used_at, expires_at';

/** Waits for a change of password that is under way, and then finds another hash. */
const OPEN = `
insert into safe.sessions (session_id, account_id, token_hash, created_at, last_used_at, expires_at)
select $1, account_id, $3, $4, $4, $5 from safe.passwords where account_id = $2 and hash = $6 for share`;

/** Sessions in the table `safe.sessions`. */
export class PostgresSessionStore extends SessionStore {
  constructor(private readonly pool: Pool) {
    super();
  }

  override async open(session: Omit<KeptSession, 'lastUsedAt'>, tokenHash: Buffer, verifiedHash: string): Promise<boolean> {
    const { sessionId, accountId, createdAt, expiresAt } = session;
    const { rowCount } = await this.pool.query(OPEN, [sessionId, accountId, tokenHash, createdAt, expiresAt, verifiedHash]);
    return rowCount === 1;
  }

  override async byToken(tokenHash: Buffer, now: Date): Promise<KeptSession | null> {
    const { rows } = await this.pool.query<SessionRow>(`select ${COLUMNS} from safe.sessions where token_hash = $1 and expires_at > $2`, [
      tokenHash,
      now,
    ]);
    return rows[0] ? sessionOf(rows[0]) : null;
  }

  override async use(sessionId: string, now: Date, expiresAt: Date): Promise<void> {
    await this.pool.query('update safe.sessions set last_used_at = $2, expires_at = $3 where session_id = $1 and last_used_at < $2', [
      sessionId,
      now,
      expiresAt,
    ]);
  }

  override async ofAccount(accountId: AccountId, now: Date): Promise<readonly KeptSession[]> {
    const { rows } = await this.pool.query<SessionRow>(
      `select ${COLUMNS} from safe.sessions where account_id = $1 and expires_at > $2 order by created_at desc, session_id limit 1000`,
      [accountId, now],
    );
    return rows.map(sessionOf);
  }

  override async end(accountId: AccountId, sessionId: string, now: Date): Promise<boolean> {
    const { rows } = await this.pool.query<{ lived: boolean }>(
      'delete from safe.sessions where account_id = $1 and session_id = $2 returning expires_at > $3 as lived',
      [accountId, sessionId, now],
    );
    return rows[0]?.lived ?? false;
  }

  override async forgetExpired(now: Date): Promise<number> {
    const { rowCount } = await this.pool.query('delete from safe.sessions where expires_at <= $1', [now]);
    return rowCount ?? 0;
  }
}
