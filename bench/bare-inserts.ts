import pg from 'pg';
import { numberArray, textArray } from '../src/infrastructure/event-log/postgres/binary-arrays.js';
import { asOwner, type Room } from './ground.js';
import { sampleEvent } from './sample-events.js';

/** The same table and indexes without any check: no store on this server writes faster through `pg`. */
export interface BareInserts {
  /** One row, one transaction. */
  row(): Promise<void>;
  /** 256 rows in one statement and one transaction; one client, one call after the other. */
  rows(): Promise<void>;
  close(): Promise<void>;
}

export const rowsTogether = 256;

const table = `
create table events (
  position bigint primary key, stream_id text collate "C" not null, revision bigint not null, event_id uuid not null,
  type text collate "C" not null, schema_version smallint not null, data json not null, metadata json not null, recorded_at timestamptz not null
);
create unique index events_stream on events (stream_id, revision);`;

export const openBareInserts = async (room: Room, connections: number): Promise<BareInserts> => {
  await asOwner(room, owner => owner.query(table));
  const pool = new pg.Pool({ connectionString: room.ownerUrl, max: connections });
  const lone = new pg.Client({ connectionString: room.ownerUrl });
  await lone.connect();
  let position = 0;
  return {
    row: async () => {
      const { id, type, data, metadata } = sampleEvent();
      await pool.query({
        name: 'row',
        text: 'insert into events values ($1, $2, 0, $3, $4, 1, $5, $6, clock_timestamp())',
        values: [(position += 1), `account-${id}`, id, type, JSON.stringify(data), JSON.stringify(metadata)],
      });
    },
    rows: async () => {
      const events = Array.from({ length: rowsTogether }, sampleEvent);
      await lone.query({
        name: 'rows',
        text: `insert into events select p, s, 0, i, t, 1, d, m, clock_timestamp()
                 from unnest($1::bigint[], $2::text[], $3::uuid[], $4::text[], $5::json[], $6::json[]) e(p, s, i, t, d, m)`,
        values: [
          numberArray(
            'bigint',
            events.map(() => (position += 1)),
          ),
          textArray(
            'text',
            events.map(({ id }) => `account-${id}`),
          ),
          textArray(
            'uuid',
            events.map(({ id }) => id),
          ),
          textArray(
            'text',
            events.map(({ type }) => type),
          ),
          textArray(
            'json',
            events.map(({ data }) => JSON.stringify(data)),
          ),
          textArray(
            'json',
            events.map(({ metadata }) => JSON.stringify(metadata)),
          ),
        ],
      });
    },
    close: async () => {
      await pool.end();
      await lone.end();
    },
  };
};
