import type { Pool } from 'pg';
import { livesSql } from './living-runner.js';

/** An errand that a worker has in hand. */
export interface ClaimedErrand {
  readonly errandId: string;
  readonly accountId: string;
  readonly asked: string;
  /** A worker that has died since had it in hand before: what came of it is not known. */
  readonly again: boolean;
}

/** Questions to workers and their answers, both sealed, in the table `safe.errands`. */
export class ErrandStore {
  constructor(private readonly pool: Pool) {}

  async ask({ errandId, accountId, asked }: Omit<ClaimedErrand, 'again'>, withinMs: number): Promise<void> {
    await this.pool.query(
      `insert into safe.errands (errand_id, account_id, asked, expires_at) values ($1, $2, $3, now() + $4 * interval '1 millisecond')`,
      [errandId, accountId, asked, withinMs],
    );
  }

  /** One that nobody who lives has in hand, the oldest first; `by` is the number of the process that takes it up. */
  async claim(by: number): Promise<ClaimedErrand | null> {
    const { rows } = await this.pool.query<ClaimedErrand>(
      `with next as (
         select errand_id as id, claimed_at is not null as again from safe.errands
          where expires_at > now() and answered is null and (claimed_at is null or claimed_by is not null and not ${livesSql('claimed_by')})
          order by asked_at limit 1 for update skip locked)
       update safe.errands set claimed_at = now(), claimed_by = $1 from next where errand_id = next.id
       returning errand_id as "errandId", account_id as "accountId", asked, next.again`,
      [by],
    );
    return rows[0] ?? null;
  }

  async answer(errandId: string, answered: string): Promise<void> {
    await this.pool.query('update safe.errands set answered = $2 where errand_id = $1', [errandId, answered]);
  }

  /** The answer, which is then forgotten; null while there is none. */
  async take(errandId: string): Promise<string | null> {
    const { rows } = await this.pool.query<{ answered: string }>(
      'delete from safe.errands where errand_id = $1 and answered is not null returning answered',
      [errandId],
    );
    return rows[0]?.answered ?? null;
  }

  /** Takes back what was asked. True when no worker had it in hand, so that nothing has come of it. */
  async withdraw(errandId: string): Promise<boolean> {
    const { rows } = await this.pool.query<{ claimed: boolean }>(
      'delete from safe.errands where errand_id = $1 returning claimed_at is not null as claimed',
      [errandId],
    );
    return rows[0]?.claimed === false;
  }

  /** Of askers that died. */
  async forgetOld(): Promise<void> {
    await this.pool.query(`delete from safe.errands where expires_at < now() - interval '5 minutes'`);
  }
}
