import { lesser, micro, microText } from '../../../shared-kernel/money.js';
import { wasReceived, type CreditAccount, type Movement } from './account-state.js';
import type { CreditCommand } from './commands.js';
import { availableIn, reserve, totalOf } from './slices.js';

type Order = Extract<CreditCommand, { type: 'TakePaymentBack' }>['data'];

/**
 * Takes back what a reversed payment had brought, of its own grant first and then of the others in burn order: never what is
 * held, never below zero. What is missing is an entry of its own.
 */
export const takePaymentBack = ({ accountId, grantId, reversalId, amount, reason }: Order, account: CreditAccount): readonly Movement[] => {
  if (wasReceived(account, reversalId)) return [];
  const asked = micro(amount);
  const taken = lesser(asked, availableIn(account.grants));
  const own = reserve(
    account.grants.filter(grant => grant.grantId === grantId),
    taken,
  );
  const others = reserve(
    account.grants.filter(grant => grant.grantId !== grantId),
    taken - totalOf(own),
  );
  const entry = { accountId, grantId, reversalId, reason };
  const back: Movement = { type: 'PaymentTakenBack', data: { ...entry, amount: microText(taken), slices: [...own, ...others] } };
  if (taken === asked) return [back];
  return [back, { type: 'ShortfallRecorded', data: { ...entry, amount: microText(asked - taken) } }];
};
