import { Injectable } from '@nestjs/common';
import type { AccountId } from '../../../shared-kernel/ids.js';
import { KeySafe } from '../../../shared-kernel/ports/key-safe.js';
import { Clock, ErrandRunner, Queries } from '../../../shared-kernel/ports/messages.js';
import type { KeyStanding } from '../../../shared-kernel/who-pays.js';
import { keyAsItIsNow } from '../domain/commands.js';
import { keyStatus } from '../domain/queries.js';

/** What would stop the key's own work is said when the work is asked for, not when it is under way. */
@Injectable()
export class KeyAsItIsNow extends ErrandRunner<{ readonly accountId: AccountId; readonly key: KeyStanding }, KeyStanding> {
  readonly errand = keyAsItIsNow;

  constructor(
    private readonly queries: Queries,
    private readonly clock: Clock,
    private readonly safe: KeySafe,
  ) {
    super();
  }

  async run({ accountId, key }: { readonly accountId: AccountId; readonly key: KeyStanding }): Promise<KeyStanding> {
    if (key.status === 'none') return key;
    const stored = await this.queries.ask(keyStatus, { accountId });
    if (stored?.fingerprint !== key.fingerprint) return key;
    const { envelopeId, origin, rateLimitedUntil } = stored;
    const limitedForSeconds = rateLimitedUntil === null ? 0 : Math.ceil((Date.parse(rateLimitedUntil) - this.clock.now().getTime()) / 1000);
    return { ...key, readable: await this.safe.readable({ accountId, envelopeId, origin }), limitedForSeconds };
  }
}
