import { Inject, Injectable } from '@nestjs/common';
import { partOf, type CommandContext } from '../../../shared-kernel/context.js';
import { idFrom } from '../../../shared-kernel/ids.js';
import { KeySafe } from '../../../shared-kernel/ports/key-safe.js';
import { Clock, Commands } from '../../../shared-kernel/ports/messages.js';
import type { ModelCatalogue } from '../../../shared-kernel/ports/models.js';
import type { ProviderEstimate, ProviderPrices } from '../../../shared-kernel/ports/provider-prices.js';
import type { CallOutcome, ProviderGateway } from '../../../shared-kernel/ports/provider.js';
import { MODELS, PROVIDER, PRICES } from '../../../shared-kernel/ports/tokens.js';
import { apiKeyCommands, type KeyVerdict } from '../domain/commands.js';
import type { KeyStatusView } from '../domain/queries.js';

const DEADLINE_MS = 60_000;
/** What the question weighs at most, and what the answer may. */
const INPUT_TOKENS = 64;
const OUTPUT_TOKENS = 16;

type Probed = CallOutcome<{ readonly model: string }>;

/** A paid probe's finding, and our estimate of what it cost at the provider; null when nothing was bought. */
export interface Probe {
  readonly verdict: KeyVerdict;
  readonly estimate: ProviderEstimate | null;
}

/**
 * Buys one tiny answer with the key itself, from a dated model, because an alias has been seen to answer on an empty account. Only after
 * its owner's consent, and never with platform credits.
 */
@Injectable()
export class PaidProbe {
  constructor(
    private readonly commands: Commands,
    private readonly safe: KeySafe,
    private readonly clock: Clock,
    @Inject(PROVIDER) private readonly provider: ProviderGateway,
    @Inject(PRICES) private readonly prices: ProviderPrices,
    @Inject(MODELS) private readonly models: ModelCatalogue,
  ) {}

  /** What one may cost at the provider at most: the dearest of the models that may be asked. */
  costsAtMost(): ProviderEstimate {
    const each = this.models.probes.map(model => this.prices.textAtMost({ model, inputTokens: INPUT_TOKENS, outputTokens: OUTPUT_TOKENS }));
    const [first, ...rest] = each;
    if (!first) throw new Error('The list of provider models names no model for the paid probe.');
    return rest.reduce((dearest, next) => (BigInt(next.microUsd) > BigInt(dearest.microUsd) ? next : dearest), first);
  }

  /** The intent is durable before anything is sent, and one that was left open is not sent again: it may have been billed. */
  async buy(key: KeyStatusView, by: 're-check' | 'request', context: CommandContext): Promise<Probe> {
    const { accountId, fingerprint, envelopeId, origin } = key;
    const attemptId = idFrom(context.commandId, 'paid-probe');
    const intent = apiKeyCommands.IntendPaidProbe({ accountId, fingerprint, attemptId, by });
    const { events } = await this.commands.send(intent, partOf(context, 'intend-probe'));
    if (events.length === 0) return { verdict: { verdict: 'unreachable', reason: 'outcome_unknown' }, estimate: null };
    const outcome = await this.safe.withSecret({ accountId, envelopeId, origin }, secret =>
      this.provider.paidProbe({ secret, kind: 'own' }, { attemptId, deadlineMs: DEADLINE_MS }),
    );
    const estimate = this.estimateOf(outcome);
    await this.commands.send(
      apiKeyCommands.RecordPaidProbe({ ...recordOf(outcome, estimate), accountId, fingerprint, attemptId }),
      partOf(context, 'record-probe'),
    );
    return { verdict: this.verdictOf(outcome), estimate };
  }

  private estimateOf(outcome: Probed): ProviderEstimate | null {
    return outcome.outcome === 'succeeded' ? this.prices.used('text', outcome.value.model, outcome.usage) : null;
  }

  private verdictOf(outcome: Probed): KeyVerdict {
    switch (outcome.outcome) {
      case 'succeeded':
        return { verdict: 'accepted', level: 'can-pay' };
      case 'key-trouble': {
        const { status, reason, missing } = outcome.trouble;
        return status === 'restricted' ? { verdict: status, reason, missing: missing ?? null } : { verdict: status, reason };
      }
      case 'rate-limited':
        return { verdict: 'rate-limited', until: new Date(this.clock.now().getTime() + outcome.retryAfterMs).toISOString() };
      case 'refused':
      case 'failed':
      case 'unknown':
        return { verdict: 'unreachable', reason: outcome.reason };
    }
  }
}

const reasonOf = (outcome: Probed): string | null => {
  switch (outcome.outcome) {
    case 'succeeded':
      return null;
    case 'key-trouble':
      return outcome.trouble.reason;
    case 'rate-limited':
      return outcome.code ?? 'rate_limited';
    case 'refused':
    case 'failed':
    case 'unknown':
      return outcome.reason;
  }
};

const recordOf = (outcome: Probed, estimate: ProviderEstimate | null) => {
  const succeeded = outcome.outcome === 'succeeded' ? outcome : null;
  return {
    outcome: outcome.outcome,
    reason: reasonOf(outcome),
    model: succeeded?.value.model ?? null,
    requestId: outcome.requestId,
    usage: succeeded && { inputTokens: succeeded.usage.inputTokens, outputTokens: succeeded.usage.outputTokens },
    estimate: estimate && { microUsd: estimate.microUsd, priceVersion: estimate.priceVersion },
    simulated: succeeded?.simulated ?? false,
  };
};
