import { Inject, Injectable } from '@nestjs/common';
import type { CommandContext } from '../../../shared-kernel/context.js';
import { idFrom } from '../../../shared-kernel/ids.js';
import { KeySafe } from '../../../shared-kernel/ports/key-safe.js';
import { Commands, Queries, type Sent } from '../../../shared-kernel/ports/messages.js';
import type { ProviderGateway } from '../../../shared-kernel/ports/provider.js';
import { CONFIGURATION, PROVIDER, SEALER } from '../../../shared-kernel/ports/tokens.js';
import type { Sealer } from '../../../shared-kernel/ports/vault.js';
import { Refusal } from '../../../shared-kernel/refusal.js';
import { apiKeyCommands } from '../domain/commands.js';
import { AnotherKeyStored, KeyAlreadyStored } from '../domain/errors.js';
import { keyStatus } from '../domain/queries.js';
import { verdictOf } from './verdict.js';

const SHOWN = 4;
const LONGEST_PREFIX = 8;

/** The part in front that tells the kind of key (`sk-`, `sk-proj-`), never more than eight characters. */
const prefixOf = (secret: string): string => (/^[a-z]+-(?:[a-z]+-)?/.exec(secret)?.[0] ?? '').slice(0, LONGEST_PREFIX);

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
    @Inject(PROVIDER) private readonly provider: ProviderGateway,
    @Inject(SEALER) private readonly sealer: Sealer,
    @Inject(CONFIGURATION) private readonly operator: { readonly providerOrigin: string },
  ) {}

  async run(context: CommandContext, accountId: string, pasted: string, replace: boolean): Promise<Sent> {
    const secret = pasted.trim();
    const { value: fingerprint, keyVersion: fingerprintVersion } = await this.sealer.fingerprint(secret, accountId);
    const envelopeId = idFrom(context.commandId, 'envelope');
    await this.refuseWhatIsThere({ accountId, fingerprint, envelopeId, replace });
    const verdict = verdictOf(await this.provider.probeKey({ secret, kind: 'own' }));
    const origin = this.operator.providerOrigin;
    const address = { accountId, envelopeId, origin };
    await this.safe.put(address, secret);
    const shown = { prefix: prefixOf(secret), lastFour: secret.slice(-SHOWN) };
    const command = apiKeyCommands.AddApiKey({
      accountId,
      fingerprint,
      fingerprintVersion,
      envelopeId,
      ...shown,
      origin,
      expiresAt: null,
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

  /**
   * Said before the provider is asked: a key that would not be stored is none of its business. A key that this very order
   * stored is no obstacle: its answer was lost, and the repeat is answered like the first.
   */
  private async refuseWhatIsThere({ accountId, fingerprint, envelopeId, replace }: Wanted): Promise<void> {
    const stored = await this.queries.ask(keyStatus, { accountId });
    if (stored?.envelopeId === envelopeId) return;
    if (stored?.fingerprint === fingerprint) throw KeyAlreadyStored();
    if (stored && !replace) throw AnotherKeyStored({ storedKeyLastFour: stored.lastFour });
  }
}
