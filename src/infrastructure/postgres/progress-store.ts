import type { Pool } from 'pg';
import { asNobody } from '../asking/asker.js';
import type { SubscriberState } from '../messaging/projection-runner.js';

/** A subscriber that runs here, and the epoch of its lease. */
export interface Running {
  readonly state: SubscriberState;
  readonly epoch: number;
}

const TELL = `
with told as (
  insert into work.progress as p (name, epoch, position, as_of, health, trouble, parked)
  select t.name, t.epoch, t.position, t.as_of, t.health, t.trouble, t.parked
    from jsonb_to_recordset($1::jsonb) as t (name text, epoch bigint, position text, as_of text, health text, trouble text, parked jsonb)
  on conflict (name) do update
     set epoch = excluded.epoch, position = excluded.position, as_of = excluded.as_of,
         health = excluded.health, trouble = excluded.trouble, parked = excluded.parked
   where p.epoch <= excluded.epoch
  returning name)
select count(*), set_config('synchronous_commit', 'off', true) from told`;

/** Of what was never told, or lost with a crash of the server, the checkpoint is known. */
const ASK = `
select subscriber as name, coalesce(p.position, c.position) as position, coalesce(p.as_of, c.as_of) as "asOf",
       coalesce(p.health, 'running') as health, p.trouble, p.parked
  from read.checkpoints c left join work.progress p on p.name = c.subscriber`;

/** The table `work.progress`. */
export class ProgressStore {
  constructor(private readonly pool: Pool) {}

  async tell(running: readonly Running[]): Promise<void> {
    if (running.length === 0) return;
    const rows = running.map(({ epoch, state: { asOf, ...state } }) => ({ ...state, as_of: asOf, epoch }));
    await asNobody(() => this.pool.query({ name: 'tell progress', text: TELL, values: [JSON.stringify(rows)] }));
  }

  async ask(): Promise<readonly SubscriberState[]> {
    const { rows } = await asNobody(() => this.pool.query<SubscriberState>({ name: 'ask progress', text: ASK }));
    return rows;
  }
}
