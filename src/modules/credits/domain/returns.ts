import { creditAmount, micro, microText } from '../../../shared-kernel/money.js';
import { wasReceived, type CreditAccount, type Movement } from './account-state.js';
import type { CreditCommand } from './commands.js';
import { ChargeUnknown, ReturnExceedsCharge } from './errors.js';
import { valueOf } from '../../../shared-kernel/id-map.js';

type Order = Extract<CreditCommand, { type: 'ReturnCharge' }>['data'];

/** Pays a charge back, whole or in part: never more than was charged and not paid back before, and once per return. */
export const returnCharge = (order: Order, account: CreditAccount): readonly Movement[] => {
  const { accountId, holdId, returnId, reason, note } = order;
  if (wasReceived(account, returnId)) return [];
  const charge = valueOf(account.tasks, holdId);
  if (!charge) throw ChargeUnknown();
  const left = charge.charged - charge.returned;
  const amount = order.amount === null ? left : micro(order.amount);
  if (amount < 0n || amount > left) throw ReturnExceedsCharge({ asked: creditAmount(amount), left: creditAmount(left) });
  if (amount === 0n) return [];
  const { projectId, operation, priceVersion, month } = charge;
  const paidBack = { accountId, holdId, projectId, operation, returnId, amount: microText(amount), reason, priceVersion, chargedIn: month };
  return [{ type: 'ChargeReturned', data: { ...paidBack, ...(note === undefined ? {} : { note }) } }];
};
