import { AccountHistory, type HistoryWanted, type RequestTrace } from '../../../shared-kernel/ports/account-history.js';
import type { RecordedEvent } from '../../../shared-kernel/ports/event-log.js';
import { askerNow, type Asker } from '../../asking/asker.js';
import { endOf, maySee, traced } from '../whose-history.js';
import type { IndexTables } from './index-tables.js';
import type { IndexedEventLog } from './indexed-event-log.js';
import type { IndexedEvents } from './indexed-events.js';

/** Stream by stream, the newest first, as in the log in PostgreSQL. */
const PAGE = `
with own as materialized (
  select stream_id from log_index.places
   where log = $1 and revision = 0 and account = $2 and ($4::text is null or split_part(stream_id, '-', 1) = $4))
select e.ordinal from own, lateral (
  select ordinal from log_index.places
   where log = $1 and stream_id = own.stream_id and ordinal < $3
     and ($5::text is null or happened_at >= $5) and ($6::text is null or happened_at < $6)
   order by revision desc limit $7) e
 order by e.ordinal desc limit $7`;

const OF_REQUEST = `
select distinct on (account) account, ordinal, happened_at, type from (
  select account, ordinal, happened_at, type from log_index.places
   where log = $1 and request = $2 order by ordinal limit 1000) of_request
 where account is not null order by account, ordinal`;

/** Reads an account's part of a foreign log: found in the index, fetched from the log. */
export class IndexedAccountHistory extends AccountHistory {
  constructor(
    private readonly log: IndexedEventLog,
    private readonly index: IndexTables,
    private readonly events: IndexedEvents,
    private readonly asker: () => Asker = askerNow,
  ) {
    super();
  }

  override async page({ accountId, before, category, from, to, limit }: HistoryWanted): Promise<readonly RecordedEvent[]> {
    if (!maySee(this.asker(), accountId)) return [];
    await this.log.head(); // what was acknowledged anywhere is in the index then
    const found = await this.index.rows<[string]>(PAGE, [accountId, endOf(before), category, from, to, limit]);
    return (await this.events.at(found.map(([ordinal]) => Number(ordinal)))).toReversed();
  }

  override async ofRequest(requestId: string): Promise<readonly RequestTrace[]> {
    if (!this.asker().startsWith('service:')) return [];
    await this.log.head();
    return traced(await this.index.rows<[string, string, string, string]>(OF_REQUEST, [requestId]));
  }
}
