import type pg from 'pg';
import { START, type Position } from '../../../shared-kernel/ports/event-log.js';
import { LogPages, type KeptEvent, type LogFilter, type LogHead, type LogPage, type PageWanted } from '../../../shared-kernel/ports/log-pages.js';
import { ordinalOf, positionOf } from '../positions.js';
import { isPlace, lastBefore, MOST_CHARACTERS, placeBefore, reached, stretchOf } from '../page-bounds.js';
import { asLogError, asText } from './log-connection.js';
import { parseTextRow, textColumns, type TextRow } from './text-rows.js';

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
    return placeBefore(position);
  }

  override async at(position: string): Promise<KeptEvent | null> {
    if (!isPlace(position)) return null;
    const [row] = await this.rows(`select ${textColumns} from es.events where position = $1`, [ordinalOf(position)]);
    return row ? kept(row) : null;
  }

  override async before(moment: string): Promise<Position> {
    const { position } = await this.head();
    return positionOf(await lastBefore(moment, ordinalOf(position), ordinal => this.timeAt(ordinal)));
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

const timeIn = (metadata: string): string => (JSON.parse(metadata) as { at: string }).at;
