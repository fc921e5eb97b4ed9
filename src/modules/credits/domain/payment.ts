import type { Decider } from '../../../shared-kernel/decider.js';
import { creditAmount, micro, microText, type MicroCredits } from '../../../shared-kernel/money.js';
import type { PaymentCommand } from './commands.js';
import { PaymentConflict, PaymentIncomplete, PaymentUnknown, ReversalExceedsPayment } from './errors.js';
import { paymentFacts, type PaymentEvent } from './events.js';
import { noIds, valueOf, withId, type IdMap } from '../../../shared-kernel/id-map.js';

interface Received {
  readonly status: 'received';
  readonly paymentId: string;
  readonly accountId: string;
  readonly paid: MicroCredits;
  readonly reversed: MicroCredits;
  readonly reversals: IdMap<true>;
}

/** One payment of a shop, as far as it was reported. */
export type Payment = { readonly status: 'none' } | Received;

type Reversal = Extract<PaymentCommand, { type: 'ReversePayment' }>['data'];

const reversal = ({ paymentKey, accountId, reversalId, amount, reason }: Reversal, payment: Payment): readonly PaymentEvent[] => {
  if (payment.status === 'none') throw PaymentUnknown();
  if (payment.accountId !== accountId) throw PaymentConflict();
  if (valueOf(payment.reversals, reversalId)) return [];
  const left = payment.paid - payment.reversed;
  const taken = amount === null ? left : micro(amount);
  if (taken > left || taken <= 0n) throw ReversalExceedsPayment({ left: creditAmount(left), asked: creditAmount(taken) });
  const { paymentId } = payment;
  return [{ type: 'PaymentReversed', data: { paymentKey, paymentId, accountId, reversalId, amount: microText(taken), reason } }];
};

/** A payment comes in once under its id, and no more of it is reversed than came in. */
export const payments: Decider<Payment, PaymentCommand, PaymentEvent> = {
  facts: paymentFacts,
  initial: { status: 'none' },
  decide({ type, data }, payment) {
    switch (type) {
      case 'ReceivePayment':
        if (micro(data.amount) <= 0n) throw PaymentIncomplete();
        if (payment.status === 'none') return [{ type: 'PaymentReceived', data }];
        if (payment.accountId !== data.accountId || payment.paid !== micro(data.amount)) throw PaymentConflict();
        return [];
      case 'ReversePayment':
        return reversal(data, payment);
    }
  },
  evolve(payment, { type, data }) {
    switch (type) {
      case 'PaymentReceived':
        return {
          status: 'received',
          paymentId: data.paymentId,
          accountId: data.accountId,
          paid: micro(data.amount),
          reversed: 0n,
          reversals: noIds,
        };
      case 'PaymentReversed':
        if (payment.status === 'none') return payment;
        return {
          ...payment,
          reversed: payment.reversed + micro(data.amount),
          reversals: withId(payment.reversals, data.reversalId, true),
        };
    }
  },
};
