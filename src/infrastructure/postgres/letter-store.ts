import type { Pool } from 'pg';
import { LetterStore, type LetterRecord, type LetterRef, type LetterState, type LetterTried } from '../../shared-kernel/ports/letter-store.js';

interface LetterRow {
  account_id: string;
  notice_id: string;
  raised_by: string;
  kind: string;
  state: LetterState;
  tries: number;
  last_code: string | null;
  last_tried_at: Date | null;
}

const COLUMNS = 'account_id, notice_id, raised_by, kind, state, tries, last_code, last_tried_at';
const ONE = 'account_id = $1 and notice_id = $2 and raised_by = $3';

const recordOf = (row: LetterRow): LetterRecord => ({
  accountId: row.account_id,
  noticeId: row.notice_id,
  raisedBy: row.raised_by,
  kind: row.kind,
  state: row.state,
  tries: row.tries,
  lastCode: row.last_code,
  lastTriedAt: row.last_tried_at,
});

const ids = ({ accountId, noticeId, raisedBy }: LetterRef): [string, string, string] => [accountId, noticeId, raisedBy];

/** Letters in the table `safe.notice_letters`. */
export class PostgresLetterStore extends LetterStore {
  constructor(private readonly pool: Pool) {
    super();
  }

  override async begin(letter: LetterRef & { readonly kind: string }, now: Date): Promise<void> {
    await this.pool.query(
      `insert into safe.notice_letters (account_id, notice_id, raised_by, kind, state, begun_at, next_try_at) values ($1, $2, $3, $4, 'waiting', $5, $5)
       on conflict (notice_id, raised_by) do nothing`,
      [...ids(letter), letter.kind, now],
    );
  }

  override async due(accountId: string, now: Date, limit: number): Promise<readonly LetterRecord[]> {
    const { rows } = await this.pool.query<LetterRow>(
      `select ${COLUMNS} from safe.notice_letters
        where account_id = $1 and state = 'waiting' and next_try_at <= $2 order by next_try_at, notice_id limit $3`,
      [accountId, now, limit],
    );
    return rows.map(recordOf);
  }

  override async nextTryAt(accountId: string): Promise<Date | null> {
    const { rows } = await this.pool.query<{ next: Date | null }>(
      `select min(next_try_at) as next from safe.notice_letters where account_id = $1 and state = 'waiting'`,
      [accountId],
    );
    return rows[0]?.next ?? null;
  }

  override async take(letter: LetterRef, now: Date): Promise<boolean> {
    const { rowCount } = await this.pool.query(
      `update safe.notice_letters set state = 'handing_over', tries = tries + 1, last_tried_at = $4, next_try_at = null
        where ${ONE} and state = 'waiting'`,
      [...ids(letter), now],
    );
    return rowCount === 1;
  }

  override async tried(letter: LetterRef, { state, code, nextTryAt }: LetterTried): Promise<void> {
    await this.pool.query(`update safe.notice_letters set state = $4, last_code = $5, next_try_at = $6 where ${ONE}`, [
      ...ids(letter),
      state,
      code,
      nextTryAt,
    ]);
  }

  override async lastFailure(accountId: string): Promise<LetterRecord | null> {
    const { rows } = await this.pool.query<LetterRow>(
      `select ${COLUMNS} from safe.notice_letters
        where account_id = $1 and (state in ('refused', 'given_up', 'unknown') or (state = 'waiting' and last_code is not null))
        order by last_tried_at desc nulls last limit 1`,
      [accountId],
    );
    return rows[0] ? recordOf(rows[0]) : null;
  }

  override async forget(accountId: string): Promise<void> {
    await this.pool.query('delete from safe.notice_letters where account_id = $1', [accountId]);
  }

  override async tidy({ inHand, begun }: { readonly inHand: Date; readonly begun: Date }): Promise<{ readonly unknown: number }> {
    const { rowCount } = await this.pool.query(
      `update safe.notice_letters set state = 'unknown', last_code = 'interrupted' where state = 'handing_over' and last_tried_at < $1`,
      [inHand],
    );
    await this.pool.query('delete from safe.notice_letters where begun_at < $1', [begun]);
    return { unknown: rowCount ?? 0 };
  }
}
