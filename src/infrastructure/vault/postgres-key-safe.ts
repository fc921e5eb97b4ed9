import type { Pool } from 'pg';
import { KeySafe, type KeyAddress } from '../../shared-kernel/ports/key-safe.js';
import { CannotOpen, type Opener, type SealContext, type Sealer } from '../../shared-kernel/ports/vault.js';
import type { BoxKeys } from './box-keys.js';
import { parseBox, type BoxLids } from './box-lids.js';

/** Where one kind of key lies, and what it is sealed as. */
const KINDS = {
  'api-key': 'safe.provider_keys',
  'usage-key': 'safe.usage_keys',
} as const;

export type KeyKind = keyof typeof KINDS;

const BEFORE_ALL = '00000000-0000-0000-0000-000000000000';
const PAGE_ROWS = 500;

/** What a safe stands on. */
export interface SafeParts {
  readonly pool: Pool;
  readonly sealer: Sealer;
  readonly opener: Opener;
  readonly lids: BoxLids;
  readonly kind: KeyKind;
  readonly pageRows?: number;
}

/** Lends a secret that it cannot open itself. */
export type Lend = <T>(kind: KeyKind, address: KeyAddress, use: (secret: string) => Promise<T>) => Promise<T>;

/**
 * Keys of one kind in a table of their own. Before a key reaches SQL it is closed in a box and the box is sealed for its account: the account's
 * data key, which more processes hold, opens the seal and not the box. This safe closes boxes and opens none.
 */
export class ClosedKeySafe extends KeySafe {
  protected readonly table: string;

  constructor(
    protected readonly parts: SafeParts,
    private readonly lend: Lend = () => Promise.reject(new CannotOpen()),
  ) {
    super();
    this.table = KINDS[parts.kind];
  }

  override async put(address: KeyAddress, secret: string): Promise<void> {
    const context = this.contextOf(address);
    const { version, text } = await this.parts.lids.close(secret, context);
    const { sealed } = await this.parts.sealer.seal(text, context);
    await this.parts.pool.query(
      `insert into ${this.table} (envelope_id, account_id, sealed, box) values ($1, $2, $3, $4) on conflict (envelope_id) do nothing`,
      [address.envelopeId, address.accountId, sealed, version],
    );
  }

  override withSecret<T>(address: KeyAddress, use: (secret: string) => Promise<T>): Promise<T> {
    return this.lend(this.parts.kind, address, use);
  }

  /** The seal opens, and there is a key for the box; whoever has it is not asked. */
  override async readable(address: KeyAddress): Promise<boolean> {
    try {
      const box = parseBox(await this.unsealed(address));
      return box === null || (await this.parts.lids.knows(box.version));
    } catch (error) {
      if (error instanceof CannotOpen) return false;
      throw error;
    }
  }

  override async *storedBefore(moment: Date): AsyncGenerator<Pick<KeyAddress, 'accountId' | 'envelopeId'>> {
    const limit = this.parts.pageRows ?? PAGE_ROWS;
    for (let last = BEFORE_ALL; ;) {
      const { rows } = await this.parts.pool.query<Pick<KeyAddress, 'accountId' | 'envelopeId'>>(
        `select account_id as "accountId", envelope_id as "envelopeId" from ${this.table} where envelope_id > $1 and stored_at < $2 order by envelope_id limit $3`,
        [last, moment, limit],
      );
      yield* rows;
      const [end] = rows.slice(-1);
      if (end === undefined || rows.length < limit) return;
      last = end.envelopeId;
    }
  }

  override async destroy({ envelopeId, accountId }: KeyAddress): Promise<void> {
    await this.parts.pool.query(`delete from ${this.table} where envelope_id = $1 and account_id = $2`, [envelopeId, accountId]);
  }

  /** What lies under the seal: a box, or of old the secret itself. */
  protected async unsealed(address: KeyAddress): Promise<string> {
    const { rows } = await this.parts.pool.query<{ sealed: string }>(`select sealed from ${this.table} where envelope_id = $1 and account_id = $2`, [
      address.envelopeId,
      address.accountId,
    ]);
    const [row] = rows;
    if (!row) throw new CannotOpen();
    return this.parts.opener.openText({ sealed: row.sealed }, this.contextOf(address));
  }

  protected contextOf({ accountId, envelopeId, origin }: KeyAddress): SealContext {
    return { accountId, purpose: this.parts.kind, id: envelopeId, origin };
  }
}

/** The same with the private half at hand. Only workers have one. */
export class OpenKeySafe extends ClosedKeySafe {
  constructor(
    parts: SafeParts,
    private readonly boxes: BoxKeys,
  ) {
    super(parts);
  }

  override async withSecret<T>(address: KeyAddress, use: (secret: string) => Promise<T>): Promise<T> {
    const unsealed = await this.unsealed(address);
    const box = parseBox(unsealed);
    if (box === null) return use(unsealed);
    const bytes = this.boxes.open(box, this.contextOf(address));
    try {
      return await use(bytes.toString('utf8'));
    } finally {
      bytes.fill(0);
    }
  }

  override async readable(address: KeyAddress): Promise<boolean> {
    try {
      return await this.withSecret(address, () => Promise.resolve(true));
    } catch (error) {
      if (error instanceof CannotOpen) return false;
      throw error;
    }
  }

  /**
   * Puts what was stored without a box, or lies in one of an older pair, into one of the newest; what does not open, because its origin is another now,
   * stays as it is. Answers how many.
   */
  async boxAnew(origin: string): Promise<number> {
    const newest = (await this.parts.lids.all()).at(-1)?.version ?? 0;
    const { rows } = await this.parts.pool.query<{ account_id: string; envelope_id: string; sealed: string }>(
      `select account_id, envelope_id, sealed from ${this.table} where box is null or box < $1`,
      [newest],
    );
    let boxed = 0;
    for (const row of rows) boxed += await this.box(row, origin);
    return boxed;
  }

  private async box(row: { account_id: string; envelope_id: string; sealed: string }, origin: string): Promise<number> {
    const context = this.contextOf({ accountId: row.account_id, envelopeId: row.envelope_id, origin });
    try {
      const unsealed = await this.parts.opener.openText({ sealed: row.sealed }, context);
      const box = parseBox(unsealed);
      const secret = box === null ? unsealed : this.boxes.open(box, context).toString('utf8');
      const { version, text } = await this.parts.lids.close(secret, context);
      const { sealed } = await this.parts.sealer.seal(text, context);
      const { rowCount } = await this.parts.pool.query(`update ${this.table} set sealed = $3, box = $4 where envelope_id = $1 and sealed = $2`, [
        row.envelope_id,
        row.sealed,
        sealed,
        version,
      ]);
      return rowCount ?? 0;
    } catch (error) {
      if (error instanceof CannotOpen) return 0;
      throw error;
    }
  }
}
