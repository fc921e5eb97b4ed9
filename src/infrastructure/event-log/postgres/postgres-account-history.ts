import type pg from 'pg';
import { AccountHistory, type HistoryWanted, type RequestTrace } from '../../../shared-kernel/ports/account-history.js';
import type { RecordedEvent } from '../../../shared-kernel/ports/event-log.js';
import { askerNow, type Asker } from '../../asking/asker.js';
import { theMoment } from '../../past/the-moment.js';
import { ordinalOf, positionOf } from '../positions.js';
import { recorded } from '../stored-event.js';
import { asLogError, asText } from './log-connection.js';
import { parseTextRow, textColumns, type TextRow } from './text-rows.js';

/** Stream by stream, the newest first: no plan goes over the whole log, and no stream is read further than one page needs. */
const PAGE = `
with own as materialized (
  select stream_id from es.events
   where revision = 0 and data->>'accountId' = $1 and ($3::text is null or split_part(stream_id, '-', 1) = $3)),
places as (
  select e.position from own, lateral (
    select position from es.events
     where stream_id = own.stream_id and position < $2
       and ($4::text is null or metadata->>'at' collate "C" >= $4) and ($5::text is null or metadata->>'at' collate "C" < $5)
     order by revision desc limit $6) e
   order by e.position desc limit $6)
select ${textColumns} from es.events where position = any (array(select position from places)) order by position desc`;

/** An order goes on in policies and jobs under the same request; what it did itself is in the index of migration 0033. */
const OF_REQUEST = `
select distinct on (account) account, position, at, type from (
  select data->>'accountId' as account, position, metadata->>'at' as at, type from es.events
   where metadata->>'correlationId' = $1 and metadata->>'causationId' = metadata->>'correlationId'
   order by position limit 1000) of_request
 where account is not null order by account, position`;

const MOST = Number.MAX_SAFE_INTEGER;

/** As of a moment of the past there is nothing after it. */
const endOfTheMoment = (): number => {
  const moment = theMoment();
  return moment === null ? MOST : ordinalOf(moment.position) + 1;
};

const maySee = (asker: Asker, accountId: string): boolean => asker.startsWith('service:') || asker === `desk:${accountId}`;

/** Reads an account's part of the log in PostgreSQL. */
export class PostgresAccountHistory extends AccountHistory {
  constructor(
    private readonly pool: pg.Pool,
    private readonly asker: () => Asker = askerNow,
  ) {
    super();
  }

  override async page({ accountId, before, category, from, to, limit }: HistoryWanted): Promise<readonly RecordedEvent[]> {
    if (!maySee(this.asker(), accountId)) return [];
    const values = [accountId, Math.min(before === null ? MOST : ordinalOf(before), endOfTheMoment()), category, from, to, limit];
    return (await this.rows<TextRow>(PAGE, values)).map(row => recorded(parseTextRow(row)));
  }

  override async ofRequest(requestId: string): Promise<readonly RequestTrace[]> {
    if (!this.asker().startsWith('service:')) return [];
    const rows = await this.rows<[string, string, string, string]>(OF_REQUEST, [requestId]);
    const traces = rows.map(([accountId, position, at, type]) => ({ accountId, position: positionOf(Number(position)), at, type }));
    return traces.toSorted((one, other) => (one.position < other.position ? -1 : 1));
  }

  private async rows<Row extends unknown[]>(text: string, values: readonly unknown[]): Promise<Row[]> {
    try {
      return (await this.pool.query<Row>({ text, values: [...values], rowMode: 'array', types: asText })).rows;
    } catch (error) {
      throw asLogError(error);
    }
  }
}
