import type { StreamsOf } from '../../../shared-kernel/ports/event-log.js';
import type { StoredEvent } from '../stored-event.js';
import type { LogReader } from './log-reader.js';
import { textColumns } from './text-rows.js';

/** Events that one read brings. */
const page = 1000;

/** By the index of migration 0032 for an account; a category is a stretch of the index of streams ('.' is what comes after '-'). */
const streamsSql = `
  select stream_id from es.events where revision = 0 and data->>'accountId' = $1
  union
  select e.stream_id from unnest($2::text[]) c(category), lateral (
    select stream_id from es.events where revision = 0 and stream_id >= c.category || '-' and stream_id < c.category || '.' offset 0) e`;

/** Stream by stream, so that no plan goes over the whole log, however the planner judges an account that it knows nothing of. */
const placesSql = `
  select e.position from unnest($1::text[]) s(stream), lateral (
    select position from es.events where stream_id = s.stream and position <= $2 and ($3::text[] is null or type = any ($3)) offset 0) e
   order by e.position`;

const eventsSql = `select ${textColumns} from es.events where position = any ($1::bigint[]) order by position`;

const lastSql = `
  select e.position from unnest($1::text[]) s(stream), lateral (
    select position from es.events
     where stream_id = s.stream and position <= $2 and metadata->>'at' collate "C" <= $3 order by revision desc limit 1) e
   order by e.position desc limit 1`;

/** What some streams hold, found without going over the log. */
export class OwnHistory {
  readonly #reader: LogReader;

  constructor(reader: LogReader) {
    this.#reader = reader;
  }

  async *events(whose: StreamsOf, until: number, types?: readonly string[]): AsyncGenerator<StoredEvent> {
    const places = await this.#places('own-places', placesSql, [await this.#streams(whose), until, types ?? null]);
    for (let at = 0; at < places.length; at += page) yield* await this.#at(places.slice(at, at + page));
  }

  async last(whose: StreamsOf, until: number, notAfter: string): Promise<StoredEvent | null> {
    const places = await this.#places('own-last', lastSql, [await this.#streams(whose), until, notAfter]);
    return (await this.#at(places))[0] ?? null;
  }

  async #streams({ accountId, categories = [] }: StreamsOf): Promise<readonly string[]> {
    return (await this.#reader.rows<[string]>('own-streams', streamsSql, [accountId ?? null, categories])).map(([stream]) => stream);
  }

  async #places(name: string, text: string, values: unknown[]): Promise<readonly number[]> {
    return (await this.#reader.rows<[string]>(name, text, values)).map(([position]) => Number(position));
  }

  async #at(places: readonly number[]): Promise<readonly StoredEvent[]> {
    return places.length === 0 ? [] : this.#reader.events('own-events', eventsSql, [places]);
  }
}
