import { Inject, Injectable } from '@nestjs/common';
import { KeySafe } from '../../../shared-kernel/ports/key-safe.js';
import { Queries } from '../../../shared-kernel/ports/messages.js';
import type { ProviderGateway, TextRequest } from '../../../shared-kernel/ports/provider.js';
import { PROVIDER } from '../../../shared-kernel/ports/tokens.js';
import { CannotOpen } from '../../../shared-kernel/ports/vault.js';
import { keyStatus } from '../../api-keys/index.js';

/** Has the provider count what a text takes in, with the key that will pay for it: exact, free, and of any model that the key can use. */
@Injectable()
export class CountWithOwnKey {
  constructor(
    private readonly queries: Queries,
    private readonly safe: KeySafe,
    @Inject(PROVIDER) private readonly provider: ProviderGateway,
  ) {}

  /** Null when the provider cannot or will not say, or the key is another by now. */
  async tokens(accountId: string, fingerprint: string, request: TextRequest): Promise<number | null> {
    const key = await this.queries.ask(keyStatus, { accountId });
    if (key?.fingerprint !== fingerprint) return null;
    const { envelopeId, origin } = key;
    try {
      return await this.safe.withSecret({ accountId, envelopeId, origin }, secret =>
        this.provider.countInputTokens(request, { secret, kind: 'own' }),
      );
    } catch (error) {
      if (error instanceof CannotOpen) return null;
      throw error;
    }
  }
}
