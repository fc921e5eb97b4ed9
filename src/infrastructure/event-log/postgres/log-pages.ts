import type pg from 'pg';
import { START, type Position } from '../../../shared-kernel/ports/event-log.js';
import { LogPages, type KeptEvent, type LogFilter, type LogHead, type LogPage, type PageWanted } from '../../../shared-kernel/ports/log-pages.js';
import { ordinalOf, positionOf } from '../positions.js';
import { asLogError, asText } from './log-connection.js';
import { parseTextRow, textColumns, type TextRow } from './text-rows.js';

/** Places that one question goes over where no index helps. */
const STRETCH = 50_000;

/** Characters of one page; its first event is in it however long it is. */
const MOST_CHARACTERS = 4 * 1024 * 1024;

const kept = (row: TextRow): KeptEvent => {
  const { ordinal, stream, revision, id, type, schemaVersion, data, metadata } = parseTextRow(row);
  return { ordinal, position: positionOf(ordinal), stream, revision, id, type, schemaVersion, data, metadata };
};

/** What of a filter the database judges, with the values that it names. */
const conditionsOf = ({ stream, category, type, accountId, since, before }: LogFilter, values: unknown[]): string => {
  const value = (given: string) => `$${values.push(given)}`;
  const conditions = [
    stream === null ? null : `stream_id = ${value(stream)}`,
    category === null ? null : `split_part(stream_id, '-', 1) = ${value(category)}`,
    type === null ? null : `type = ${value(type)}`,
    accountId === null ? null : belongsTo(value(accountId)),
    since === null ? null : `metadata->>'at' >= ${value(since)}`,
    before === null ? null : `metadata->>'at' < ${value(before)}`,
  ];
  return conditions.flatMap(condition => (condition === null ? [] : [` and ${condition}`])).join('');
};

const belongsTo = (account: string): string =>
  `(right(stream_id, 36) = ${account} or metadata->>'accountId' = ${account} or data->>'accountId' = ${account})`;

/** Short reads of the log in PostgreSQL by what somebody looks for. */
export class PostgresLogPages extends LogPages {
  constructor(private readonly pool: pg.Pool) {
    super();
  }

  override async page({ filter, after, until, backwards, limit }: PageWanted): Promise<LogPage> {
    const [from, to] = [ordinalOf(after), ordinalOf(until)];
    if (from >= to) return { events: [], upTo: until, whole: true };
    const [low, high] = filter.stream === null ? stretchOf(from, to, backwards) : [from, to];
    const values: unknown[] = [low, high];
    const conditions = conditionsOf(filter, values);
    const order = backwards ? 'desc' : 'asc';
    const chosen = `select ${textColumns}, length(data::text) + length(metadata::text) as characters
      from es.events where position > $1 and position <= $2${conditions} order by position ${order} limit ${limit}`;
    const running = `select p.*, sum(p.characters) over (order by p.position ${order}) - p.characters as before_it from (${chosen}) p`;
    const rows = await this.rows(`select * from (${running}) r where r.before_it <= ${MOST_CHARACTERS} order by r.position ${order}`, values);
    const events = rows.map(kept);
    return { events, ...reached(events, limit, { from, to, low, high, backwards }) };
  }

  override precedingPlace(position: string): Position {
    return positionOf(isPlace(position) ? Math.max(ordinalOf(position) - 1, 0) : 0);
  }

  override async at(position: string): Promise<KeptEvent | null> {
    if (!isPlace(position)) return null;
    const [row] = await this.rows(`select ${textColumns} from es.events where position = $1`, [ordinalOf(position)]);
    return row ? kept(row) : null;
  }

  override async before(moment: string): Promise<Position> {
    let [low, high] = [0, ordinalOf((await this.head()).position)];
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      const at = await this.timeAt(middle);
      if (at !== null && Date.parse(at) < Date.parse(moment)) low = middle;
      else high = middle - 1;
    }
    return positionOf(low);
  }

  override async head(): Promise<LogHead> {
    const [row] = await this.rows(`select ${textColumns} from es.events order by position desc limit 1`, []);
    if (!row) return { position: START, at: null };
    const { position, metadata } = kept(row);
    return { position, at: timeIn(metadata) };
  }

  private async timeAt(ordinal: number): Promise<string | null> {
    const [row] = await this.rows(`select ${textColumns} from es.events where position = $1`, [ordinal]);
    return row ? timeIn(kept(row).metadata) : null;
  }

  private async rows(text: string, values: readonly unknown[]): Promise<TextRow[]> {
    try {
      return (await this.pool.query<TextRow>({ text, values: [...values], rowMode: 'array', types: asText })).rows;
    } catch (error) {
      throw asLogError(error);
    }
  }
}

const isPlace = (text: string): text is Position => /^0{4}\d{16}$/.test(text);

const timeIn = (metadata: string): string => (JSON.parse(metadata) as { at: string }).at;

const stretchOf = (from: number, to: number, backwards: boolean): readonly [low: number, high: number] =>
  backwards ? [Math.max(from, to - STRETCH), to] : [from, Math.min(to, from + STRETCH)];

interface Looked {
  readonly from: number;
  readonly to: number;
  readonly low: number;
  readonly high: number;
  readonly backwards: boolean;
}

/** Forwards a page goes on after its last place, backwards before it: then `upTo` is the end of what is left. */
const reached = (events: readonly KeptEvent[], limit: number, { from, to, low, high, backwards }: Looked): Pick<LogPage, 'upTo' | 'whole'> => {
  const last = events.at(-1)?.ordinal;
  const isCut = last !== undefined && (events.length === limit || sizeOf(events) > MOST_CHARACTERS);
  if (backwards) {
    const place = isCut ? last - 1 : low;
    return { upTo: positionOf(place), whole: place <= from };
  }
  const place = isCut ? last : high;
  return { upTo: positionOf(place), whole: place >= to };
};

const sizeOf = (events: readonly KeptEvent[]): number => events.reduce((sum, { data, metadata }) => sum + data.length + metadata.length, 0);
