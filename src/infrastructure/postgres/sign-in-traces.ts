import type { Pool, PoolClient } from 'pg';
import type { AccountId } from '../../shared-kernel/ids.js';
import { SignInTraces } from '../../shared-kernel/ports/sign-in-store.js';
import { inTransaction } from './in-transaction.js';

/** Asked of the database itself, so that a table that is added to the schema is not forgotten here. */
const TABLES = `
select c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
  join pg_attribute a on a.attrelid = c.oid and a.attname = 'account_id' and not a.attisdropped
 where n.nspname = 'safe' and c.relkind = 'r' order by 1`;

/** That an administrator's token was used stays known, for else the start would make another first administrator. */
const KEEP_USED = `update safe.one_time_tokens set account_id = null where account_id = $1 and purpose = 'administrator' and used_at is not null`;

const spoken = (table: string): string => table.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());

/** An account's rows in every table of the schema `safe`. */
export class PostgresSignInTraces extends SignInTraces {
  constructor(private readonly pool: Pool) {
    super();
  }

  override remove(accountId: AccountId): Promise<Readonly<Record<string, number>>> {
    return inTransaction(this.pool, async client => {
      await client.query(KEEP_USED, [accountId]);
      const removed: Record<string, number> = {};
      for (const table of await tablesOf(client)) {
        const { rowCount } = await client.query(`delete from safe.${client.escapeIdentifier(table)} where account_id = $1`, [accountId]);
        removed[spoken(table)] = rowCount ?? 0;
      }
      return removed;
    });
  }
}

const tablesOf = async (client: PoolClient): Promise<readonly string[]> => {
  const { rows } = await client.query<{ name: string }>(TABLES);
  return rows.map(({ name }) => name);
};
