import type { Pool } from 'pg';
import type { DeadJob } from '../../shared-kernel/ports/work-desk.js';

type NewDeadJob = Omit<DeadJob, 'givenUpAt'>;

interface DeadJobRow {
  readonly job_id: string;
  readonly lane: string;
  readonly job: string;
  readonly data: Readonly<Record<string, string>>;
  readonly tries: number;
  readonly trouble: string;
  readonly given_up_at: Date;
}

const shown = ({ job_id: jobId, lane, job, data, tries, trouble, given_up_at: at }: DeadJobRow): DeadJob => ({
  ...{ jobId, lane, job, data, tries, trouble },
  givenUpAt: at.toISOString(),
});

/** Jobs that were given up; the queue itself forgets them, so that they can be made again under the same id. */
export class DeadJobs {
  /** Those that this process knows of: no job that succeeds asks the database whether it was dead once. */
  private readonly known = new Set<string>();

  constructor(private readonly pool: Pool) {}

  async open(): Promise<void> {
    const { rows } = await this.pool.query<{ job_id: string }>('select job_id from work.dead_jobs');
    for (const { job_id: jobId } of rows) this.known.add(jobId);
  }

  async add({ jobId, lane, job, data, tries, trouble }: NewDeadJob): Promise<void> {
    this.known.add(jobId);
    await this.pool.query(
      `insert into work.dead_jobs (job_id, lane, job, data, tries, trouble, given_up_at) values ($1, $2, $3, $4, $5, $6, now())
       on conflict (job_id) do update set tries = work.dead_jobs.tries + excluded.tries, trouble = excluded.trouble, given_up_at = now()`,
      [jobId, lane, job, JSON.stringify(data), tries, trouble],
    );
  }

  /** A job that was made again did its work. */
  async hasSucceeded(jobId: string): Promise<void> {
    if (this.known.has(jobId)) await this.remove(jobId);
  }

  async page({ after, limit }: { readonly after: string | null; readonly limit: number }): Promise<readonly DeadJob[]> {
    const { rows } = await this.pool.query<DeadJobRow>(
      `select * from work.dead_jobs
        where $1::text is null or (given_up_at, job_id) > (select given_up_at, job_id from work.dead_jobs where job_id = $1)
        order by given_up_at, job_id limit $2`,
      [after, limit],
    );
    return rows.map(shown);
  }

  async count(): Promise<number> {
    const { rows } = await this.pool.query<{ count: number }>('select count(*)::int as count from work.dead_jobs');
    return rows[0]?.count ?? 0;
  }

  async find(jobId: string): Promise<DeadJob | null> {
    const { rows } = await this.pool.query<DeadJobRow>('select * from work.dead_jobs where job_id = $1', [jobId]);
    return rows[0] ? shown(rows[0]) : null;
  }

  async remove(jobId: string): Promise<boolean> {
    this.known.delete(jobId);
    const { rowCount } = await this.pool.query('delete from work.dead_jobs where job_id = $1', [jobId]);
    return rowCount === 1;
  }
}
