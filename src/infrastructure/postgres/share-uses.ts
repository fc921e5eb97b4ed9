import type { Pool } from 'pg';
import type { AccountId } from '../../shared-kernel/ids.js';
import { ShareUses, type ShareUse } from '../../shared-kernel/ports/share-uses.js';

interface UseRow {
  share_id: string;
  uses: string;
  last_used_at: Date;
}

const COUNT = `
insert into safe.share_uses (share_id, account_id, uses, last_used_at) values ($1, $2, 1, $3)
on conflict (share_id) do update set uses = share_uses.uses + 1, last_used_at = greatest(share_uses.last_used_at, excluded.last_used_at)`;

/** Visits by links in the table `safe.share_uses`. */
export class PostgresShareUses extends ShareUses {
  constructor(private readonly pool: Pool) {
    super();
  }

  override async count(shareId: string, accountId: AccountId, now: Date): Promise<void> {
    await this.pool.query(COUNT, [shareId, accountId, now]);
  }

  override async of(accountId: AccountId, shareIds: readonly string[]): Promise<readonly ShareUse[]> {
    const { rows } = await this.pool.query<UseRow>(
      'select share_id, uses, last_used_at from safe.share_uses where account_id = $1 and share_id = any($2::uuid[])',
      [accountId, shareIds],
    );
    return rows.map(row => ({ shareId: row.share_id, uses: Number(row.uses), lastUsedAt: row.last_used_at }));
  }

  override async forget(accountId: AccountId): Promise<void> {
    await this.pool.query('delete from safe.share_uses where account_id = $1', [accountId]);
  }
}
