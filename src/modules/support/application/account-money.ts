import { Injectable } from '@nestjs/common';
import type { AccountId } from '../../../shared-kernel/ids.js';
import { creditAmount } from '../../../shared-kernel/money.js';
import { Queries } from '../../../shared-kernel/ports/messages.js';
import { ownSpendingOf } from '../../api-keys/index.js';
import { balance, openHoldsOf, ownLimits, type HoldView } from '../../credits/index.js';

const MOST_HOLDS = 100;

const holdOf = ({ holdId, projectId, operation, amount, priceVersion, openedAt }: HoldView) => ({
  taskId: holdId,
  projectId,
  operation,
  amount: creditAmount(amount),
  priceVersion,
  openedAt,
});

/** An account's platform credits with what is held of them, and the books of its own key: two purses, never one sum (R61). */
@Injectable()
export class AccountMoney {
  constructor(private readonly queries: Queries) {}

  async of(accountId: AccountId): Promise<object> {
    const [totals, holds, limits, own] = await Promise.all([
      this.queries.ask(balance, { accountId }),
      this.queries.ask(openHoldsOf, { accountId, limit: MOST_HOLDS }),
      this.queries.ask(ownLimits, { accountId }),
      this.queries.ask(ownSpendingOf, { accountId }),
    ]);
    const { granted, adjusted, spent, returned, held, pending, expired, available, borneByPlatform, shortfall } = totals;
    const amounts = { granted, adjusted, spent, returned, held, pending, expired, available, borneByPlatform, shortfall };
    return {
      credits: {
        purse: 'platform_credits',
        ...Object.fromEntries(Object.entries(amounts).map(([name, amount]) => [name, creditAmount(amount)])),
        holds: holds.map(holdOf),
        monthlyLimit: limits.limit === null ? null : creditAmount(limits.limit),
        thresholdsReached: limits.reached.map(creditAmount),
      },
      ownKeySpending: own && { purse: 'openai_account', month: own.month, spent: own.spent, reserved: own.reserved, limit: own.limit },
    };
  }
}
