import { creditCommands, type CreditCommand } from './commands.js';
import type { PaymentEvent } from './events.js';

/** Bought credits burn after those that were given. */
const PRIORITY_OF_PAID = 200;

/** What a payment, or its reversal, means for the account; the ids make a repeat harmless. */
export const orderAfter = ({ type, data }: PaymentEvent): CreditCommand => {
  const { accountId, paymentKey: grantId, amount } = data;
  if (type === 'PaymentReversed')
    return creditCommands.TakePaymentBack({ accountId, grantId, reversalId: data.reversalId, amount, reason: data.reason });
  const terms = { priority: PRIORITY_OF_PAID, expiresAt: null, priceVersion: null };
  return creditCommands.GrantCredits({ accountId, grantId, amount, source: 'top-up', ...terms, reason: 'payment' });
};
