import { EntitySchema, type EntityManager, type FilterQuery } from '@mikro-orm/postgresql';
import type { ReadModels, RowPage, RowsWanted } from '../../shared-kernel/ports/read-models.js';
import type { Projection, Row } from '../../shared-kernel/projection.js';
import { cursorOf, pageSize, placeOf } from '../messaging/row-cursors.js';

/** One row of any projection's table. */
export interface ReadRow {
  id: string;
  account_id: string;
  sort: string;
  grp: string;
  row: Row;
}

/** Where a subscriber stands in the log. */
export interface CheckpointRow {
  subscriber: string;
  version: number;
  log_id: string;
  position: string;
  as_of: string;
}

const entities = new Map<string, EntitySchema<ReadRow>>();

/** The table of a projection as MikroORM knows it. */
export const readEntity = ({ table }: { readonly table: string }): EntitySchema<ReadRow> => {
  const entity = entities.get(table) ?? describe(table);
  entities.set(table, entity);
  return entity;
};

const describe = (table: string): EntitySchema<ReadRow> =>
  new EntitySchema<ReadRow>({
    name: table,
    tableName: table,
    schema: 'read',
    properties: {
      id: { type: 'text', primary: true },
      account_id: { type: 'text' },
      sort: { type: 'text' },
      grp: { type: 'text' },
      row: { type: 'json', columnType: 'jsonb' },
    },
  });

/** The table of checkpoints. */
export const checkpointEntity = new EntitySchema<CheckpointRow>({
  name: 'checkpoints',
  tableName: 'checkpoints',
  schema: 'read',
  properties: {
    subscriber: { type: 'text', primary: true },
    version: { type: 'integer' },
    log_id: { type: 'text' },
    position: { type: 'text' },
    as_of: { type: 'text' },
  },
});

/** Rows that housekeeping holds in memory at a time. */
const HOUSEKEEPING_ROWS = 500;

const beyond = (cursor: string, descending: boolean): FilterQuery<ReadRow> => beyondRow(...placeOf(cursor), descending);

const beyondRow = (sort: string, id: string, descending: boolean): FilterQuery<ReadRow> =>
  descending ? { $or: [{ sort: { $lt: sort } }, { sort, id: { $lt: id } }] } : { $or: [{ sort: { $gt: sort } }, { sort, id: { $gt: id } }] };

const within = ({ from, below, where }: RowsWanted): object => ({
  ...(from === undefined && below === undefined
    ? {}
    : { sort: { ...(from === undefined ? {} : { $gte: from }), ...(below === undefined ? {} : { $lt: below }) } }),
  ...(where === undefined ? {} : { row: { [where.field]: { $gte: where.atLeast } } }),
});

/** Reads rows through MikroORM; nothing is tracked, because rows are never changed here. */
export class PostgresReadModels implements ReadModels {
  constructor(
    private readonly manager: EntityManager,
    private readonly pageRows = HOUSEKEEPING_ROWS,
  ) {}

  async row<R extends Row>(of: Projection<R>, id: string): Promise<R | null> {
    const found = await this.fork().findOne(readEntity(of), { id }, { disableIdentityMap: true });
    return (found?.row ?? null) as R | null;
  }

  async page<R extends Row>(of: Projection<R>, wanted: RowsWanted): Promise<RowPage<R>> {
    const descending = wanted.descending ?? false;
    const order = descending ? 'desc' : 'asc';
    const limit = pageSize(wanted.limit);
    const where: FilterQuery<ReadRow> = {
      account_id: wanted.accountId,
      ...(wanted.group === undefined ? {} : { grp: wanted.group }),
      ...within(wanted),
      ...(wanted.after ? (beyond(wanted.after, descending) as object) : {}),
    };
    const found = await this.fork().find(readEntity(of), where, {
      orderBy: [{ sort: order }, { id: order }],
      limit: limit + 1,
      disableIdentityMap: true,
    });
    const rows = found.slice(0, limit);
    const last = rows.at(-1);
    return { rows: rows.map(({ row }) => row as R), next: found.length > limit && last ? cursorOf(last) : null };
  }

  count<R extends Row>(of: Projection<R>, { accountId, group }: { readonly accountId: string; readonly group: string }): Promise<number> {
    return this.fork().count(readEntity(of), { account_id: accountId, grp: group });
  }

  async *before<R extends Row>(of: Projection<R>, sortBelow: string): AsyncGenerator<R> {
    for (let last: ReadRow | null = null; ;) {
      const page: readonly ReadRow[] = await this.pageBefore(of, sortBelow, last);
      for (const { row } of page) yield row as R;
      last = page.at(-1) ?? null;
      if (last === null || page.length < this.pageRows) return;
    }
  }

  private pageBefore(of: Projection, sortBelow: string, last: ReadRow | null): Promise<readonly ReadRow[]> {
    const where: FilterQuery<ReadRow> = { sort: { $lt: sortBelow }, ...(last === null ? {} : (beyondRow(last.sort, last.id, false) as object)) };
    return this.fork().find(readEntity(of), where, {
      orderBy: [{ sort: 'asc' }, { id: 'asc' }],
      limit: this.pageRows,
      disableIdentityMap: true,
    });
  }

  private fork(): EntityManager {
    return this.manager.fork({ clear: true });
  }
}
