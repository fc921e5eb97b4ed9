import type { MicroText } from '../../../shared-kernel/money.js';
import { given as givenFor } from '../../../shared-kernel/testing/given.js';
import { ada, granted, held, of } from '../testing/credit-stories.js';
import { creditCommands, paymentCommands } from './commands.js';
import { creditAccount } from './credit-account.js';
import type { CreditEvent, PaymentEvent, Slice } from './events.js';
import { payments } from './payment.js';

describe('a payment that a shop reports', () => {
  const given = givenFor(payments);
  const payment = (amount: MicroText = '50', accountId = ada) => ({ paymentKey: 'key', paymentId: 'order 7', accountId, amount });
  const receive = (...told: Parameters<typeof payment>) => paymentCommands.ReceivePayment(payment(...told));
  const received: PaymentEvent = { type: 'PaymentReceived', data: payment() };
  const reverse = (amount: MicroText | null, reversalId = 'back', accountId = ada) =>
    paymentCommands.ReversePayment({ paymentKey: 'key', accountId, reversalId, amount, reason: 'refund' });
  const reversed = (amount: MicroText, reversalId = 'back'): PaymentEvent => ({
    type: 'PaymentReversed',
    data: { ...payment(amount), reversalId, reason: 'refund' },
  });

  it('comes in once, however often it is delivered', () => {
    given().when(receive()).then(received);
    given(received).when(receive()).thenNothing();
    given(received, reversed('50')).when(receive()).thenNothing();
  });
  it('is another one when it says another amount or account', () => {
    given(received).when(receive('51')).thenRefused('payment_conflict');
    given(received).when(receive('50', 'bea')).thenRefused('payment_conflict');
  });
  it('has to be of something', () => given().when(receive('0')).thenRefused('payment_incomplete', { purse: 'platform_credits' }));
  it('is reversed whole or in parts, each once', () => {
    given(received).when(reverse(null)).then(reversed('50'));
    given(received, reversed('20')).when(reverse(null, 'rest')).then(reversed('30', 'rest'));
    given(received, reversed('20')).when(reverse('20')).thenNothing();
  });
  it('is never reversed beyond itself', () => {
    given(received, reversed('20'))
      .when(reverse('31', 'more'))
      .thenRefused('reversal_exceeds_payment', { left: { microCredits: '30' } });
    given(received, reversed('50')).when(reverse(null, 'more')).thenRefused('reversal_exceeds_payment');
  });
  it('has to be known to be reversed, and of that account', () => {
    given().when(reverse(null)).thenRefused('payment_unknown');
    given(received)
      .when(reverse(null, 'back', 'bea'))
      .thenRefused('payment_conflict');
  });
});

describe('taking a reversed payment back', () => {
  const given = givenFor(creditAccount);
  const take = (amount: MicroText) =>
    creditCommands.TakePaymentBack({ accountId: ada, grantId: 'bought', reversalId: 'back', amount, reason: 'chargeback' });
  const entry = { accountId: ada, grantId: 'bought', reversalId: 'back', reason: 'chargeback' };
  const taken = (amount: MicroText, slices: readonly Slice[], availableAfter: MicroText): CreditEvent => ({
    type: 'PaymentTakenBack',
    data: { ...entry, amount, slices, availableAfter },
  });
  const missing = (amount: MicroText, availableAfter: MicroText): CreditEvent => ({
    type: 'ShortfallRecorded',
    data: { ...entry, amount, availableAfter },
  });
  const history = [granted('sign-up', '10', '10'), granted('bought', '50', '60', { priority: 200 })];

  it('takes of its own grant first', () =>
    given(...history)
      .when(take('50'))
      .then(taken('50', [of('bought', '50')], '10')));
  it('then of the others, never of what is held, and records what is missing by name', () =>
    given(...history, held('task', [of('sign-up', '4'), of('bought', '30')], '26'))
      .when(take('50'))
      .then(taken('26', [of('bought', '20'), of('sign-up', '6')], '0'), missing('24', '0')));
  it('records all of it where nothing is available', () =>
    given()
      .when(take('50'))
      .then(taken('0', [], '0'), missing('50', '0')));
  it('happens once', () =>
    given(...history, taken('50', [of('bought', '50')], '10'))
      .when(take('50'))
      .thenNothing());
});
