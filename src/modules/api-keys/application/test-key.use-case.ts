import { Injectable } from '@nestjs/common';
import { partOf, type CommandContext } from '../../../shared-kernel/context.js';
import { Clock, Commands, Queries } from '../../../shared-kernel/ports/messages.js';
import type { Position } from '../../../shared-kernel/ports/event-log.js';
import type { ProviderEstimate } from '../../../shared-kernel/ports/provider-prices.js';
import { CannotOpen } from '../../../shared-kernel/ports/vault.js';
import { apiKeyCommands, type KeyVerdict } from '../domain/commands.js';
import { ConsentNeeded, KeyMissing } from '../domain/errors.js';
import { keyStatus, type KeyStatusView } from '../domain/queries.js';
import { PaidProbe } from './paid-probe.js';
import { RecheckKey } from './recheck-key.js';

/** What a test came to; `verdict` is null when the provider was not asked. */
export interface KeyTested {
  readonly verdict: KeyVerdict | null;
  readonly estimate: ProviderEstimate | null;
  readonly position: Position | null;
}

/** Consent to a paid test, and whether it holds for later ones too. */
export interface Consent {
  readonly given: boolean;
  readonly remember: boolean;
}

/** Tests the stored key on demand: for free, or with a tiny answer that it pays itself. */
@Injectable()
export class TestKey {
  constructor(
    private readonly commands: Commands,
    private readonly queries: Queries,
    private readonly clock: Clock,
    private readonly recheck: RecheckKey,
    private readonly probe: PaidProbe,
  ) {}

  async free(context: CommandContext, accountId: string): Promise<KeyTested> {
    await this.storedKey(accountId);
    return { ...(await this.recheck.run({ accountId, by: 'request' }, context)), estimate: null };
  }

  async paid(context: CommandContext, accountId: string, consent: Consent): Promise<KeyTested> {
    const key = await this.storedKey(accountId);
    if (!consent.given && !key.paidProbeAllowed) throw ConsentNeeded({ estimate: this.probe.costsAtMost() });
    if (consent.given && consent.remember)
      await this.commands.send(apiKeyCommands.AllowPaidProbe({ accountId, allowed: true }), partOf(context, 'allow-probe'));
    try {
      const { verdict, estimate } = await this.probe.buy(key, 'request', context);
      const report = { accountId, fingerprint: key.fingerprint, verdict, by: 'request' as const, at: this.clock.now().toISOString() };
      const { position } = await this.commands.send(apiKeyCommands.ReportKeyVerdict(report), partOf(context, 'report'));
      return { verdict, estimate, position };
    } catch (error) {
      if (error instanceof CannotOpen) return { verdict: null, estimate: null, position: null };
      throw error;
    }
  }

  private async storedKey(accountId: string): Promise<KeyStatusView> {
    const key = await this.queries.ask(keyStatus, { accountId });
    if (!key) throw KeyMissing();
    return key;
  }
}
