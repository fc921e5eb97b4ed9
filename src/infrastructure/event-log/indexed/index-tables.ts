import type { Pool } from 'pg';
import { START, type Position, type RecordedEvent } from '../../../shared-kernel/ports/event-log.js';
import { asLogError, asText } from '../postgres/log-connection.js';

/** How far the index goes: the ordinal of the last event in it, and that event's position in its own log. */
export interface Reach {
  readonly ordinal: number;
  readonly position: Position;
}

/** Where an event lies. */
export interface Place extends Reach {
  readonly stream: string;
  readonly revision: number;
}

const BEGIN = 'insert into log_index.logs (log_id) values ($1) on conflict do nothing';

const REACH = 'select nr, ordinal, position from log_index.logs where log_id = $1';

/**
 * Checkpoint and places in one statement, which is a transaction of its own; whoever comes second changes nothing. What can be made anew need not wait
 * for the disk: both are lost or kept together, and the next follower makes the same of the same log.
 */
const ADD = `
with quick as (select set_config('synchronous_commit', 'off', true)),
moved as (
  update log_index.logs set ordinal = $3, position = $4 from quick where nr = $1 and ordinal = $2 and position = $5 returning nr),
added as (
  insert into log_index.places (log, ordinal, position, stream_id, revision, type, happened_at, account, accountable, request)
  select moved.nr, $2::bigint + p.nth, p.position, p.stream, p.revision, p.type, p.at, p.account, p.accountable, p.request
    from moved, unnest($6::text[], $7::text[], $8::bigint[], $9::text[], $10::text[], $11::text[], $12::text[], $13::text[])
                with ordinality as p(position, stream, revision, type, at, account, accountable, request, nth))
select count(*)::int as moved from moved`;

const FORGET = `
with gone as (update log_index.logs set ordinal = 0, position = '${START}' where nr = $1 and ordinal = $2 and position = $3 returning nr)
delete from log_index.places using gone where log = gone.nr`;

/** The index of one log in PostgreSQL. Throws LogUnavailable. */
export class IndexTables {
  readonly #pool: Pool;
  readonly #identity: () => Promise<string>;
  #nr: number | undefined;

  constructor(pool: Pool, identity: () => Promise<string>) {
    this.#pool = pool;
    this.#identity = identity;
  }

  /** Begins the index of a log that has none. */
  async reach(): Promise<Reach> {
    const identity = await this.#identity();
    const find = () => this.#ask<[number, string, Position]>(REACH, [identity]);
    let [row] = await find();
    if (!row) {
      await this.#ask(BEGIN, [identity]);
      [row] = await find();
    }
    if (!row) throw new Error('The index of the log could not be begun.');
    const [nr, ordinal, position] = row;
    this.#nr = Number(nr);
    return { ordinal: Number(ordinal), position };
  }

  /** Puts the events after what the index covers into it; false, and nothing done, where it goes no longer up to there. */
  async add(from: Reach, events: readonly RecordedEvent[]): Promise<boolean> {
    const last = events.at(-1);
    if (!last) return true;
    const columns = [
      events.map(({ position }) => position),
      events.map(({ stream }) => stream),
      events.map(({ revision }) => revision),
      events.map(({ type }) => type),
      events.map(({ metadata }) => metadata.at),
      events.map(({ data }) => textIn(data['accountId'])),
      events.map(({ metadata }) => textIn(metadata.accountId)),
      events.map(({ metadata }) => (metadata.causationId === metadata.correlationId ? metadata.correlationId : null)),
    ];
    const [row] = await this.rows<[string]>(ADD, [from.ordinal, from.ordinal + events.length, last.position, from.position, ...columns]);
    return row?.[0] === '1';
  }

  /** Empties the index, if it still goes up to there: it is made from nothing. */
  async forget({ ordinal, position }: Reach): Promise<void> {
    await this.rows(FORGET, [ordinal, position]);
  }

  /** Answers in text, with the number of this log as `$1`. */
  async rows<Row extends unknown[]>(text: string, values: readonly unknown[]): Promise<readonly Row[]> {
    if (this.#nr === undefined) await this.reach();
    return this.#ask<Row>(text, [this.#nr, ...values]);
  }

  async places(ordinals: readonly number[]): Promise<readonly Place[]> {
    if (ordinals.length === 0) return [];
    const text =
      'select ordinal, position, stream_id, revision from log_index.places where log = $1 and ordinal = any ($2::bigint[]) order by ordinal';
    return (await this.rows<PlaceRow>(text, [ordinals])).map(toPlace);
  }

  async #ask<Row extends unknown[]>(text: string, values: readonly unknown[]): Promise<Row[]> {
    try {
      return (await this.#pool.query<Row>({ name: nameOf(text), text, values: [...values], rowMode: 'array', types: asText, ...timed })).rows;
    } catch (error) {
      throw asLogError(error);
    }
  }
}

export type PlaceRow = [string, Position, string, string];

export const toPlace = ([ordinal, position, stream, revision]: PlaceRow): Place => ({
  ordinal: Number(ordinal),
  position,
  stream,
  revision: Number(revision),
});

/** Milliseconds after which a silent server counts as lost. */
const timed = { query_timeout: 60_000 };

/** Prepared once for each connection. */
const names = new Map<string, string>();
const nameOf = (text: string): string => {
  const name = names.get(text) ?? `log index ${names.size}`;
  names.set(text, name);
  return name;
};

const textIn = (value: unknown): string | null => (typeof value === 'string' ? value : null);
