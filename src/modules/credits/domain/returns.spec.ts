import type { MicroText } from '../../../shared-kernel/money.js';
import { given as givenFor } from '../../../shared-kernel/testing/given.js';
import { ada, december, expired, granted, held, holdOrder, of, paidBack, released, seconds, settled } from '../testing/credit-stories.js';
import { creditCommands } from './commands.js';
import { creditAccount } from './credit-account.js';

const given = givenFor(creditAccount);
const payBack = (amount: MicroText | null, returnId = 'back', holdId = 'task') =>
  creditCommands.ReturnCharge({ accountId: ada, holdId, returnId, amount, reason: 'unusable-result' });

describe('the return of a charge', () => {
  const charged = [
    granted('sign-up', '10', '10', { expiresAt: december }),
    held('task', [of('sign-up', '6')], '4'),
    settled('task', { second: 5, charged: '5', returned: '1', slices: [of('sign-up', '5')] }, '5'),
  ];

  it('pays back all of it or a part', () => {
    given(...charged)
      .when(payBack(null))
      .then(paidBack('back', { holdId: 'task', amount: '5' }, '10'));
    given(...charged)
      .when(payBack('2'))
      .then(paidBack('back', { holdId: 'task', amount: '2' }, '7'));
  });
  it('never pays back more than was charged, in however many parts', () => {
    given(...charged)
      .when(payBack('6'))
      .thenRefused('return_exceeds_charge', { asked: { microCredits: '6' }, left: { microCredits: '5' }, purse: 'platform_credits' });
    given(...charged, paidBack('back', { holdId: 'task', amount: '3' }, '8'))
      .when(payBack('3', 'again'))
      .thenRefused('return_exceeds_charge', { left: { microCredits: '2' } });
    given(...charged, paidBack('back', { holdId: 'task', amount: '3' }, '8'))
      .when(payBack(null, 'again'))
      .then(paidBack('again', { holdId: 'task', amount: '2' }, '10'));
  });
  it('takes nothing under the name of a return', () =>
    given(...charged)
      .when(payBack('-1'))
      .thenRefused('return_exceeds_charge'));
  it('happens once under its id, and has nothing to do where nothing is left', () => {
    const done = [...charged, paidBack('back', { holdId: 'task', amount: '5' }, '10')];
    given(...done)
      .when(payBack(null))
      .thenNothing();
    given(...done)
      .when(payBack(null, 'again'))
      .thenNothing();
  });
  it('refuses a task that was never charged: unknown, still running or released', () => {
    given(...charged)
      .when(payBack(null, 'back', 'other'))
      .thenRefused('charge_unknown', { purse: 'platform_credits' });
    given(charged[0] ?? granted('x', '1', '1'), held('task', [of('sign-up', '6')], '4'))
      .when(payBack(null))
      .thenRefused('charge_unknown');
    given(...charged, held('other', [of('sign-up', '2')], '3'), released('other', '2', '5'))
      .when(payBack(null, 'back', 'other'))
      .thenRefused('charge_unknown');
  });
  it('is a grant of its own that lasts, though what paid has expired', () =>
    given(...charged, expired('sign-up', '5', '0'), paidBack('back', { holdId: 'task', amount: '5' }, '5'))
      .when(holdOrder(december, seconds('next', 5)))
      .then(held('next', [of('back', '5')], '0')));
});
