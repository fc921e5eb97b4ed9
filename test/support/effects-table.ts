import { openPool } from '../../src/infrastructure/postgres/pool.js';
import { START, type Position } from '../../src/shared-kernel/ports/event-log.js';
import type { EffectsTable } from '../../src/shared-kernel/testing/troubled-log.contract.js';

/** A table of effects beside the places of its readers, as a read model has it: one transaction for both. */
export async function effectsTable(url: string): Promise<EffectsTable & { close(): Promise<void> }> {
  const pool = openPool({ connectionString: url, max: 2 });
  await pool.query('create table effects (nth bigint generated always as identity, event_id text not null)');
  await pool.query('create table places (log_id text primary key, position text not null)');
  return {
    async placeIn(log) {
      const { rows } = await pool.query<{ position: Position }>('select position from places where log_id = $1', [log]);
      return rows[0]?.position ?? START;
    },
    async save(log, { id, position }, beforeCommit) {
      const client = await pool.connect();
      try {
        await client.query('begin');
        const { rowCount } = await client.query(
          `insert into places values ($1, $2) on conflict (log_id) do update set position = excluded.position
           where places.position collate "C" < excluded.position collate "C"`,
          [log, position],
        );
        if (rowCount === 1) await client.query('insert into effects (event_id) values ($1)', [id]);
        beforeCommit();
        await client.query('commit');
      } catch (error) {
        await client.query('rollback');
        throw error;
      } finally {
        client.release();
      }
    },
    async effects() {
      const { rows } = await pool.query<{ event_id: string }>('select event_id from effects order by nth');
      return rows.map(row => row.event_id);
    },
    close: () => pool.end(),
  };
}
