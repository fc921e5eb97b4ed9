import { createHash } from 'node:crypto';
import type { Pool } from 'pg';
import type { Lane } from '../../shared-kernel/ports/messages.js';

/** A job as it was ordered. */
export interface OrderedJob {
  readonly jobId: string;
  readonly lane: Lane;
  readonly job: string;
  readonly data: Readonly<Record<string, string>>;
  readonly dueAt: Date;
}

interface JobRow {
  readonly job_id: string;
  readonly lane: Lane;
  readonly job: string;
  readonly data: Readonly<Record<string, string>>;
  readonly due_at: Date;
}

/** Jobs that an account may have in a lane of the queue at once. */
export type TurnsAtOnce = Readonly<Record<Lane, number>>;

/** The era of whatever was not put into the queue, or is known to be lost there. */
const LOST = 'lost';
const AT_ONCE = 500;

const shown = ({ job_id: jobId, lane, job, data, due_at: dueAt }: JobRow): OrderedJob => ({ jobId, lane, job, data, dueAt });

/** Two jobs with the same name and ids do the same. */
const aboutOf = ({ job, data }: Pick<OrderedJob, 'job' | 'data'>): string =>
  createHash('sha256')
    .update(JSON.stringify([job, Object.entries(data).sort()]))
    .digest('base64url')
    .slice(0, 24);

/** Whose turn it must be before a job of this lane is put into the queue; null where it may be put there at once. */
export const turnOf = (lane: string, data: Readonly<Record<string, string>>): string | null =>
  lane === 'media' || lane === 'calls' ? (data['accountId'] ?? null) : null;

/**
 * Jobs that were ordered and are not done, in the database of the product: what the queue forgets is put in again from here, and an account that
 * orders very much has only a few of them in the queue at once, so that others come between. Whatever answers with jobs wants them put into the queue.
 */
export class OrderedJobs {
  constructor(
    private readonly pool: Pool,
    private readonly turns: TurnsAtOnce,
  ) {}

  order(wanted: OrderedJob, era: string | null): Promise<readonly OrderedJob[]> {
    const { jobId, lane, job, data, dueAt } = wanted;
    const account = turnOf(lane, data);
    const about = account === null ? null : aboutOf(wanted);
    return this.jobs('select * from work.order_job($1, $2, $3, $4, $5, $6, $7, $8, $9)', [
      ...[jobId, lane, job, JSON.stringify(data), account, about, dueAt],
      ...[this.turns[lane], era ?? LOST],
    ]);
  }

  /** Its work is done, or was given up; the next one of its account has its turn. */
  end({ jobId, lane, data }: Pick<OrderedJob, 'jobId' | 'lane' | 'data'>, era: string | null): Promise<readonly OrderedJob[]> {
    return this.jobs('select * from work.end_job($1, $2, $3, $4, $5)', [jobId, lane, turnOf(lane, data), this.turns[lane], era ?? LOST]);
  }

  async isOrdered(jobId: string): Promise<boolean> {
    const { rowCount } = await this.pool.query('select from work.jobs where job_id = $1', [jobId]);
    return rowCount === 1;
  }

  /** They did not get into the queue, or fell out of it; they keep their turn. */
  async areLost(jobIds: readonly string[]): Promise<void> {
    await this.pool.query('update work.jobs set queued_in = $2 where job_id = any($1) and queued_in is not null', [jobIds, LOST]);
  }

  /** Nothing is known of what lies in the queue. */
  async allAreLost(): Promise<void> {
    await this.pool.query('update work.jobs set queued_in = $1 where queued_in is not null', [LOST]);
  }

  /** Those that take no turns: a queue that forgets nothing keeps them by itself. */
  withoutTurns(): Promise<readonly OrderedJob[]> {
    return this.jobs('select * from work.jobs where turn_of is null order by turn', []);
  }

  async forget(jobIds: readonly string[]): Promise<void> {
    await this.pool.query('delete from work.jobs where job_id = any($1)', [jobIds]);
  }

  /** Some of those that were put into an earlier era of the queue, or that should long be done; marked as put into this one. */
  async strays(era: string, overdueMs: number): Promise<readonly OrderedJob[]> {
    const lost = await this.jobs(
      `update work.jobs set queued_in = $1, queued_at = now() where job_id in (
         select job_id from work.jobs where queued_in is not null and queued_in <> $1 order by turn limit $2 for update skip locked)
       returning *`,
      [era, AT_ONCE],
    );
    if (lost.length > 0) return lost;
    return this.jobs(
      `update work.jobs set queued_at = now() where job_id in (
         select job_id from work.jobs where queued_in = $1 and greatest(queued_at, due_at) < now() - make_interval(secs => $2)
          order by queued_at limit $3 for update skip locked)
       returning *`,
      [era, overdueMs / 1000, AT_ONCE],
    );
  }

  /** Gives every account that waits the turns that are free; they are taken by whoever ends a job, and this is for what fell between. */
  async freeTurns(era: string): Promise<readonly OrderedJob[]> {
    const { rows } = await this.pool.query<{ lane: Lane; turn_of: string }>(
      'select distinct lane, turn_of from work.jobs where queued_in is null and turn_of is not null',
    );
    const taken: OrderedJob[] = [];
    for (const { lane, turn_of: account } of rows)
      taken.push(...(await this.jobs('select * from work.next_turns($1, $2, $3, $4)', [lane, account, this.turns[lane], era])));
    return taken;
  }

  /** Whether something runnable is not in the queue. */
  async hasOutside(era: string): Promise<boolean> {
    const { rowCount } = await this.pool.query('select from work.jobs where (queued_in is null or queued_in <> $1) and due_at <= now() limit 1', [
      era,
    ]);
    return rowCount === 1;
  }

  /** Jobs that wait for their account's turn, by lane. */
  async countHeld(lane: Lane): Promise<number> {
    const { rows } = await this.pool.query<{ count: number }>('select count(*)::int as count from work.jobs where lane = $1 and queued_in is null', [
      lane,
    ]);
    return rows[0]?.count ?? 0;
  }

  /** Jobs of one account, or of all that wait for turns, waiting or in hand; counted no further than the bound. */
  async depth(account: string | null, atMost: number): Promise<number> {
    const { rows } = await this.pool.query<{ depth: number }>(
      `select count(*)::int as depth from (select from work.jobs where turn_of is not null and ($1::text is null or turn_of = $1) limit $2) as seen`,
      [account, atMost],
    );
    return rows[0]?.depth ?? 0;
  }

  private async jobs(sql: string, values: readonly unknown[]): Promise<readonly OrderedJob[]> {
    const { rows } = await this.pool.query<JobRow>(sql, [...values]);
    return rows.map(shown);
  }
}
