import type { Pool } from 'pg';

/** The public half of a pair, as all processes find it. */
export interface BoxKey {
  readonly version: number;
  readonly publicKey: Buffer;
  readonly proof: string;
}

/** Public halves in the table `safe.key_boxes`. */
export class KeyBoxStore {
  constructor(private readonly pool: Pool) {}

  /** Oldest first. */
  async all(): Promise<readonly BoxKey[]> {
    const { rows } = await this.pool.query<BoxKey>('select version, public_key as "publicKey", proof from safe.key_boxes order by version');
    return rows;
  }

  /** Does nothing when another process has taken the number. */
  async add({ version, publicKey, proof }: BoxKey): Promise<void> {
    await this.pool.query('insert into safe.key_boxes (version, public_key, proof) values ($1, $2, $3) on conflict do nothing', [
      version,
      publicKey,
      proof,
    ]);
  }

  /** Versions that stored keys lie under. */
  async inUse(): Promise<readonly number[]> {
    const { rows } = await this.pool.query<{ box: number }>(
      'select box from safe.provider_keys where box is not null union select box from safe.usage_keys where box is not null',
    );
    return rows.map(({ box }) => box);
  }
}
