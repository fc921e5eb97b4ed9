import { Inject, Injectable } from '@nestjs/common';
import { creditAmount, microText, sum, type CreditAmount, type MicroCredits, type MicroText } from '../../../shared-kernel/money.js';
import { payerRules } from '../../../shared-kernel/payer-rules.js';
import { Queries } from '../../../shared-kernel/ports/messages.js';
import { OUR_ESTIMATE, type ProviderEstimate, type ProviderPrices } from '../../../shared-kernel/ports/provider-prices.js';
import { PRICES } from '../../../shared-kernel/ports/tokens.js';
import { charge, type Quantities, type Tariff } from '../../../shared-kernel/tariff.js';
import type { Admitted } from '../../../shared-kernel/who-pays.js';
import { balance, tariffOf, type HoldOrder } from '../../credits/index.js';
import type { ForeseenWork, PreparedWork } from './prepared-work.js';

/** Money that an own key will probably cost its owner at the provider. */
export interface MoneyAtProvider {
  readonly currency: 'USD';
  readonly estimateMicroUsd: MicroText;
  readonly ceilingMicroUsd: MicroText;
  readonly basis: ProviderEstimate['basis'];
  /** Of the list of the provider's prices. */
  readonly priceVersion: string;
  readonly label: string;
}

/** One part of a quote: who pays for it, why, and at most how much. */
export interface QuotedPart {
  readonly operation: string;
  readonly payer: 'credits' | 'own-key';
  readonly rule: string;
  /** The rule in its own words. */
  readonly ruleSays: string;
  readonly because: string;
  readonly model: string | null;
  /** Which sound track is heard, from 0; null for work that hears none. */
  readonly audioTrack: number | null;
  /** A forecast; null where only the provider's price applies. */
  readonly estimate: CreditAmount | null;
  /** Exactly what would be held; zero when an own key pays. */
  readonly ceiling: CreditAmount;
  /** Null when credits pay. */
  readonly atProvider: MoneyAtProvider | null;
  /** Of the list that the part is reckoned by: the platform's catalogue, or the provider's prices. */
  readonly priceVersion: string;
}

/** What something would cost, at most and probably, and what would be left. */
export interface Quote {
  readonly parts: readonly QuotedPart[];
  readonly ceiling: CreditAmount;
  readonly available: CreditAmount;
  readonly availableAfter: CreditAmount;
  readonly affordable: boolean;
  readonly purse: 'platform_credits' | 'openai_account';
}

/** A task with its price: what is likely, and what it may be at most. */
export interface PricedTask {
  readonly taskId: string;
  readonly tariff: Tariff;
  readonly decision: Admitted;
  readonly model: string | null;
  readonly likely: Quantities;
  readonly most: Quantities;
  readonly foreseen: ForeseenWork | null;
  readonly audioTrack?: number;
  readonly counted?: PreparedWork['counted'];
}

const ceilingOf = ({ tariff, most, decision }: PricedTask): MicroCredits => (decision.payer === 'credits' ? charge(tariff, most) : 0n);

/** Prices and quotes; the ceiling of a quote and the hold come from one function. */
@Injectable()
export class Costs {
  constructor(
    private readonly queries: Queries,
    @Inject(PRICES) private readonly prices: ProviderPrices,
  ) {}

  tariff(operation: string): Promise<Tariff> {
    return this.queries.ask(tariffOf, { operation });
  }

  /** The holds to take for tasks that credits pay for. */
  holds(projectId: string, tasks: readonly PricedTask[]): readonly HoldOrder[] {
    return tasks
      .filter(({ decision }) => decision.payer === 'credits')
      .map(({ taskId, tariff, most }) => ({ holdId: taskId, projectId, tariff, ceiling: most }));
  }

  async quote(accountId: string, tasks: readonly PricedTask[]): Promise<Quote> {
    const { available } = await this.queries.ask(balance, { accountId });
    const ceiling = sum(tasks.map(ceilingOf));
    const after = BigInt(available) - ceiling;
    return {
      parts: this.parts(tasks),
      ceiling: creditAmount(ceiling),
      available: { microCredits: available },
      availableAfter: creditAmount(after),
      affordable: after >= 0n,
      purse: tasks.some(({ decision }) => decision.payer === 'credits') ? 'platform_credits' : 'openai_account',
    };
  }

  parts(tasks: readonly PricedTask[]): readonly QuotedPart[] {
    return tasks.map(task => {
      const { tariff, decision, likely, model } = task;
      const atProvider = this.atProvider(task);
      return {
        operation: tariff.operation,
        payer: decision.payer,
        rule: decision.rule,
        ruleSays: payerRules[decision.rule],
        because: decision.because,
        model,
        audioTrack: task.audioTrack ?? null,
        estimate: decision.payer === 'credits' ? { microCredits: microText(charge(tariff, likely)) } : null,
        ceiling: creditAmount(ceilingOf(task)),
        atProvider,
        priceVersion: atProvider?.priceVersion ?? tariff.priceVersion,
      };
    });
  }

  /** The most that a call may cost the owner of the key: what is set aside under their own limit; null when credits pay. */
  mostAtProvider({ decision, foreseen }: PricedTask): ProviderEstimate | null {
    return decision.payer === 'credits' || foreseen === null ? null : this.foreseen(foreseen)[1];
  }

  /** The same by the provider's own count, asked for with the key that pays; null where it cannot be had. */
  async countedAtProvider(task: PricedTask): Promise<ProviderEstimate | null> {
    const foreseen = (await task.counted?.()) ?? null;
    return foreseen && this.mostAtProvider({ ...task, foreseen });
  }

  /** What it will probably cost them; null when credits pay. */
  likelyAtProvider({ decision, foreseen }: PricedTask): ProviderEstimate | null {
    return decision.payer === 'credits' || foreseen === null ? null : this.foreseen(foreseen)[0];
  }

  private atProvider({ decision, foreseen }: PricedTask): MoneyAtProvider | null {
    if (decision.payer === 'credits' || foreseen === null) return null;
    const [likely, most] = this.foreseen(foreseen);
    const { priceVersion, basis } = most;
    return { currency: 'USD', estimateMicroUsd: likely.microUsd, ceilingMicroUsd: most.microUsd, basis, priceVersion, label: OUR_ESTIMATE };
  }

  private foreseen(work: ForeseenWork): readonly [likely: ProviderEstimate, most: ProviderEstimate] {
    if (work.kind === 'text') return [this.prices.textAtMost(work.likely), this.prices.textAtMost(work.most)];
    const pictures = this.prices.picturesAtMost(work.size);
    return [pictures, pictures];
  }
}
