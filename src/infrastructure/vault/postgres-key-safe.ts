import type { Pool } from 'pg';
import { KeySafe, type KeyAddress } from '../../shared-kernel/ports/key-safe.js';
import { CannotOpen, type Opener, type SealContext, type Sealer } from '../../shared-kernel/ports/vault.js';

const contextOf = ({ accountId, envelopeId, origin }: KeyAddress): SealContext => ({ accountId, purpose: 'api-key', id: envelopeId, origin });

const BEFORE_ALL = '00000000-0000-0000-0000-000000000000';

/** Provider keys in the table `safe.provider_keys`, sealed before they reach SQL. */
export class PostgresKeySafe extends KeySafe {
  constructor(
    private readonly pool: Pool,
    private readonly sealer: Sealer,
    private readonly opener: Opener,
    private readonly pageRows = 500,
  ) {
    super();
  }

  override async put(address: KeyAddress, secret: string): Promise<void> {
    const { sealed } = await this.sealer.seal(secret, contextOf(address));
    await this.pool.query(
      'insert into safe.provider_keys (envelope_id, account_id, sealed) values ($1, $2, $3) on conflict (envelope_id) do nothing',
      [address.envelopeId, address.accountId, sealed],
    );
  }

  override async withSecret<T>(address: KeyAddress, use: (secret: string) => Promise<T>): Promise<T> {
    const found = await this.pool.query<{ sealed: string }>('select sealed from safe.provider_keys where envelope_id = $1 and account_id = $2', [
      address.envelopeId,
      address.accountId,
    ]);
    const [row] = found.rows;
    if (!row) throw new CannotOpen();
    return this.opener.withSecret({ sealed: row.sealed }, contextOf(address), use);
  }

  override async readable(address: KeyAddress): Promise<boolean> {
    try {
      return await this.withSecret(address, () => Promise.resolve(true));
    } catch (error) {
      if (error instanceof CannotOpen) return false;
      throw error;
    }
  }

  override async *storedBefore(moment: Date): AsyncGenerator<Pick<KeyAddress, 'accountId' | 'envelopeId'>> {
    for (let last = BEFORE_ALL; ;) {
      const { rows } = await this.pool.query<Pick<KeyAddress, 'accountId' | 'envelopeId'>>(
        'select account_id as "accountId", envelope_id as "envelopeId" from safe.provider_keys where envelope_id > $1 and stored_at < $2 order by envelope_id limit $3',
        [last, moment, this.pageRows],
      );
      yield* rows;
      const [end] = rows.slice(-1);
      if (end === undefined || rows.length < this.pageRows) return;
      last = end.envelopeId;
    }
  }

  override async destroy({ envelopeId, accountId }: KeyAddress): Promise<void> {
    await this.pool.query('delete from safe.provider_keys where envelope_id = $1 and account_id = $2', [envelopeId, accountId]);
  }
}
