import type { Pool, PoolClient } from 'pg';
import type { AccountId } from '../../shared-kernel/ids.js';
import { SecondFactors, type KeptRecoveryCode, type KeptSecondFactor, type SpentRecoveryCode } from '../../shared-kernel/ports/second-factors.js';
import { inTransaction } from './in-transaction.js';

interface FactorRow {
  factor_id: string;
  account_id: string;
  secret: string;
  begun_at: Date;
  confirmed_at: Date | null;
  last_order: string | null;
}

const BEGIN = `
insert into safe.second_factors as f (account_id, factor_id, secret, begun_at) values ($1, $2, $3, $4)
on conflict (account_id) do update
   set factor_id = excluded.factor_id, secret = excluded.secret, begun_at = excluded.begun_at, last_step = -1, last_order = null
 where f.confirmed_at is null`;

/** One statement: of many who bring the same code at once, the row's lock lets one through. */
const TAKE = `
update safe.second_factors set last_step = $2, last_order = $3
 where factor_id = $1 and (last_step < $2 or last_step = $2 and last_order = $3)`;

const SPEND = `
update safe.recovery_codes set used_at = coalesce(used_at, $4), used_by = $3
 where account_id = $1 and code_hash = $2 and (used_at is null or used_by = $3) returning code_id`;

const LEFT = '(select count(*)::int from safe.recovery_codes o where o.account_id = c.account_id and o.used_at is null) as left';

const replaceCodes = async (client: PoolClient, accountId: AccountId, codes: readonly KeptRecoveryCode[]): Promise<void> => {
  await client.query('delete from safe.recovery_codes where account_id = $1', [accountId]);
  await client.query(
    'insert into safe.recovery_codes (code_id, account_id, code_hash) select code_id, $1, code_hash from unnest($2::uuid[], $3::bytea[]) as t (code_id, code_hash)',
    [accountId, codes.map(({ codeId }) => codeId), codes.map(({ hash }) => hash)],
  );
};

/** Second factors in the tables `safe.second_factors` and `safe.recovery_codes`. */
export class PostgresSecondFactors extends SecondFactors {
  constructor(private readonly pool: Pool) {
    super();
  }

  override async begin({ accountId, factorId, secret, begunAt }: Parameters<SecondFactors['begin']>[0]): Promise<boolean> {
    const { rowCount } = await this.pool.query(BEGIN, [accountId, factorId, secret.sealed, begunAt]);
    return rowCount === 1;
  }

  override async find(accountId: AccountId): Promise<KeptSecondFactor | null> {
    const { rows } = await this.pool.query<FactorRow>(
      'select factor_id, account_id, secret, begun_at, confirmed_at, last_order from safe.second_factors where account_id = $1',
      [accountId],
    );
    const [row] = rows;
    if (!row) return null;
    const { factor_id: factorId, secret, begun_at: begunAt, confirmed_at: confirmedAt, last_order: lastOrder } = row;
    return { factorId, accountId, secret: { sealed: secret }, begunAt, confirmedAt, lastOrder };
  }

  override async takeStep(factorId: string, step: number, orderId: string): Promise<boolean> {
    const { rowCount } = await this.pool.query(TAKE, [factorId, step, orderId]);
    return rowCount === 1;
  }

  override confirm(
    { factorId, accountId }: Pick<KeptSecondFactor, 'factorId' | 'accountId'>,
    codes: readonly KeptRecoveryCode[],
    at: Date,
  ): Promise<boolean> {
    return inTransaction(this.pool, async client => {
      const confirmed = 'update safe.second_factors set confirmed_at = coalesce(confirmed_at, $2) where factor_id = $1';
      const { rowCount } = await client.query(confirmed, [factorId, at]);
      if (rowCount === 1) await replaceCodes(client, accountId, codes);
      return rowCount === 1;
    });
  }

  override renewCodes(accountId: AccountId, codes: readonly KeptRecoveryCode[]): Promise<void> {
    return inTransaction(this.pool, client => replaceCodes(client, accountId, codes));
  }

  override async codesLeft(accountId: AccountId): Promise<number> {
    const unused = 'select count(*)::int as left from safe.recovery_codes where account_id = $1 and used_at is null';
    const { rows } = await this.pool.query<{ left: number }>(unused, [accountId]);
    return rows[0]?.left ?? 0;
  }

  override async spendCode(accountId: AccountId, hash: Buffer, orderId: string, at: Date): Promise<SpentRecoveryCode | null> {
    const { rows } = await this.pool.query<{ code_id: string }>(SPEND, [accountId, hash, orderId, at]);
    return rows[0] ? { accountId, codeId: rows[0].code_id, left: await this.codesLeft(accountId) } : null;
  }

  override forget(accountId: AccountId, factorId: string): Promise<void> {
    return inTransaction(this.pool, async client => {
      const { rowCount } = await client.query('delete from safe.second_factors where account_id = $1 and factor_id = $2', [accountId, factorId]);
      if (rowCount === 1) await client.query('delete from safe.recovery_codes where account_id = $1', [accountId]);
    });
  }

  override async unrecorded(limit: number): Promise<readonly Pick<KeptSecondFactor, 'factorId' | 'accountId'>[]> {
    const { rows } = await this.pool.query<Pick<FactorRow, 'factor_id' | 'account_id'>>(
      'select factor_id, account_id from safe.second_factors where not recorded and confirmed_at is not null order by begun_at limit $1',
      [limit],
    );
    return rows.map(row => ({ factorId: row.factor_id, accountId: row.account_id }));
  }

  override async recorded(factorId: string): Promise<void> {
    await this.pool.query('update safe.second_factors set recorded = true where factor_id = $1', [factorId]);
  }

  override async unrecordedUses(limit: number): Promise<readonly SpentRecoveryCode[]> {
    const { rows } = await this.pool.query<{ account_id: string; code_id: string; left: number }>(
      `select account_id, code_id, ${LEFT} from safe.recovery_codes c where used_at is not null and not recorded order by used_at limit $1`,
      [limit],
    );
    return rows.map(row => ({ accountId: row.account_id, codeId: row.code_id, left: row.left }));
  }

  override async recordedUse(codeId: string): Promise<void> {
    await this.pool.query('update safe.recovery_codes set recorded = true where code_id = $1', [codeId]);
  }

  override async forgetUnconfirmed(begunBefore: Date): Promise<number> {
    const { rowCount } = await this.pool.query('delete from safe.second_factors where confirmed_at is null and begun_at < $1', [begunBefore]);
    return rowCount ?? 0;
  }
}
