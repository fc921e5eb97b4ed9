import pg from 'pg';
import type { Projection } from '../../shared-kernel/projection.js';
import { OWN_LOG, type LogInSql } from './log-table.js';
import type { CheckpointRow } from './read-rows.js';
import { inPages, rowText, type RowText } from './row-digests.js';
import type { StoredRow } from '../messaging/projection-store.js';

/** Which events the rows of a table are made of. */
export interface TableStanding {
  /** Of the projection that made them. */
  readonly version: number;
  /** They are what the events up to here make of nothing. */
  readonly ordinal: number;
  /** The last event up to there that the projection hears; 0 for none. */
  readonly lastEvent: number;
}

/** The tables of projections as they were together at one moment, however the service goes on. */
export class TablesAtOnce {
  private constructor(
    private readonly client: pg.Client,
    /** The last event of the log at that moment. */
    readonly head: number,
    private readonly checkpoints: ReadonlyMap<string, CheckpointRow>,
    /** The last event of each type. */
    private readonly lastOf: ReadonlyMap<string, number>,
  ) {}

  /** The serving role's view, for as long as the work takes, beside a log as a table. */
  static async read<Result>(url: string, work: (tables: TablesAtOnce) => Promise<Result>, log: LogInSql = OWN_LOG): Promise<Result> {
    const client = new pg.Client({ connectionString: url, application_name: 'keyreel digests' });
    await client.connect();
    try {
      await client.query(`select set_config('keyreel.asker', 'service:operator', false)`);
      const { rows } = await client.query<{ name: string }>(TABLES);
      await client.query('begin isolation level repeatable read read only');
      // before the moment is taken: a table that was switched in after it would have no rows then; whoever switches tables waits
      await client.query(`lock table ${rows.map(({ name }) => name).join(', ')} in access share mode`);
      return await work(await TablesAtOnce.look(client, log));
    } finally {
      await client.end();
    }
  }

  private static async look(client: pg.Client, log: LogInSql): Promise<TablesAtOnce> {
    const checkpoints = await client.query<CheckpointRow>(`select c.* from read.checkpoints c where c.log_id = ${log.identity}`);
    const types = await client.query<{ type: string; last: string }>(`select type, max(ordinal) as last from ${log.events} log group by type`);
    const lastOf = new Map(types.rows.map(({ type, last }) => [type, Number(last)]));
    return new TablesAtOnce(client, Math.max(0, ...lastOf.values()), new Map(checkpoints.rows.map(row => [row.subscriber, row])), lastOf);
  }

  /** A checkpoint lies behind by events that do not concern its projection: those make no difference to its rows. */
  standing({ name, version, on }: Projection): TableStanding {
    const checkpoint = this.checkpoints.get(name);
    const seen = Number(checkpoint?.position ?? 0);
    const last = Math.max(0, ...Object.keys(on).map(type => this.lastOf.get(type) ?? 0));
    const isUpToDate = last <= seen;
    return { version: checkpoint?.version ?? version, ordinal: isUpToDate ? this.head : seen, lastEvent: Math.min(last, seen) };
  }

  /** In the order of the bytes of their ids. */
  rows({ table }: Pick<Projection, 'table'>): AsyncGenerator<RowText> {
    return inPages(table, async (text, values) => (await this.client.query<RowText>(text.replace('?', '$1'), [...values])).rows);
  }

  /** The texts that rows with these columns would have, in their order. */
  async textsOf(rows: readonly StoredRow[]): Promise<readonly string[]> {
    if (rows.length === 0) return [];
    const columns = rows.map(({ id, accountId, sort, group, row }) => ({ id, account_id: accountId, sort, grp: group, row }));
    const found = await this.client.query<{ text: string }>(
      `select ${rowText} as text
         from rows from (jsonb_to_recordset($1::jsonb) as (id text, account_id text, sort text, grp text, "row" jsonb))
              with ordinality as r(id, account_id, sort, grp, "row", nth) order by nth`,
      [JSON.stringify(columns)],
    );
    return found.rows.map(({ text }) => text);
  }
}

const TABLES = `select format('read.%I', c.relname) as name from pg_class c join pg_namespace n on n.oid = c.relnamespace where n.nspname = 'read' and c.relkind = 'r' order by 1`;
