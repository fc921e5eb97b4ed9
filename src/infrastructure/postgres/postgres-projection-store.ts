import type { EntityManager } from '@mikro-orm/postgresql';
import { START, type Position } from '../../shared-kernel/ports/event-log.js';
import type { Projection } from '../../shared-kernel/projection.js';
import { asService } from '../asking/asker.js';
import { CheckpointMoved, type Checkpoint, type ProjectionStore, type RowChange, type Step, type StoredRow } from '../messaging/projection-store.js';
import type { CheckpointRow, ReadRow } from './read-rows.js';
import { digestRows, inPages, type RowText } from './row-digests.js';

const POLICY_VERSION = 1;

/**
 * Rows and checkpoints in PostgreSQL. A read model can be made again from the log, so its commits need not wait for
 * the disk; rows and checkpoint are lost or kept together.
 */
export class PostgresProjectionStore implements ProjectionStore {
  constructor(private readonly manager: EntityManager) {}

  async open(projection: Projection, logId: string): Promise<Checkpoint> {
    return this.transaction(async tx => {
      const [found] = await tx.execute<CheckpointRow[]>('select * from read.checkpoints where subscriber = ? for update', [projection.name]);
      if (found?.version === projection.version && found.log_id === logId) return { position: found.position as Position, asOf: found.as_of };
      await tx.execute(`delete from read.${projection.table}`);
      return this.begin(tx, projection.name, projection.version, logId);
    });
  }

  async openPolicy(name: string, logId: string): Promise<Checkpoint> {
    return this.transaction(async tx => {
      const [found] = await tx.execute<CheckpointRow[]>('select * from read.checkpoints where subscriber = ? for update', [name]);
      if (found?.log_id === logId) return { position: found.position as Position, asOf: found.as_of };
      return this.begin(tx, name, POLICY_VERSION, logId);
    });
  }

  async load({ table }: Projection, ids: readonly string[]): Promise<readonly StoredRow[]> {
    if (ids.length === 0) return [];
    const found = await this.ask<ReadRow>(
      `load ${table}`,
      `select id, account_id, sort, grp, "row" from read.${table} where id in (select jsonb_array_elements_text($1::jsonb))`,
      [JSON.stringify(ids)],
    );
    return found.map(({ id, account_id, sort, grp, row }) => ({ id, accountId: account_id, sort, group: grp, row }));
  }

  async save({ name, table }: Projection, changes: readonly RowChange[], { from, to, asOf }: Step): Promise<void> {
    const rows = changes.flatMap(({ row }) =>
      row === null ? [] : [{ id: row.id, account_id: row.accountId, sort: row.sort, grp: row.group, row: row.row }],
    );
    const gone = changes.flatMap(({ id, row }) => (row === null ? [id] : []));
    await this.advance(`save ${table}`, [moved, upserted(table), removed(table)], [name, from, to, asOf, JSON.stringify(rows), JSON.stringify(gone)]);
  }

  async savePolicy(name: string, { from, to, asOf }: Step): Promise<void> {
    await this.advance('save policy', [moved], [name, from, to, asOf]);
  }

  async digest({ table }: Projection): Promise<string> {
    return (await digestRows(inPages(table, (text, values) => this.rowsOf<RowText[]>(text, values)))).digest;
  }

  private async begin(tx: EntityManager, subscriber: string, version: number, logId: string): Promise<Checkpoint> {
    // what is made from nothing is made of everything
    await tx.execute('delete from work.skipped_events where subscriber = ?', [subscriber]);
    await tx.execute(
      `insert into read.checkpoints (subscriber, version, log_id, position, as_of) values (?, ?, ?, ?, '')
       on conflict (subscriber) do update set version = excluded.version, log_id = excluded.log_id, position = excluded.position, as_of = ''`,
      [subscriber, version, logId, START],
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

const moved = 'moved as (update read.checkpoints set position = $3, as_of = $4 where subscriber = $1 and position = $2 returning subscriber)';

const upserted = (table: string): string => `upserted as (
  insert into read.${table} (id, account_id, sort, grp, "row")
  select r.id, r.account_id, r.sort, r.grp, r."row"
    from moved, jsonb_to_recordset($5::jsonb) as r(id text, account_id text, sort text, grp text, "row" jsonb)
  on conflict (id) do update set account_id = excluded.account_id, sort = excluded.sort, grp = excluded.grp, "row" = excluded."row")`;

const removed = (table: string): string =>
  `removed as (delete from read.${table} using moved where id in (select jsonb_array_elements_text($6::jsonb)))`;

/** How many steps were taken; and this transaction need not wait for the disk. */
const steps = `select count(*)::int as steps, set_config('synchronous_commit', 'off', true) from moved`;
