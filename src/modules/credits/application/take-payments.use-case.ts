import { Injectable } from '@nestjs/common';
import { systemContext } from '../../../shared-kernel/context.js';
import { idFrom, type AccountId } from '../../../shared-kernel/ids.js';
import type { MicroText } from '../../../shared-kernel/money.js';
import { Commands, type Sent } from '../../../shared-kernel/ports/messages.js';
import { paymentCommands, type PaymentCommand } from '../domain/commands.js';
import type { PaymentEvent } from '../domain/events.js';
import { orderAfter } from '../domain/payment-orders.js';
import { KnownAccounts } from './known-accounts.js';

/** What a shop reports of a payment. */
export interface PaymentReport {
  readonly paymentId: string;
  readonly accountId: AccountId;
  readonly amount: MicroText | null;
}

/** Payments that a shop reports: the payment's id is what makes a report the same as another. */
@Injectable()
export class TakePayments {
  constructor(
    private readonly commands: Commands,
    private readonly accounts: KnownAccounts,
  ) {}

  async receive({ paymentId, accountId, amount }: PaymentReport): Promise<Sent> {
    await this.accounts.mustKnow(accountId);
    const paymentKey = idFrom('payment', paymentId);
    return this.book(accountId, paymentCommands.ReceivePayment({ paymentKey, paymentId, accountId, amount: amount ?? '0' }));
  }

  /** Without a name there is one reversal of a payment, and it takes all that is left. */
  async reverse({ paymentId, accountId, amount }: PaymentReport, name: string | null, reason: 'refund' | 'chargeback'): Promise<Sent> {
    await this.accounts.mustKnow(accountId);
    const paymentKey = idFrom('payment', paymentId);
    const reversalId = idFrom('reversal', paymentKey, name ?? '');
    return this.book(accountId, paymentCommands.ReversePayment({ paymentKey, accountId, reversalId, amount, reason }));
  }

  private async book(accountId: AccountId, command: PaymentCommand): Promise<Sent> {
    const context = { ...systemContext('hook:payments'), accountId };
    const reported = await this.commands.send(command, context);
    const [event] = reported.events as readonly PaymentEvent[];
    return event ? this.commands.send(orderAfter(event), { ...context, commandId: idFrom(context.commandId, 'book') }) : reported;
  }
}
