import type { Pool } from 'pg';
import { KeySafe, type KeyAddress } from '../../shared-kernel/ports/key-safe.js';
import { CannotOpen, type Opener, type SealContext, type Sealer } from '../../shared-kernel/ports/vault.js';

/** Where one kind of key lies, and what it is sealed as. */
const KINDS = {
  'api-key': 'safe.provider_keys',
  'usage-key': 'safe.usage_keys',
} as const;

const BEFORE_ALL = '00000000-0000-0000-0000-000000000000';

/** Keys of one kind in a table of their own, sealed before they reach SQL. */
export class PostgresKeySafe extends KeySafe {
  readonly #table: string;

  constructor(
    private readonly pool: Pool,
    private readonly sealer: Sealer,
    private readonly opener: Opener,
    private readonly kind: keyof typeof KINDS,
    private readonly pageRows = 500,
  ) {
    super();
    this.#table = KINDS[kind];
  }

  override async put(address: KeyAddress, secret: string): Promise<void> {
    const { sealed } = await this.sealer.seal(secret, this.#contextOf(address));
    await this.pool.query(`insert into ${this.#table} (envelope_id, account_id, sealed) values ($1, $2, $3) on conflict (envelope_id) do nothing`, [
      address.envelopeId,
      address.accountId,
      sealed,
    ]);
  }

  override async withSecret<T>(address: KeyAddress, use: (secret: string) => Promise<T>): Promise<T> {
    const found = await this.pool.query<{ sealed: string }>(`select sealed from ${this.#table} where envelope_id = $1 and account_id = $2`, [
      address.envelopeId,
      address.accountId,
    ]);
    const [row] = found.rows;
    if (!row) throw new CannotOpen();
    return this.opener.withSecret({ sealed: row.sealed }, this.#contextOf(address), use);
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
        `select account_id as "accountId", envelope_id as "envelopeId" from ${this.#table} where envelope_id > $1 and stored_at < $2 order by envelope_id limit $3`,
        [last, moment, this.pageRows],
      );
      yield* rows;
      const [end] = rows.slice(-1);
      if (end === undefined || rows.length < this.pageRows) return;
      last = end.envelopeId;
    }
  }

  override async destroy({ envelopeId, accountId }: KeyAddress): Promise<void> {
    await this.pool.query(`delete from ${this.#table} where envelope_id = $1 and account_id = $2`, [envelopeId, accountId]);
  }

  #contextOf({ accountId, envelopeId, origin }: KeyAddress): SealContext {
    return { accountId, purpose: this.kind, id: envelopeId, origin };
  }
}
