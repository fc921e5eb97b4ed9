import { createHash } from 'node:crypto';
import type { EntityManager } from '@mikro-orm/postgresql';
import { START, type Position } from '../../shared-kernel/ports/event-log.js';
import type { Projection } from '../../shared-kernel/projection.js';
import { asService } from '../asking/asker.js';
import { CheckpointMoved, type Checkpoint, type ProjectionStore, type RowChange, type Step, type StoredRow } from '../messaging/projection-store.js';
import type { CheckpointRow, ReadRow } from './read-rows.js';

const POLICY_VERSION = 1;
const DIGEST_PAGE = 2_000;

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

  async load(projection: Projection, ids: readonly string[]): Promise<readonly StoredRow[]> {
    if (ids.length === 0) return [];
    const found = await this.rowsOf<ReadRow[]>(
      `select id, account_id, sort, grp, "row" from read.${projection.table} where id in (select jsonb_array_elements_text(?::jsonb))`,
      [JSON.stringify(ids)],
    );
    return found.map(({ id, account_id, sort, grp, row }) => ({ id, accountId: account_id, sort, group: grp, row }));
  }

  async save(projection: Projection, changes: readonly RowChange[], step: Step): Promise<void> {
    await this.transaction(async tx => {
      await tx.execute('set local synchronous_commit = off');
      await this.advance(tx, projection.name, step);
      await this.upsert(tx, projection, changes);
      await this.remove(tx, projection, changes);
    });
  }

  async savePolicy(name: string, step: Step): Promise<void> {
    await this.transaction(async tx => {
      await tx.execute('set local synchronous_commit = off');
      await this.advance(tx, name, step);
    });
  }

  async digest(projection: Projection): Promise<string> {
    const hash = createHash('sha256');
    for (let after = ''; ;) {
      const page = await this.rowsOf<{ id: string; line: string }[]>(
        `select id, jsonb_build_array(id, account_id, sort, grp, "row")::text as line from read.${projection.table}
          where id collate "C" > ? order by id collate "C" limit ${DIGEST_PAGE}`,
        [after],
      );
      for (const { line } of page) hash.update(line).update('\n');
      if (page.length < DIGEST_PAGE) return hash.digest('hex');
      after = page.at(-1)?.id ?? '';
    }
  }

  private async begin(tx: EntityManager, subscriber: string, version: number, logId: string): Promise<Checkpoint> {
    await tx.execute(
      `insert into read.checkpoints (subscriber, version, log_id, position, as_of) values (?, ?, ?, ?, '')
       on conflict (subscriber) do update set version = excluded.version, log_id = excluded.log_id, position = excluded.position, as_of = ''`,
      [subscriber, version, logId, START],
    );
    return { position: START, asOf: '' };
  }

  private async advance(tx: EntityManager, subscriber: string, { from, to, asOf }: Step): Promise<void> {
    const moved = await tx.execute<{ subscriber: string }[]>(
      'update read.checkpoints set position = ?, as_of = ? where subscriber = ? and position = ? returning subscriber',
      [to, asOf, subscriber, from],
    );
    if (moved.length !== 1) throw new CheckpointMoved(`${subscriber} is no longer at ${from}`);
  }

  private async upsert(tx: EntityManager, projection: Projection, changes: readonly RowChange[]): Promise<void> {
    const rows = changes.flatMap(({ row }) =>
      row === null ? [] : [{ id: row.id, account_id: row.accountId, sort: row.sort, grp: row.group, row: row.row }],
    );
    if (rows.length === 0) return;
    await tx.execute(
      `insert into read.${projection.table} (id, account_id, sort, grp, "row")
       select id, account_id, sort, grp, "row" from jsonb_to_recordset(?::jsonb) as r(id text, account_id text, sort text, grp text, "row" jsonb)
       on conflict (id) do update set account_id = excluded.account_id, sort = excluded.sort, grp = excluded.grp, "row" = excluded."row"`,
      [JSON.stringify(rows)],
    );
  }

  private async remove(tx: EntityManager, projection: Projection, changes: readonly RowChange[]): Promise<void> {
    const gone = changes.flatMap(({ id, row }) => (row === null ? [id] : []));
    if (gone.length === 0) return;
    await tx.execute(`delete from read.${projection.table} where id in (select jsonb_array_elements_text(?::jsonb))`, [JSON.stringify(gone)]);
  }

  private transaction<Result>(work: (tx: EntityManager) => Promise<Result>): Promise<Result> {
    return asService('projector', () => this.manager.fork({ clear: true }).transactional(work));
  }

  private rowsOf<Rows extends object[]>(statement: string, values: readonly unknown[]): Promise<Rows> {
    return asService('projector', () => this.manager.fork({ clear: true }).execute<Rows>(statement, [...values]));
  }
}
