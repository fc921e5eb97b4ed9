import type { Pool } from 'pg';
import type { DataKeyStore, KeyCheck, OutsideKey, WrappedDataKey } from './data-key-store.js';

interface DataKeyRow {
  data_key_id: string;
  account_id: string;
  master_key_version: number | null;
  wrapped: Buffer | null;
}

/** Told at once to every process that listens; whoever misses it forgets the key within the time that keys are held for anyway. */
export const KEY_DESTROYED = 'keyreel_data_key_destroyed';

const COLUMNS = 'data_key_id, account_id, master_key_version, wrapped';
const PAGE = 500;

const present = (row: DataKeyRow | undefined): WrappedDataKey | null =>
  row === undefined || row.wrapped === null || row.master_key_version === null
    ? null
    : { dataKeyId: row.data_key_id, accountId: row.account_id, masterVersion: row.master_key_version, wrapped: row.wrapped };

/** Wrapped data keys in the tables `data_keys` and `outside_key_checks`. */
export class PostgresDataKeyStore implements DataKeyStore {
  constructor(private readonly pool: Pool) {}

  async add({ dataKeyId, accountId, masterVersion, wrapped }: WrappedDataKey): Promise<void> {
    await this.pool.query(`insert into data_keys (${COLUMNS}) values ($1, $2, $3, $4) on conflict (account_id) do nothing`, [
      dataKeyId,
      accountId,
      masterVersion,
      wrapped,
    ]);
  }

  async ofAccount(accountId: string): Promise<WrappedDataKey | 'destroyed' | null> {
    const { rows } = await this.pool.query<DataKeyRow>(`select ${COLUMNS} from data_keys where account_id = $1`, [accountId]);
    return rows.length === 0 ? null : (present(rows[0]) ?? 'destroyed');
  }

  async byId(dataKeyId: string): Promise<WrappedDataKey | null> {
    const { rows } = await this.pool.query<DataKeyRow>(`select ${COLUMNS} from data_keys where data_key_id = $1`, [dataKeyId]);
    return present(rows[0]);
  }

  async destroy(accountId: string): Promise<void> {
    await this.pool.query(
      `with destroyed as (
         insert into data_keys (data_key_id, account_id, destroyed_at) values (gen_random_uuid(), $1, now())
         on conflict (account_id) do update set wrapped = null, master_key_version = null, destroyed_at = coalesce(data_keys.destroyed_at, now()))
       select pg_notify('${KEY_DESTROYED}', $1::text)`,
      [accountId],
    );
  }

  async countDestroyed(): Promise<number> {
    const { rows } = await this.pool.query<{ count: number }>('select count(*)::int as count from data_keys where destroyed_at is not null');
    return rows[0]?.count ?? 0;
  }

  async *all(): AsyncIterable<WrappedDataKey> {
    for (let after: string | null = null; ;) {
      const page: { rows: DataKeyRow[] } = await this.pool.query<DataKeyRow>(
        `select ${COLUMNS} from data_keys where destroyed_at is null and ($1::uuid is null or data_key_id > $1) order by data_key_id limit ${PAGE}`,
        [after],
      );
      yield* page.rows.map(present).filter(key => key !== null);
      if (page.rows.length < PAGE) return;
      after = page.rows.at(-1)?.data_key_id ?? null;
    }
  }

  async countByMasterVersion(): Promise<ReadonlyMap<number, number>> {
    const { rows } = await this.pool.query<{ version: number; count: number }>(
      'select master_key_version as version, count(*)::int as count from data_keys where destroyed_at is null group by 1 order by 1',
    );
    return new Map(rows.map(({ version, count }) => [version, count]));
  }

  async rewrap(was: WrappedDataKey, masterVersion: number, wrapped: Uint8Array): Promise<boolean> {
    const { rowCount } = await this.pool.query(
      'update data_keys set master_key_version = $3, wrapped = $4 where data_key_id = $1 and master_key_version = $2',
      [was.dataKeyId, was.masterVersion, masterVersion, wrapped],
    );
    return rowCount === 1;
  }

  async checks(of: OutsideKey): Promise<readonly KeyCheck[]> {
    const { rows } = await this.pool.query<KeyCheck>(
      'select version, check_value as check from outside_key_checks where kind = $1 order by version',
      [of],
    );
    return rows;
  }

  async adopt(of: OutsideKey, { version, check }: KeyCheck): Promise<void> {
    await this.pool.query('insert into outside_key_checks (kind, version, check_value) values ($1, $2, $3) on conflict do nothing', [
      of,
      version,
      check,
    ]);
  }
}
