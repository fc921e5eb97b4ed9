import type { EventLog, StreamsOf } from '../../shared-kernel/ports/event-log.js';
import type { Moment } from '../../shared-kernel/ports/past.js';
import type { Projection, Row } from '../../shared-kernel/projection.js';
import type { StoredRow } from '../messaging/projection-store.js';
import { RowsInTheMaking, type Touching } from '../messaging/rows-in-the-making.js';
import { isSeen, type Walls } from './walls.js';

/** Rows as they lay in a table at a moment, by their ids. */
type Table = ReadonlyMap<string, StoredRow>;

const AT_ONCE = 1000;

/** Rows are never fetched: the fold begins with nothing. */
const NO_STORE = { load: () => Promise.resolve([]) };

/** Makes rows again as they were, by the same fold that makes the live ones. */
export class PastRows {
  /** What was made for one question is there for the next page of it; it goes with its moment. */
  private readonly made = new WeakMap<Moment, Map<string, Promise<Table>>>();

  constructor(
    private readonly log: EventLog,
    private readonly walls: Walls,
  ) {}

  /** Null where there was none, or where it is not for whoever asks. */
  async row<R extends Row>(of: Projection<R>, id: string, moment: Moment): Promise<R | null> {
    const found = (await this.table(of, moment.accountId, moment)).get(id);
    if (found === undefined) return null;
    return isSeen(await this.walls.sight(of.table, found.accountId), found.row) ? (found.row as R) : null;
  }

  /** An account's rows that whoever asks may see, in the order of lists. */
  async rows(of: Projection, accountId: string, moment: Moment): Promise<readonly StoredRow[]> {
    const sight = await this.walls.sight(of.table, accountId);
    if (sight === 'none') return [];
    const table = await this.table(of, accountId, moment);
    return [...table.values()].filter(row => row.accountId === accountId && isSeen(sight, row.row)).sort(inOrder);
  }

  private table(of: Projection, accountId: string, moment: Moment): Promise<Table> {
    const made = this.made.get(moment) ?? new Map<string, Promise<Table>>();
    this.made.set(moment, made);
    const key = of.sharedFrom === null ? `${of.name}|${accountId}` : of.name;
    const table = made.get(key) ?? this.make(of, accountId, moment);
    made.set(key, table);
    return table;
  }

  private async make(of: Projection, accountId: string, { position }: Moment): Promise<Table> {
    const whose: StreamsOf = of.sharedFrom === null ? { accountId } : { categories: of.sharedFrom };
    const making = new RowsInTheMaking(of, NO_STORE);
    let some: Touching[] = [];
    for await (const event of this.log.readOf(whose, { until: position, types: Object.keys(of.on) })) {
      some.push(making.touchedBy(event));
      if (some.length < AT_ONCE) continue;
      await making.fold(some, true);
      some = [];
    }
    await making.fold(some, true);
    const rows = making.changes().flatMap(({ row }) => row ?? []);
    // what an account's streams say of a row that is not its own is not all that made it
    return new Map(rows.filter(row => of.sharedFrom !== null || row.accountId === accountId).map(row => [row.id, row]));
  }
}

const inOrder = (one: StoredRow, other: StoredRow): number => compare(one.sort, other.sort) || compare(one.id, other.id);
const compare = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0);
