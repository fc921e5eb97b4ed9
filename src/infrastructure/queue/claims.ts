import type pg from 'pg';

/** Any number, as long as nobody else locks by it in the same database. */
const JOBS_IN_HAND = 7_300_006;

/**
 * Which process has which job in hand, where the queue itself may forget that: a job that was put in again while somebody is still at it is not begun
 * a second time. The locks belong to the session by which a process is known to live, and go with it.
 */
export class Claims {
  private readonly mine = new Set<string>();
  /** A session does one thing after the other. */
  private last: Promise<unknown> = Promise.resolve();

  constructor(private readonly life: Pick<pg.Client, 'query'>) {}

  /** False while somebody has the job in hand. */
  async take(jobId: string): Promise<boolean> {
    if (this.mine.has(jobId)) return false;
    this.mine.add(jobId);
    const free = await this.locks('pg_try_advisory_lock', jobId);
    if (!free) this.mine.delete(jobId);
    return free;
  }

  async giveBack(jobId: string): Promise<void> {
    await this.locks('pg_advisory_unlock', jobId);
    this.mine.delete(jobId);
  }

  /** A session that was lost takes its locks with it; jobs are safe to repeat, so the work goes on without. */
  private locks(what: 'pg_try_advisory_lock' | 'pg_advisory_unlock', jobId: string): Promise<boolean> {
    const asked = this.last.then(async () => {
      const { rows } = await this.life.query<{ done: boolean }>(`select ${what}($1, hashtext($2)) as done`, [JOBS_IN_HAND, jobId]);
      return rows[0]?.done !== false;
    });
    const answered = asked.catch(() => true);
    this.last = answered;
    return answered;
  }
}
