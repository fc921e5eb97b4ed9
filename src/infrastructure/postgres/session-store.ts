import type { Pool } from 'pg';
import type { AccountId } from '../../shared-kernel/ids.js';
import { SessionStore, type KeptSession, type Rotated, type Rotation, type SessionKeys } from '../../shared-kernel/ports/sign-in-store.js';

interface SessionRow {
  session_id: string;
  account_id: string;
  created_at: Date;
  last_used_at: Date;
  expires_at: Date;
  token_expires_at: Date | null;
  ends_at: Date | null;
  in_cookie: boolean;
}

const sessionOf = (row: SessionRow): KeptSession => ({
  sessionId: row.session_id,
  accountId: row.account_id,
  createdAt: row.created_at,
  lastUsedAt: row.last_used_at,
  expiresAt: row.expires_at,
  refreshing: row.token_expires_at && row.ends_at ? { tokenExpiresAt: row.token_expires_at, endsAt: row.ends_at } : null,
  inCookie: row.in_cookie,
});

const COLUMNS = 'session_id, account_id, created_at, last_used_at, expires_at, token_expires_at, ends_at, in_cookie';

/** Waits for a change of password that is under way, and then finds another hash. */
const OPEN = `
insert into safe.sessions
  (session_id, account_id, token_hash, created_at, last_used_at, expires_at, token_expires_at, ends_at, family_hash, refresh_hash, in_cookie)
select $1, account_id, $3, $4, $4, $5, $7, $8, $9, $10, $11 from safe.passwords where account_id = $2 and hash = $6 for share`;

/** One statement: of two who present the same token at once, the row's lock lets one through, and the other finds it replaced. */
const ROTATE = `
update safe.sessions
   set token_hash = $3, refresh_hash = $4, replaced_hash = $2, replaced_by = $5, token_expires_at = $6, expires_at = least($7, ends_at), last_used_at = $8
 where family_hash = $1 and expires_at > $8 and (refresh_hash = $2 or replaced_hash = $2 and replaced_by = $5)
returning ${COLUMNS}`;

const END_FAMILY = `delete from safe.sessions where family_hash = $1 returning ${COLUMNS}, expires_at > $2 as lived`;

/** Sessions in the table `safe.sessions`. */
export class PostgresSessionStore extends SessionStore {
  constructor(private readonly pool: Pool) {
    super();
  }

  override async open(session: Omit<KeptSession, 'lastUsedAt'>, { token, refresh }: SessionKeys, verifiedHash: string): Promise<boolean> {
    const { sessionId, accountId, createdAt, expiresAt, refreshing, inCookie } = session;
    const lasting = [sessionId, accountId, token, createdAt, expiresAt, verifiedHash];
    const refreshed = [refreshing?.tokenExpiresAt ?? null, refreshing?.endsAt ?? null, refresh?.family ?? null, refresh?.whole ?? null, inCookie];
    const { rowCount } = await this.pool.query(OPEN, [...lasting, ...refreshed]);
    return rowCount === 1;
  }

  override async rotate({ presented, nextToken, nextRefresh, tokenExpiresAt, idleUntil, orderId, now }: Rotation): Promise<Rotated> {
    const values = [presented.family, presented.whole, nextToken, nextRefresh, orderId, tokenExpiresAt, idleUntil, now];
    const rotated = await this.pool.query<SessionRow>(ROTATE, values);
    if (rotated.rows[0]) return { outcome: 'rotated', session: sessionOf(rotated.rows[0]) };
    const ended = await this.pool.query<SessionRow & { lived: boolean }>(END_FAMILY, [presented.family, now]);
    const [row] = ended.rows;
    return row?.lived ? { outcome: 'ended', accountId: row.account_id, sessionId: row.session_id } : { outcome: 'unknown' };
  }

  override async byToken(tokenHash: Buffer, now: Date): Promise<KeptSession | null> {
    const { rows } = await this.pool.query<SessionRow>(
      `select ${COLUMNS} from safe.sessions where token_hash = $1 and least(expires_at, token_expires_at) > $2`,
      [tokenHash, now],
    );
    return rows[0] ? sessionOf(rows[0]) : null;
  }

  override async use(sessionId: string, now: Date, expiresAt: Date): Promise<void> {
    await this.pool.query(
      `update safe.sessions set last_used_at = $2, expires_at = case when ends_at is null then $3 else expires_at end
        where session_id = $1 and last_used_at < $2`,
      [sessionId, now, expiresAt],
    );
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

  override async endAll(accountId: AccountId): Promise<number> {
    const { rowCount } = await this.pool.query('delete from safe.sessions where account_id = $1', [accountId]);
    return rowCount ?? 0;
  }

  override async forgetExpired(now: Date): Promise<number> {
    const { rowCount } = await this.pool.query('delete from safe.sessions where expires_at <= $1', [now]);
    return rowCount ?? 0;
  }
}
