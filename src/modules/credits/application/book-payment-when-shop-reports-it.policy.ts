import { policy } from '../../../shared-kernel/policy.js';
import type { PaymentEvent } from '../domain/events.js';
import { orderAfter } from '../domain/payment-orders.js';

/** The shop's own request books it at once; this makes up for one that died in between. */
export const bookPaymentWhenShopReportsIt = policy<PaymentEvent>('credits.book-payment-when-shop-reports-it', {
  PaymentReceived: ({ type, data }) => [orderAfter({ type, data })],
  PaymentReversed: ({ type, data }) => [orderAfter({ type, data })],
});
