import { Inject, Injectable } from '@nestjs/common';
import { timingSafeEqual } from 'node:crypto';
import { isId, type AccountId } from '../../../shared-kernel/ids.js';
import { CONFIGURATION, SEALER } from '../../../shared-kernel/ports/tokens.js';
import type { Sealer } from '../../../shared-kernel/ports/vault.js';

/** Links by which a letter's receiver ends letters about notices without signing in. They can do nothing else, and stay good. */
@Injectable()
export class UnsubscribeLinks {
  constructor(
    @Inject(SEALER) private readonly sealer: Sealer,
    @Inject(CONFIGURATION) private readonly service: { readonly publicUrl: string },
  ) {}

  async linkOf(accountId: AccountId): Promise<string> {
    return `${this.service.publicUrl}/v1/letters/unsubscribe?token=${await this.tokenOf(accountId)}`;
  }

  /** Opening a letter's link changes nothing: programs do that too. The page asks first; what stands behind the # no server sees. */
  async pageOf(accountId: AccountId): Promise<string> {
    return `${this.service.publicUrl}/stop-letters#code=${await this.tokenOf(accountId)}`;
  }

  /** Whose letters it ends; null for what is no token of ours. */
  async accountOf(token: string): Promise<AccountId | null> {
    const [accountId = '', proof = ''] = token.split('.');
    if (!isId(accountId)) return null;
    const [expected, given] = [Buffer.from(await this.proofOf(accountId)), Buffer.from(proof)];
    return expected.length === given.length && timingSafeEqual(expected, given) ? accountId : null;
  }

  private async tokenOf(accountId: AccountId): Promise<string> {
    return `${accountId}.${await this.proofOf(accountId)}`;
  }

  private proofOf(accountId: string): Promise<string> {
    return this.sealer.keyedHash(accountId, 'letters.unsubscribe');
  }
}
