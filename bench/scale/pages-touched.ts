import { setTimeout as delay } from 'node:timers/promises';
import { asOwner, type Room } from '../ground.js';

/** An idle connection reports what it touched after 10 s at the latest (PostgreSQL's PGSTAT_IDLE_INTERVAL). */
const REPORTED_MS = 11_000;

/** Pages of 8 KB, of tables and their indexes. */
interface Pages {
  readonly touched: number;
  /** Of these, not in the server's own memory: asked of the system. */
  readonly fetched: number;
}

const soFar = (room: Room): Promise<Pages> =>
  asOwner(room, async owner => {
    const { rows } = await owner.query<{ hit: string; read: string }>(`
      select sum(heap_blks_hit + coalesce(idx_blks_hit, 0) + coalesce(toast_blks_hit, 0) + coalesce(tidx_blks_hit, 0)) as hit,
             sum(heap_blks_read + coalesce(idx_blks_read, 0) + coalesce(toast_blks_read, 0) + coalesce(tidx_blks_read, 0)) as read
        from pg_statio_user_tables`);
    const [fetched, hit] = [Number(rows[0]?.read), Number(rows[0]?.hit)];
    return { touched: fetched + hit, fetched };
  });

/**
 * What pieces of work touch on average, as the server counts it; nothing else may be under way. `work` is done so many times and answers how many pieces
 * that was. Not a matter of how fast a machine is.
 */
export const pagesTouched = async (room: Room, times: number, work: (time: number) => Promise<number>): Promise<Pages> => {
  await delay(REPORTED_MS);
  const before = await soFar(room);
  let pieces = 0;
  for (let time = 0; time < times; time += 1) pieces += await work(time);
  await delay(REPORTED_MS);
  const after = await soFar(room);
  return { touched: (after.touched - before.touched) / pieces, fetched: (after.fetched - before.fetched) / pieces };
};
