import { Injectable } from '@nestjs/common';
import { creditAmount, microText, sum, type CreditAmount, type MicroCredits } from '../../../shared-kernel/money.js';
import { Queries } from '../../../shared-kernel/ports/messages.js';
import { charge, type Quantities, type Tariff } from '../../../shared-kernel/tariff.js';
import type { PayerDecision } from '../../../shared-kernel/who-pays.js';
import { balance, tariffOf, type HoldOrder } from '../../credits/index.js';

/** One part of a quote: who pays for it, why, and at most how much. */
export interface QuotedPart {
  readonly operation: string;
  readonly payer: 'credits' | 'own-key';
  readonly rule: string;
  readonly because: string;
  /** A forecast; null where only the provider's price applies. */
  readonly estimate: CreditAmount | null;
  /** Exactly what would be held; zero when an own key pays. */
  readonly ceiling: CreditAmount;
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
  readonly decision: Exclude<PayerDecision, { payer: 'refused' }>;
  readonly likely: Quantities;
  readonly most: Quantities;
}

const ceilingOf = ({ tariff, most, decision }: PricedTask): MicroCredits => (decision.payer === 'credits' ? charge(tariff, most) : 0n);

/** Prices and quotes; the ceiling of a quote and the hold come from one function. */
@Injectable()
export class Costs {
  constructor(private readonly queries: Queries) {}

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
      parts: tasks.map(partOf),
      ceiling: creditAmount(ceiling),
      available: { microCredits: available },
      availableAfter: creditAmount(after),
      affordable: after >= 0n,
      purse: tasks.some(({ decision }) => decision.payer === 'credits') ? 'platform_credits' : 'openai_account',
    };
  }
}

const partOf = (task: PricedTask): QuotedPart => {
  const { tariff, decision, likely } = task;
  const byCredits = decision.payer === 'credits';
  return {
    operation: tariff.operation,
    payer: decision.payer,
    rule: decision.rule,
    because: decision.because,
    estimate: byCredits ? { microCredits: microText(charge(tariff, likely)) } : null,
    ceiling: creditAmount(ceilingOf(task)),
    priceVersion: tariff.priceVersion,
  };
};
