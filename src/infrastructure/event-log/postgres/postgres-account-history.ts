import type pg from 'pg';
import { AccountHistory, type HistoryWanted, type RequestTrace } from '../../../shared-kernel/ports/account-history.js';
import type { RecordedEvent } from '../../../shared-kernel/ports/event-log.js';
import { askerNow, type Asker } from '../../asking/asker.js';
import { endOf, maySee, traced } from '../whose-history.js';
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

/**
 * An order goes on in policies and jobs under the same request; what it did itself is in the index of migration 0033. Asked for as one of a list: two
 * equalities on the same field are taken for one by the planner, which then no longer sees that the index's own condition holds, and reads the whole log.
 */
export const OF_REQUEST = `
select distinct on (account) account, position, at, type from (
  select data->>'accountId' as account, position, metadata->>'at' as at, type from es.events
   where metadata->>'correlationId' = any (array[$1::text]) and metadata->>'causationId' = metadata->>'correlationId'
   order by position limit 1000) of_request
 where account is not null order by account, position`;

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
    const values = [accountId, endOf(before), category, from, to, limit];
    return (await this.rows<TextRow>(PAGE, values)).map(row => recorded(parseTextRow(row)));
  }

  override async ofRequest(requestId: string): Promise<readonly RequestTrace[]> {
    if (!this.asker().startsWith('service:')) return [];
    const rows = await this.rows<[string, string, string, string]>(OF_REQUEST, [requestId]);
    return traced(rows);
  }

  private async rows<Row extends unknown[]>(text: string, values: readonly unknown[]): Promise<Row[]> {
    try {
      return (await this.pool.query<Row>({ text, values: [...values], rowMode: 'array', types: asText })).rows;
    } catch (error) {
      throw asLogError(error);
    }
  }
}
