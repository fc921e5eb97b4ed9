import type { EntityManager, MikroORM } from '@mikro-orm/postgresql';
import type { Position } from '../../shared-kernel/ports/event-log.js';
import type { ParkedEvent } from '../../shared-kernel/ports/work-desk.js';
import type { Projection } from '../../shared-kernel/projection.js';
import { asService } from '../asking/asker.js';
import { FencedOff } from '../messaging/fence.js';
import { rebuildOf } from '../messaging/projection-store.js';
import { openOrm } from './orm.js';
import { PostgresProjectionStore } from './postgres-projection-store.js';

/** How far a rebuild is, as operators are told. */
export interface RebuildStanding {
  readonly state: 'building' | 'stopped';
  readonly position: Position;
  readonly parked: ParkedEvent | null;
}

/** What is to be put in the place of what serves. */
export interface Finished {
  readonly projection: Projection;
  readonly logId: string;
  readonly epoch: number;
  /** Those who read wait behind whoever waits for the table: no longer than this. */
  readonly lockMs: number;
  /** Called while nobody reads or writes what serves, with what that has seen; answers what the new one has, null where that is less. */
  readonly caughtUp: (served: Position) => Promise<{ readonly position: Position; readonly asOf: string } | null>;
}

const WANTED = `
select true as wanted
  from (select 1) as one
  left join read.checkpoints c on c.subscriber = ?
  left join work.rebuilds r on r.projection = ?
 where case when r.state is null or r.version <> ? then c.version <> ? else r.state <> 'cancelled' end`;

const BEGIN = `
insert into work.rebuilds as r (projection, version, state) values (?, ?, 'building')
on conflict (projection) do update set version = excluded.version, state = 'building', parked = null`;

const TELL = `
update work.rebuilds set state = ?, position = ?, parked = ?::jsonb where projection = ? and version = ? and state <> 'cancelled' returning true as told`;

/** -1 is the epoch of no lease: whoever ran it so far opens the new table before saving anything. */
const SERVE = `
update read.checkpoints set version = ?, log_id = ?, position = ?, as_of = ?, epoch = -1 where subscriber = ?`;

/**
 * Tables that are made anew beside those that serve. By connections of its own: those of whoever serves may all wait for the table that is
 * being switched.
 */
export class RebuildStore {
  #orm: Promise<MikroORM> | undefined;

  constructor(private readonly url: string) {}

  /** Where the new rows go. */
  async rows(): Promise<PostgresProjectionStore> {
    return new PostgresProjectionStore((await this.orm()).em, 'rebuilt');
  }

  /** Makes room for the new table, or finds that of an interrupted try; false where none is wanted any more. */
  begin({ name, table, version }: Projection): Promise<boolean> {
    return this.transaction(async tx => {
      const [found] = await tx.execute<object[]>(WANTED, [name, name, version, version]);
      if (!found) return false;
      const [made] = await tx.execute<{ anew: boolean }[]>('select rebuilt.prepare(?) as anew', [table]);
      if (made?.anew) await tx.execute('delete from read.checkpoints where subscriber = ?', [rebuildOf(name)]);
      await tx.execute(BEGIN, [name, version]);
      return true;
    });
  }

  /** Tells how far it is; answers what the table has seen that serves, null where the rebuild was cancelled. */
  tell({ name, version }: Projection, { state, position, parked }: RebuildStanding): Promise<Position | null> {
    return this.transaction(async tx => {
      const [told] = await tx.execute<object[]>(TELL, [state, position, parked === null ? null : JSON.stringify(parked), name, version]);
      if (!told) return null;
      const [served] = await tx.execute<{ position: Position }[]>('select position from read.checkpoints where subscriber = ?', [name]);
      return served?.position ?? null;
    });
  }

  async weigh({ table }: Projection): Promise<void> {
    await this.transaction(tx => tx.execute('select rebuilt.weigh(?)', [table]));
  }

  /**
   * Puts the new table in the place of the one that serves, with its checkpoint, in one transaction; false where it had not seen as much. Throws
   * FencedOff, and the database's error where somebody holds the table.
   */
  switchOver({ projection: { name, table, version }, logId, epoch, lockMs, caughtUp }: Finished): Promise<boolean> {
    return this.transaction(async tx => {
      await tx.execute(`select set_config('lock_timeout', ?, true)`, [`${lockMs}ms`]);
      await tx.execute(`lock table read.${table} in access exclusive mode`);
      const [served] = await tx.execute<{ position: Position }[]>('select position from read.checkpoints where subscriber = ? for update', [name]);
      const seen = served ? await caughtUp(served.position) : null;
      if (seen === null) return false;
      const [ours] = await tx.execute<object[]>('delete from read.checkpoints where subscriber = ? and epoch = ? returning true as ours', [
        rebuildOf(name),
        epoch,
      ]);
      if (!ours) throw new FencedOff(`${rebuildOf(name)} is another process's by now`);
      await tx.execute('select rebuilt.put_in_place(?)', [table]);
      await tx.execute(SERVE, [version, logId, seen.position, seen.asOf, name]);
      // what was passed over is in the new table, but for what was passed over in making it
      await tx.execute('delete from work.skipped_events where subscriber = ?', [name]);
      await tx.execute('update work.skipped_events set subscriber = ? where subscriber = ?', [name, rebuildOf(name)]);
      await tx.execute('delete from work.rebuilds where projection = ?', [name]);
      return true;
    });
  }

  /** Throws what was made away. */
  async forget({ name, table }: Projection): Promise<void> {
    await this.transaction(async tx => {
      await tx.execute('select rebuilt.forget(?)', [table]);
      await tx.execute('delete from read.checkpoints where subscriber = ?', [rebuildOf(name)]);
      await tx.execute('delete from work.skipped_events where subscriber = ?', [rebuildOf(name)]);
      await tx.execute(`delete from work.rebuilds where projection = ? and state <> 'cancelled'`, [name]);
    });
  }

  async close(): Promise<void> {
    await (await this.#orm?.catch(() => undefined))?.close(true);
  }

  private orm(): Promise<MikroORM> {
    this.#orm ??= openOrm(this.url, []).catch((error: unknown) => {
      this.#orm = undefined;
      throw error;
    });
    return this.#orm;
  }

  private async transaction<Result>(work: (tx: EntityManager) => Promise<Result>): Promise<Result> {
    const { em } = await this.orm();
    return asService('projector', () => em.fork({ clear: true }).transactional(work));
  }
}
