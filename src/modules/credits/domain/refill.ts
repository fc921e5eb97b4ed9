import { lesser, micro, microText, sum } from '../../../shared-kernel/money.js';
import type { CreditAccount, Movement } from './account-state.js';
import type { CreditCommand } from './commands.js';

type Order = Extract<CreditCommand, { type: 'RefillCredits' }>['data'];

/**
 * A month's refill, once. What is left of earlier refills counts as carried over up to the cap, held credits too, for they may come
 * back; the refill is smaller by what lies above it, so that months that nobody refilled never pile up.
 */
export const refillCredits = ({ accountId, grantId, period, refill, priceVersion }: Order, account: CreditAccount): readonly Movement[] => {
  if (period <= account.refilled) return [];
  if (refill === null) return [{ type: 'RefillSkipped', data: { accountId, period, reason: 'before-the-plan' } }];
  const unused = sum(account.grants.filter(grant => grant.refill).map(grant => grant.available + grant.held));
  const room = micro(refill.amount) + micro(refill.rolloverCap) - unused;
  const amount = lesser(micro(refill.amount), room);
  if (amount <= 0n) return [{ type: 'RefillSkipped', data: { accountId, period, reason: 'carried-over' } }];
  const { priority } = refill;
  const terms = { source: 'refill', priority, expiresAt: null, priceVersion, period } as const;
  return [{ type: 'CreditsGranted', data: { accountId, grantId, amount: microText(amount), ...terms } }];
};
