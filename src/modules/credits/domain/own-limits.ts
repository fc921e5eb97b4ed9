import { creditAmount, micro, microText, type MicroCredits } from '../../../shared-kernel/money.js';
import { unspentIn, type CreditAccount, type Movement } from './account-state.js';
import type { CreditCommand } from './commands.js';
import { CreditLimitReached } from './errors.js';
import { inOrder, lifted, reached } from './low-balance.js';
import { heldIn } from './slices.js';
import { monthOf, spentIn } from './spending.js';

type Order<Type extends CreditCommand['type']> = Extract<CreditCommand, { type: Type }>['data'];

/** What was spent in the month and what is set aside, by whomever it was begun, may not go beyond the owner's limit. */
export const mustStayWithinLimit = ({ spending, grants }: CreditAccount, needed: MicroCredits, now: string): void => {
  const { limit } = spending;
  if (limit === null || needed === 0n) return;
  const spent = spentIn(spending, monthOf(now));
  const held = heldIn(grants);
  if (spent + held + needed <= limit) return;
  throw CreditLimitReached({ limit: creditAmount(limit), spent: creditAmount(spent), held: creditAmount(held), needed: creditAmount(needed) });
};

/** Limits what is admitted from now on; what was admitted goes on to its end. */
export const setLimit = ({ accountId, limit }: Order<'SetSpendingLimit'>, { spending }: CreditAccount): readonly Movement[] => {
  const known = spending.limit === null ? null : microText(spending.limit);
  return known === limit ? [] : [{ type: 'SpendingLimitSet', data: { accountId, limit } }];
};

/** A threshold that is above the balance already was not crossed: it is not told of before the balance has been above it. */
export const setThresholds = (order: Order<'SetLowBalanceThresholds'>, { alerts }: CreditAccount): readonly Movement[] => {
  const { accountId } = order;
  const thresholds = inOrder(order.thresholds);
  if (thresholds.join() === alerts.thresholds.join()) return [];
  const over = lifted(accountId, alerts, threshold => !thresholds.includes(threshold));
  return [
    ...over.map((data): Movement => ({ type: 'LowBalanceLifted', data })),
    { type: 'LowBalanceThresholdsSet', data: { accountId, thresholds } },
  ];
};

/**
 * The thresholds that an order as a whole has crossed, in either direction. It is what is not spent that counts: a hold,
 * of which a part may come back, is no fall.
 */
export const crossings = (accountId: string, before: CreditAccount, after: CreditAccount): readonly Movement[] => {
  const [had, has] = [unspentIn(before), unspentIn(after)];
  return [
    ...lifted(accountId, after.alerts, threshold => has > micro(threshold)).map((data): Movement => ({ type: 'LowBalanceLifted', data })),
    ...reached(accountId, after.alerts, had, has).map((data): Movement => ({ type: 'LowBalanceReached', data })),
  ];
};
