import type { EntityManager } from '@mikro-orm/postgresql';
import { START, type Position } from '../../shared-kernel/ports/event-log.js';
import type { Projection } from '../../shared-kernel/projection.js';
import { asService } from '../asking/asker.js';
import { FencedOff } from '../messaging/fence.js';
import {
  CheckpointMoved,
  type Checkpoint,
  type Opening,
  type ProjectionStore,
  type RowChange,
  type Step,
  type StoredRow,
} from '../messaging/projection-store.js';
import type { CheckpointRow, ReadRow } from './read-rows.js';
import { digestRows, inPages, type RowText } from './row-digests.js';

const POLICY_VERSION = 1;

interface Beginning {
  readonly subscriber: string;
  readonly version: number;
  readonly logId: string;
  readonly epoch: number;
}

/** Nobody enters with a lease that is another's by now. */
const ENTER = `
update read.checkpoints set epoch = ?
 where subscriber = ? and (? = 0 or exists (select from work.leases where name = ? and epoch = ?))
returning *, set_config('synchronous_commit', 'off', true)`;

/**
 * Rows and checkpoints in PostgreSQL. A read model can be made again from the log, so its commits need not wait for
 * the disk; rows and checkpoint are lost or kept together.
 */
export class PostgresProjectionStore implements ProjectionStore {
  /** `rebuilt` holds what serves nobody yet: rows of another version are worth nothing there. */
  constructor(
    private readonly manager: EntityManager,
    private readonly schema: 'read' | 'rebuilt' = 'read',
  ) {}

  async open(projection: Projection, logId: string, epoch = 0): Promise<Opening> {
    return this.transaction(async tx => {
      const found = await this.enter(tx, projection.name, epoch);
      if (found?.log_id === logId && (found.version === projection.version || this.serves(found)))
        return { position: found.position as Position, asOf: found.as_of, version: found.version };
      await tx.execute(`delete from ${this.schema}.${projection.table}`);
      const begun = await this.begin(tx, { subscriber: projection.name, version: projection.version, logId, epoch });
      return { ...begun, version: projection.version };
    });
  }

  async openPolicy(name: string, logId: string, epoch = 0): Promise<Checkpoint> {
    return this.transaction(async tx => {
      const found = await this.enter(tx, name, epoch);
      if (found?.log_id === logId) return { position: found.position as Position, asOf: found.as_of };
      return this.begin(tx, { subscriber: name, version: POLICY_VERSION, logId, epoch });
    });
  }

  async load({ table }: Projection, ids: readonly string[]): Promise<readonly StoredRow[]> {
    if (ids.length === 0) return [];
    const found = await this.ask<ReadRow>(
      `load ${this.schema}.${table}`,
      `select id, account_id, sort, grp, "row" from ${this.schema}.${table} where id in (select jsonb_array_elements_text($1::jsonb))`,
      [JSON.stringify(ids)],
    );
    return found.map(({ id, account_id, sort, grp, row }) => ({ id, accountId: account_id, sort, group: grp, row }));
  }

  async save({ name, table }: Projection, changes: readonly RowChange[], { from, to, asOf, epoch }: Step): Promise<void> {
    const rows = changes.flatMap(({ row }) =>
      row === null ? [] : [{ id: row.id, account_id: row.accountId, sort: row.sort, grp: row.group, row: row.row }],
    );
    const gone = changes.flatMap(({ id, row }) => (row === null ? [id] : []));
    await this.advance(
      `save ${this.schema}.${table}`,
      [moved, upserted(`${this.schema}.${table}`), removed(`${this.schema}.${table}`)],
      [...[name, from, to, asOf, String(epoch)], ...[JSON.stringify(rows), JSON.stringify(gone)]],
    );
  }

  async savePolicy(name: string, { from, to, asOf, epoch }: Step): Promise<void> {
    await this.advance('save policy', [moved], [name, from, to, asOf, String(epoch)]);
  }

  async digest({ table }: Projection): Promise<string> {
    return (await digestRows(inPages(table, (text, values) => this.rowsOf<RowText[]>(text, values)))).digest;
  }

  private serves({ position }: CheckpointRow): boolean {
    return this.schema === 'read' && position !== START;
  }

  /** The checkpoint, which is from now on the epoch's; it need not wait for the disk, because a lost epoch is one that nobody can save under. */
  private async enter(tx: EntityManager, subscriber: string, epoch: number): Promise<CheckpointRow | undefined> {
    const [entered] = await tx.execute<CheckpointRow[]>(ENTER, [epoch, subscriber, epoch, subscriber, epoch]);
    if (entered || epoch === 0) return entered;
    const [lease] = await tx.execute<object[]>('select 1 from work.leases where name = ? and epoch = ?', [subscriber, epoch]);
    if (!lease) throw new FencedOff(`${subscriber} is another process's by now`);
    return undefined;
  }

  private async begin(tx: EntityManager, { subscriber, version, logId, epoch }: Beginning): Promise<Checkpoint> {
    // what is made from nothing is made of everything
    await tx.execute('delete from work.skipped_events where subscriber = ?', [subscriber]);
    await tx.execute(
      `insert into read.checkpoints (subscriber, version, log_id, position, as_of, epoch) values (?, ?, ?, ?, '', ?)
       on conflict (subscriber) do update
          set version = excluded.version, log_id = excluded.log_id, position = excluded.position, as_of = '', epoch = excluded.epoch`,
      [subscriber, version, logId, START, epoch],
    );
    return { position: START, asOf: '' };
  }

  /** Checkpoint and rows in one statement, which is a transaction of its own: one way to the server for each event that is heard. */
  private async advance(statement: string, parts: readonly string[], values: readonly string[]): Promise<void> {
    const [answer] = await this.ask<{ steps: number }>(statement, `with ${parts.join(', ')} ${steps}`, values);
    if (answer?.steps !== 1) throw new CheckpointMoved(`${values[0]} is no longer at ${values[1]}`);
  }

  /** By the ORM's own connections, but prepared once for each: the ORM writes values into the text, which is then planned every time. */
  private async ask<Answer extends object>(name: string, text: string, values: readonly string[]): Promise<readonly Answer[]> {
    const pool = await this.manager.getConnection().getNativeClient();
    return (await asService('projector', () => pool.query<Answer>({ name, text, values: [...values] }))).rows;
  }

  private transaction<Result>(work: (tx: EntityManager) => Promise<Result>): Promise<Result> {
    return asService('projector', () => this.manager.fork({ clear: true }).transactional(work));
  }

  private rowsOf<Rows extends object[]>(statement: string, values: readonly unknown[]): Promise<Rows> {
    return asService('projector', () => this.manager.fork({ clear: true }).execute<Rows>(statement, [...values]));
  }
}

const moved =
  'moved as (update read.checkpoints set position = $3, as_of = $4 where subscriber = $1 and position = $2 and epoch = $5::bigint returning subscriber)';

const upserted = (table: string): string => `upserted as (
  insert into ${table} (id, account_id, sort, grp, "row")
  select r.id, r.account_id, r.sort, r.grp, r."row"
    from moved, jsonb_to_recordset($6::jsonb) as r(id text, account_id text, sort text, grp text, "row" jsonb)
  on conflict (id) do update set account_id = excluded.account_id, sort = excluded.sort, grp = excluded.grp, "row" = excluded."row")`;

const removed = (table: string): string => `removed as (delete from ${table} using moved where id in (select jsonb_array_elements_text($7::jsonb)))`;

/** How many steps were taken; and this transaction need not wait for the disk. */
const steps = `select count(*)::int as steps, set_config('synchronous_commit', 'off', true) from moved`;
