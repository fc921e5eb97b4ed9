import { Inject, Injectable } from '@nestjs/common';
import type { AccountId } from '../../../shared-kernel/ids.js';
import { Queries } from '../../../shared-kernel/ports/messages.js';
import { CONFIGURATION } from '../../../shared-kernel/ports/tokens.js';
import { StorageQuotaReached } from '../domain/errors.js';
import { storageOf } from '../domain/queries.js';

/** Room for files. It is asked for before a file comes; what was admitted ends, whatever it takes. */
@Injectable()
export class StorageRoom {
  constructor(
    private readonly queries: Queries,
    @Inject(CONFIGURATION) private readonly rules: { readonly storageQuotaBytes: number | null },
  ) {}

  /** Throws `storage_quota_reached`. `bytes` is null where nobody knows them beforehand. */
  async mustHave(accountId: AccountId, bytes: number | null): Promise<void> {
    const { storageQuotaBytes: quotaBytes } = this.rules;
    if (quotaBytes === null) return;
    const { sourceBytes, madeBytes } = await this.queries.ask(storageOf, { accountId });
    const usedBytes = sourceBytes + madeBytes;
    if (usedBytes + Math.max(1, bytes ?? 1) > quotaBytes) throw StorageQuotaReached({ usedBytes, quotaBytes });
  }
}
