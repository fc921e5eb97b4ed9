import { Inject, Injectable } from '@nestjs/common';
import type { CommandContext } from '../../../shared-kernel/context.js';
import { idFrom } from '../../../shared-kernel/ids.js';
import { KeySafe } from '../../../shared-kernel/ports/key-safe.js';
import { Clock, Commands, Queries, type Sent } from '../../../shared-kernel/ports/messages.js';
import type { ProviderGateway } from '../../../shared-kernel/ports/provider.js';
import { CONFIGURATION, PROVIDER, SEALER } from '../../../shared-kernel/ports/tokens.js';
import type { Sealer } from '../../../shared-kernel/ports/vault.js';
import { Refusal } from '../../../shared-kernel/refusal.js';
import { apiKeyCommands, type KeyVerdict } from '../domain/commands.js';
import { AnotherKeyStored, KeyAlreadyStored } from '../domain/errors.js';
import { keyStatus } from '../domain/queries.js';
import { daysUntil } from './days-until.js';
import { RefusedKeys } from './refused-keys.js';
import { shownPart } from './shown-part.js';
import { PreviewRemoval } from './removal-preview.js';
import { verdictOf } from './verdict.js';

/** A key as its owner hands it over. */
export interface NewKey {
  readonly secret: string;
  readonly replace: boolean;
  /** The date that its owner chose for its end. */
  readonly expiresAt: string | null;
}

interface Wanted {
  readonly accountId: string;
  readonly fingerprint: string;
  readonly envelopeId: string;
  readonly replace: boolean;
}

/** Adds a key: asked about at the provider for free, sealed, fingerprinted, and only then said to be there. */
@Injectable()
export class AddApiKey {
  constructor(
    private readonly commands: Commands,
    private readonly queries: Queries,
    private readonly safe: KeySafe,
    private readonly clock: Clock,
    private readonly refused: RefusedKeys,
    private readonly removal: PreviewRemoval,
    @Inject(PROVIDER) private readonly provider: ProviderGateway,
    @Inject(SEALER) private readonly sealer: Sealer,
    @Inject(CONFIGURATION) private readonly operator: { readonly providerOrigin: string },
  ) {}

  async run(context: CommandContext, accountId: string, { secret: pasted, replace, expiresAt }: NewKey): Promise<Sent> {
    const secret = pasted.trim();
    const { value: fingerprint, keyVersion: fingerprintVersion } = await this.sealer.fingerprint(secret, accountId);
    const envelopeId = idFrom(context.commandId, 'envelope');
    await this.refuseWhatIsThere({ accountId, fingerprint, envelopeId, replace });
    const verdict = await this.verdictOn(accountId, fingerprint, secret);
    const origin = this.operator.providerOrigin;
    const address = { accountId, envelopeId, origin };
    await this.safe.put(address, secret);
    const command = apiKeyCommands.AddApiKey({
      accountId,
      fingerprint,
      fingerprintVersion,
      envelopeId,
      ...shownPart(secret),
      origin,
      expiresAt,
      daysLeft: daysUntil(expiresAt, this.clock.now()),
      verdict,
      replace,
    });
    try {
      return await this.commands.send(command, context);
    } catch (error) {
      if (error instanceof Refusal) await this.safe.destroy(address);
      throw error;
    }
  }

  private async verdictOn(accountId: string, fingerprint: string, secret: string): Promise<KeyVerdict> {
    const known = this.refused.of(accountId, fingerprint);
    if (known) return known;
    const verdict = verdictOf(await this.provider.probeKey({ secret, kind: 'own' }));
    this.refused.note(accountId, fingerprint, verdict);
    return verdict;
  }

  /**
   * Said before the provider is asked: a key that would not be stored is none of its business. A key that this very order
   * stored is no obstacle: its answer was lost, and the repeat is answered like the first.
   */
  private async refuseWhatIsThere({ accountId, fingerprint, envelopeId, replace }: Wanted): Promise<void> {
    const stored = await this.queries.ask(keyStatus, { accountId });
    if (stored?.envelopeId === envelopeId) return;
    if (stored?.fingerprint === fingerprint) throw KeyAlreadyStored();
    if (!stored || replace) return;
    const affectedProjects = await this.removal.countOf(accountId, stored.fingerprint);
    throw AnotherKeyStored({ storedKeyLastFour: stored.lastFour, affectedProjects });
  }
}
