import type { StreamsOf } from '../../../shared-kernel/ports/event-log.js';
import type { IndexTables } from './index-tables.js';

/** Whose streams, as in the log in PostgreSQL: by the first event's account; a category is a stretch of the names ('.' is what comes after '-'). */
const STREAMS = `
  select stream_id from log_index.places where log = $1 and revision = 0 and account = $2
  union
  select e.stream_id from unnest($3::text[]) c(category), lateral (
    select stream_id from log_index.places
     where log = $1 and revision = 0 and stream_id >= c.category || '-' and stream_id < c.category || '.' offset 0) e`;

const PLACES = `
  select e.ordinal from (${STREAMS}) s(stream), lateral (
    select ordinal from log_index.places
     where log = $1 and stream_id = s.stream and ordinal <= $4 and ($5::text[] is null or type = any ($5)) offset 0) e
   order by e.ordinal`;

const LAST = `
  select e.ordinal from (${STREAMS}) s(stream), lateral (
    select ordinal from log_index.places
     where log = $1 and stream_id = s.stream and ordinal <= $4 and happened_at <= $5 order by revision desc limit 1) e
   order by e.ordinal desc limit 1`;

/** Where some streams lie; it costs what they hold. */
export class OwnPlaces {
  constructor(private readonly index: IndexTables) {}

  async all({ accountId, categories = [] }: StreamsOf, until: number, types?: readonly string[]): Promise<readonly number[]> {
    const rows = await this.index.rows<[string]>(PLACES, [accountId ?? null, categories, until, types ?? null]);
    return rows.map(([ordinal]) => Number(ordinal));
  }

  async last({ accountId, categories = [] }: StreamsOf, until: number, notAfter: string): Promise<readonly number[]> {
    const rows = await this.index.rows<[string]>(LAST, [accountId ?? null, categories, until, notAfter]);
    return rows.map(([ordinal]) => Number(ordinal));
  }
}
