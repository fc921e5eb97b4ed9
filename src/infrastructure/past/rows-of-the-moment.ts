import type { Moment } from '../../shared-kernel/ports/past.js';
import type { ReadModels, RowPage, RowsWanted } from '../../shared-kernel/ports/read-models.js';
import type { Projection, Row } from '../../shared-kernel/projection.js';
import type { StoredRow } from '../messaging/projection-store.js';
import { cursorOf, pageSize, placeOf } from '../messaging/row-cursors.js';
import type { PastRows } from './past-rows.js';
import { assertNow, theMoment } from './the-moment.js';

/** Projections' rows as of the moment that is asked about; without one, the live rows. */
export class RowsOfTheMoment implements ReadModels {
  constructor(
    private readonly live: ReadModels,
    private readonly past: PastRows,
  ) {}

  row<R extends Row>(of: Projection<R>, id: string): Promise<R | null> {
    const moment = theMoment();
    return moment === null ? this.live.row(of, id) : this.past.row(of, id, moment);
  }

  async page<R extends Row>(of: Projection<R>, wanted: RowsWanted): Promise<RowPage<R>> {
    const moment = theMoment();
    if (moment === null) return this.live.page(of, wanted);
    const limit = pageSize(wanted.limit);
    const rows = (await this.ordered(of, wanted, moment)).filter(isBeyond(wanted));
    const last = rows.length > limit ? rows[limit - 1] : undefined;
    return { rows: rows.slice(0, limit).map(({ row }) => row as R), next: last ? cursorOf(last) : null };
  }

  async count<R extends Row>(of: Projection<R>, wanted: { readonly accountId: string; readonly group: string }): Promise<number> {
    const moment = theMoment();
    return moment === null ? this.live.count(of, wanted) : (await this.ordered(of, wanted, moment)).length;
  }

  before<R extends Row>(of: Projection<R>, sortBelow: string): AsyncIterable<R> {
    assertNow(); // housekeeping is about now
    return this.live.before(of, sortBelow);
  }

  private async ordered(of: Projection, wanted: Omit<RowsWanted, 'limit'>, moment: Moment): Promise<readonly StoredRow[]> {
    const rows = (await this.past.rows(of, wanted.accountId, moment)).filter(isWanted(wanted));
    return wanted.descending === true ? rows.reverse() : rows;
  }
}

const isWanted =
  ({ group, from, below, where }: Omit<RowsWanted, 'limit'>) =>
  ({ sort, group: its, row }: StoredRow): boolean => {
    if (group !== undefined && its !== group) return false;
    if ((from !== undefined && sort < from) || (below !== undefined && sort >= below)) return false;
    if (where === undefined) return true;
    const value = row[where.field];
    return typeof value === 'string' && value >= where.atLeast;
  };

const isBeyond = ({ after, descending = false }: RowsWanted): ((row: StoredRow) => boolean) => {
  if (!after) return () => true;
  const [sort, id] = placeOf(after);
  return row => (descending ? row.sort < sort || (row.sort === sort && row.id < id) : row.sort > sort || (row.sort === sort && row.id > id));
};
