import pg from 'pg';
import { START } from '../../../shared-kernel/ports/event-log.js';
import { PostgresEventLog } from '../postgres/postgres-event-log.js';
import { migrate } from '../../postgres/migrate.js';
import { CopyRefused, type LogEnd, type WholeEvent } from './log-end.js';

/** The one that appends take (migration 0001). */
const LOCK = 7_300_002;

const WRITE = `
insert into es.events (position, stream_id, revision, event_id, type, schema_version, data, metadata, recorded_at)
select $1::bigint + e.nth, e.stream, e.revision, e.id, e.type, e.version, e.data, e.metadata, e.at
  from unnest($2::text[], $3::bigint[], $4::uuid[], $5::text[], $6::smallint[], $7::json[], $8::json[], $9::timestamptz[])
       with ordinality as e(stream, revision, id, type, version, data, metadata, at, nth)`;

/** A log in PostgreSQL; the URL is the owner's. Text goes in as text, so that no byte of an event changes. */
export class PostgresEnd implements LogEnd {
  readonly name = 'the database';
  readonly #log: PostgresEventLog;
  readonly #owner: pg.Client;
  #last = '';

  private constructor(url: string, owner: pg.Client) {
    this.#log = new PostgresEventLog({ url, readers: 2 });
    this.#owner = owner;
  }

  static async open(url: string): Promise<PostgresEnd> {
    await migrate(url);
    const owner = new pg.Client({ connectionString: url, application_name: 'keyreel log copy' });
    owner.on('error', () => undefined); // the next query says so
    await owner.connect();
    return new PostgresEnd(url, owner);
  }

  async identity(): Promise<string> {
    // asked anew each time: an empty store may have become that of another log
    const { rows } = await this.#owner.query<{ id: string }>('select log_id::text as id from es.log_identity');
    return rows[0]?.id ?? '';
  }

  async *events(): AsyncGenerator<readonly WholeEvent[]> {
    for await (const { events } of this.#log.readAll({ after: START, raw: true })) yield events as readonly WholeEvent[];
  }

  async adopt(identity: string): Promise<void> {
    await this.#alone(0, () => this.#owner.query('update es.log_identity set log_id = $1', [identity]));
  }

  async write(after: number, events: readonly WholeEvent[]): Promise<void> {
    const columns = [
      events.map(({ stream }) => stream),
      events.map(({ revision }) => revision),
      events.map(({ id }) => id),
      events.map(({ type }) => type),
      events.map(({ schemaVersion }) => schemaVersion),
      events.map(({ raw }) => raw.data),
      events.map(({ raw }) => raw.metadata),
      events.map(({ recordedAt }) => this.#notBefore(recordedAt)),
    ];
    await this.#alone(after, () => this.#owner.query(WRITE, [after, ...columns]));
  }

  async close(): Promise<void> {
    await this.#log.close();
    await this.#owner.end();
  }

  /** The store's own time never goes back here, whatever it did elsewhere. */
  #notBefore(recordedAt: string): string {
    this.#last = recordedAt > this.#last ? recordedAt : this.#last;
    return this.#last;
  }

  /** In one transaction, while nobody else appends. */
  async #alone(after: number, work: () => Promise<unknown>): Promise<void> {
    const owner = this.#owner;
    await owner.query('begin');
    try {
      await owner.query('select pg_advisory_xact_lock($1)', [LOCK]);
      const { rows } = await owner.query<{ head: string }>('select coalesce(max(position), 0) as head from es.events');
      if (Number(rows[0]?.head) !== after)
        throw new CopyRefused(`Somebody else writes to ${this.name}: let nothing run on it while it is copied to.`);
      await work();
      await owner.query('commit');
    } catch (error) {
      await owner.query('rollback').catch(() => undefined);
      throw error;
    }
  }
}
