import pg from 'pg';
import { LogUnavailable, type ReadFilter } from '../../../shared-kernel/ports/event-log.js';
import { openPool } from '../../postgres/pool.js';
import type { StoredEvent } from '../stored-event.js';
import { copiedColumns } from './copied-event.js';
import { CopyOut, type Copied } from './copy-out.js';
import { asLogError, asText } from './log-connection.js';
import { parseTextRow, textColumns, type TextRow } from './text-rows.js';

/** How many events one short read brings at most. */
const page = 500;

/** Milliseconds after which a silent server counts as lost. */
const patience = { connect: 30_000, answer: 60_000 };

/** For a query, not for the pool: the driver would never take back the alarm of a COPY. */
const timed = { query_timeout: patience.answer };

/** Which part of the log is wanted: all after one ordinal up to another that a filter lets through. */
export interface Wanted {
  after: number;
  until: number;
  filter: ReadFilter | undefined;
}

/** Short reads of the log on a few connections; each is a transaction of its own. Throws LogUnavailable. */
export class LogReader {
  readonly #pool: pg.Pool;

  constructor(url: string, connections: number) {
    this.#pool = openPool({
      connectionString: url,
      max: connections,
      application_name: 'keyreel log reader',
      connectionTimeoutMillis: patience.connect,
      keepAlive: true,
    });
  }

  async head(): Promise<number> {
    const [[head] = []] = await this.rows<[string]>('head', 'select position from es.events order by position desc limit 1', []);
    return Number(head ?? 0);
  }

  async identity(): Promise<string> {
    const [[identity] = []] = await this.rows<[string]>('identity', 'select log_id from es.log_identity', []);
    if (identity) return identity;
    throw new Error('This database holds no event log: it was not migrated.');
  }

  /** One stream from a revision on, page by page. */
  async *stream(stream: string, from: number, backwards: boolean, limit: number): AsyncGenerator<StoredEvent> {
    let [at, left] = [from, limit];
    const [name, comparison, order] = backwards ? ['stream-backwards', '<=', 'desc'] : ['stream', '>=', 'asc'];
    while (left > 0) {
      const size = Math.min(page, left);
      const events = await this.events(
        name,
        `select ${textColumns} from es.events where stream_id = $1 and revision ${comparison} $2 order by revision ${order} limit $3`,
        [stream, at, size],
      );
      yield* events;
      const last = events.at(-1);
      if (!last || events.length < size) return;
      left -= size;
      at = last.revision + (backwards ? -1 : 1);
    }
  }

  /** All events after one ordinal up to another that a filter lets through, copied in one go. */
  async range({ after, until, filter }: Wanted): Promise<Copied> {
    const client = await this.#connection();
    const chosen = `position > ${after} and position <= ${until}${conditionOf(filter)}`;
    const copy = client.query(
      new CopyOut(`copy (select ${copiedColumns} from es.events where ${chosen} order by position) to stdout (format binary)`),
    );
    const alarm = setTimeout(() => copy.handleError(new Error('The event log does not answer.')), patience.answer);
    try {
      const copied = await copy.finished;
      client.release();
      return copied;
    } catch (error) {
      client.release(true);
      throw asLogError(error);
    } finally {
      clearTimeout(alarm);
    }
  }

  async close(): Promise<void> {
    await this.#pool.end();
  }

  /** The answer to a prepared question for `textColumns`. */
  async events(name: string, text: string, values: unknown[]): Promise<StoredEvent[]> {
    return (await this.rows<TextRow>(name, text, values)).map(parseTextRow);
  }

  /** The answer to a prepared question, each column as text. */
  async rows<Row extends unknown[]>(name: string, text: string, values: unknown[]): Promise<Row[]> {
    try {
      const { rows } = await this.#pool.query<Row>({ name, text, values, rowMode: 'array', types: asText, ...timed });
      return rows;
    } catch (error) {
      throw asLogError(error);
    }
  }

  async #connection(): Promise<pg.PoolClient> {
    try {
      return await this.#pool.connect();
    } catch (error) {
      throw new LogUnavailable('The event log cannot be reached.', { cause: error });
    }
  }
}

/** What a reader does not want to hear need not travel. */
function conditionOf({ categories, types }: ReadFilter = {}): string {
  const oneOf = (names: readonly string[]): string => `any (array[${names.map(name => pg.escapeLiteral(name)).join(', ')}]::text[])`;
  const ofType = types ? ` and type = ${oneOf(types)}` : '';
  return categories ? `${ofType} and split_part(stream_id, '-', 1) = ${oneOf(categories)}` : ofType;
}
