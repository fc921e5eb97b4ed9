import { policy } from '../../../shared-kernel/policy.js';
import type { CreditChangeEvent } from '../domain/events.js';
import { orderFor } from '../domain/credit-change-order.js';

/** The approver's own request carries it out at once; this makes up for one that died in between. */
export const carryOutCreditChangeWhenApproved = policy<CreditChangeEvent>('credits.carry-out-credit-change-when-approved', {
  CreditChangeApproved: ({ data }) => [orderFor(data)],
});
