import { Inject, Injectable } from '@nestjs/common';
import type { CommandContext } from '../../../shared-kernel/context.js';
import { idFrom } from '../../../shared-kernel/ids.js';
import { UsageKeySafe } from '../../../shared-kernel/ports/key-safe.js';
import { Clock, Commands, type Sent } from '../../../shared-kernel/ports/messages.js';
import { CONFIGURATION, SEALER, USAGE_REPORTS } from '../../../shared-kernel/ports/tokens.js';
import type { UsageReports } from '../../../shared-kernel/ports/usage-reports.js';
import type { Sealer } from '../../../shared-kernel/ports/vault.js';
import { Refusal } from '../../../shared-kernel/refusal.js';
import { usageKeyCommands, type UsageKeyAnswer } from '../domain/usage-key-commands.js';
import { UsageKeyRejected } from '../domain/usage-key-errors.js';
import { RefusedKeys } from './refused-keys.js';
import { shownPart } from './shown-part.js';
import { answerOf } from './usage-key-answer.js';

const ADMIN = 'sk-admin-';

/** Adds the admin key that reads the provider's reports: tried once on today's report, sealed apart from the key that pays, and then said to be there. */
@Injectable()
export class AddUsageKey {
  constructor(
    private readonly commands: Commands,
    private readonly safe: UsageKeySafe,
    private readonly clock: Clock,
    private readonly refused: RefusedKeys,
    @Inject(USAGE_REPORTS) private readonly reports: UsageReports,
    @Inject(SEALER) private readonly sealer: Sealer,
    @Inject(CONFIGURATION) private readonly operator: { readonly providerOrigin: string },
  ) {}

  async run(context: CommandContext, accountId: string, pasted: string): Promise<Sent> {
    const secret = pasted.trim();
    // a key that could pay is not even sent
    if (!secret.startsWith(ADMIN))
      throw UsageKeyRejected({ reason: 'not_an_admin_key', remedies: ['make_an_admin_key_with_usage_read_only', 'add_project_key_as_key'] });
    const { value: fingerprint, keyVersion: fingerprintVersion } = await this.sealer.fingerprint(secret, accountId);
    const answer = await this.answerTo(accountId, fingerprint, secret);
    if (answer.said === 'refused') throw UsageKeyRejected({ reason: answer.reason, missingPermission: answer.missing });
    const envelopeId = idFrom(context.commandId, 'envelope');
    const address = { accountId, envelopeId, origin: this.operator.providerOrigin };
    await this.safe.put(address, secret);
    try {
      const added = { ...address, fingerprint, fingerprintVersion, ...shownPart(secret), answer };
      return await this.commands.send(usageKeyCommands.AddUsageKey(added), context);
    } catch (error) {
      if (error instanceof Refusal) await this.safe.destroy(address);
      throw error;
    }
  }

  private async answerTo(accountId: string, fingerprint: string, secret: string): Promise<UsageKeyAnswer> {
    const known = this.refused.of(accountId, fingerprint);
    if (known?.verdict === 'invalid') return { said: 'refused', reason: known.reason, missing: null };
    const today = this.clock.now().toISOString().slice(0, 10);
    const answer = answerOf(await this.reports.ask({ secret, kind: 'usage-reports' }, { from: today, to: today }));
    if (answer.said === 'refused') this.refused.note(accountId, fingerprint, { verdict: 'invalid', reason: answer.reason });
    return answer;
  }
}
