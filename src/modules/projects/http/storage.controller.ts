import { Controller, Get, Inject } from '@nestjs/common';
import { answered } from '../../../infrastructure/http/answers.js';
import { AsOf, Gives, Me, Policy, Position } from '../../../infrastructure/http/route.js';
import { Scope } from '../../../infrastructure/http/scopes.js';
import { Queries } from '../../../shared-kernel/ports/messages.js';
import { CONFIGURATION } from '../../../shared-kernel/ports/tokens.js';
import { storageOf } from '../domain/queries.js';
import { StorageShape } from './storage.responses.js';

/** How much room an account's files take. */
@Controller('accounts/me/storage')
@Policy('user')
@Scope('account')
export class StorageController {
  constructor(
    private readonly queries: Queries,
    @Inject(CONFIGURATION) private readonly rules: { readonly storageQuotaBytes: number | null; readonly sourceRetentionDays: number | null },
  ) {}

  @Get()
  @AsOf()
  @Gives(StorageShape, 'What the account’s files take, of how much, and how long source videos are kept.')
  async show(@Me() me: string, @Position() after: Position | undefined) {
    const reading = await this.queries.read(storageOf, { accountId: me }, after);
    const { sourceBytes, madeBytes } = reading.value;
    const { storageQuotaBytes: quotaBytes, sourceRetentionDays } = this.rules;
    const usedBytes = sourceBytes + madeBytes;
    const availableBytes = quotaBytes === null ? null : Math.max(0, quotaBytes - usedBytes);
    return answered({ ...reading, value: { usedBytes, sourceBytes, madeBytes, quotaBytes, availableBytes, sourceRetentionDays } });
  }
}
