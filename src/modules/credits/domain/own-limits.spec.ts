import type { MicroText } from '../../../shared-kernel/money.js';
import { given as givenFor } from '../../../shared-kernel/testing/given.js';
import {
  ada,
  december,
  granted,
  grantOrder,
  held,
  holdOrder,
  november,
  of,
  paidBack,
  seconds,
  settled,
  settleOrder,
} from '../testing/credit-stories.js';
import { creditCommands } from './commands.js';
import { creditAccount } from './credit-account.js';
import type { CreditEvent } from './events.js';

const given = givenFor(creditAccount);
const hundred = granted('sign-up', '100', '100');
const limited = (limit: MicroText | null, availableAfter: MicroText = '100'): CreditEvent => ({
  type: 'SpendingLimitSet',
  data: { accountId: ada, limit, availableAfter },
});
const limit = (micro: MicroText | null) => creditCommands.SetSpendingLimit({ accountId: ada, limit: micro });
const inNovember = '2026-11-20T12:00:00.000Z';
/** A task that was held for and cost so much in November. */
const spent = (holdId: string, amount: MicroText, availableAfter: MicroText): readonly CreditEvent[] => [
  held(holdId, [of('sign-up', amount)], availableAfter),
  settled(holdId, { second: Number(amount), charged: amount, returned: '0', slices: [of('sign-up', amount)], at: inNovember }, availableAfter),
];

describe('a monthly limit of the owner', () => {
  it('is set, changed and lifted, and once is enough', () => {
    given(hundred).when(limit('30')).then(limited('30'));
    given(hundred, limited('30')).when(limit(null)).then(limited(null));
    given(hundred, limited('30')).when(limit('30')).thenNothing();
    given(hundred).when(limit(null)).thenNothing();
  });

  it('admits up to itself and refuses what goes beyond, whatever is available, and names the ways out', () => {
    given(hundred, limited('30'))
      .when(holdOrder(november, seconds('task', 30)))
      .then(held('task', [of('sign-up', '30')], '70'));
    given(hundred, limited('30'))
      .when(holdOrder(november, seconds('task', 31)))
      .thenRefused('credit_limit_reached', {
        purse: 'platform_credits',
        limit: { microCredits: '30' },
        needed: { microCredits: '31' },
        remedies: ['raise_own_limit', 'wait_for_next_month'],
      });
  });

  it('counts what is held and what the month has cost', () => {
    given(hundred, limited('30'), held('running', [of('sign-up', '20')], '80'))
      .when(holdOrder(november, seconds('task', 11)))
      .thenRefused('credit_limit_reached', { held: { microCredits: '20' }, spent: { microCredits: '0' } });
    given(hundred, limited('30'), ...spent('done', '20', '80'))
      .when(holdOrder(inNovember, seconds('task', 11)))
      .thenRefused('credit_limit_reached', { held: { microCredits: '0' }, spent: { microCredits: '20' } });
  });

  it('begins anew with the month, in UTC', () =>
    given(hundred, limited('30'), ...spent('done', '20', '80'))
      .when(holdOrder(december, seconds('task', 30)))
      .then(held('task', [of('sign-up', '30')], '50')));

  it('gets back what was paid back of the month’s charges', () =>
    given(hundred, limited('30'), ...spent('done', '20', '80'), paidBack('back', { holdId: 'done', amount: '20', chargedIn: '2026-11' }, '100'))
      .when(holdOrder(inNovember, seconds('task', 30)))
      .then(held('task', [of('sign-up', '30')], '70')));

  it('says nothing against work that costs nothing', () =>
    given(hundred, ...spent('done', '20', '80'), limited('5', '80'))
      .when(holdOrder(inNovember, seconds('free', 0)))
      .then(held('free', [], '80')));

  it('[A-16] lets a task that was admitted finish and be paid, however low it is set meanwhile', () =>
    given(hundred, held('task', [of('sign-up', '20')], '80'), limited('1', '80'))
      .when(settleOrder('task', 15, inNovember))
      .then(settled('task', { second: 15, charged: '15', returned: '5', slices: [of('sign-up', '15')], at: inNovember }, '85')));
});

describe('thresholds of a low balance', () => {
  const thresholds = (...some: readonly MicroText[]) => creditCommands.SetLowBalanceThresholds({ accountId: ada, thresholds: some });
  const set = (availableAfter: MicroText, ...some: readonly MicroText[]): CreditEvent => ({
    type: 'LowBalanceThresholdsSet',
    data: { accountId: ada, thresholds: some, availableAfter },
  });
  const crossing = (
    type: 'LowBalanceReached' | 'LowBalanceLifted',
    threshold: MicroText,
    number: number,
    availableAfter: MicroText,
  ): CreditEvent => ({
    type,
    data: { accountId: ada, threshold, crossing: number, availableAfter },
  });
  const low = [hundred, set('100', '50'), held('task', [of('sign-up', '60')], '40')];
  const paid = settled('task', { second: 60, charged: '60', returned: '0', slices: [of('sign-up', '60')] }, '40');

  it('are kept each once, the highest first; the same ones again are no news', () => {
    given(hundred)
      .when(thresholds('5', '50', '5'))
      .then(set('100', '50', '5'));
    given(hundred, set('100', '50', '5'))
      .when(thresholds('5', '50'))
      .thenNothing();
  });
  it('are told when what is not spent falls to one, once for all that were passed', () =>
    given(hundred, set('100', '50', '40', '10'), held('task', [of('sign-up', '60')], '40'))
      .when(settleOrder('task', 60))
      .then(paid, crossing('LowBalanceReached', '50', 1, '40'), crossing('LowBalanceReached', '40', 2, '40')));
  it('are not told of a hold, of which a part may come back', () =>
    given(hundred, set('100', '50'))
      .when(holdOrder(november, seconds('task', 60)))
      .then(held('task', [of('sign-up', '60')], '40')));
  it('are told once while the balance stays low', () =>
    given(...low, paid, crossing('LowBalanceReached', '50', 1, '40'), held('next', [of('sign-up', '10')], '30'))
      .when(settleOrder('next', 10))
      .then(settled('next', { second: 10, charged: '10', returned: '0', slices: [of('sign-up', '10')] }, '30')));
  it('are lifted when it rises above again, and told anew at the next fall', () => {
    const risen = [...low, paid, crossing('LowBalanceReached', '50', 1, '40'), granted('more', '20', '60')];
    given(...risen.slice(0, -1))
      .when(grantOrder('more', '20'))
      .then(granted('more', '20', '60'), crossing('LowBalanceLifted', '50', 1, '60'));
    given(...risen, crossing('LowBalanceLifted', '50', 1, '60'), held('next', [of('sign-up', '10')], '50'))
      .when(settleOrder('next', 10))
      .then(
        settled('next', { second: 10, charged: '10', returned: '0', slices: [of('sign-up', '10')] }, '50'),
        crossing('LowBalanceReached', '50', 2, '50'),
      );
  });
  it('are not told when they are set above the balance: nothing has crossed them', () =>
    given(hundred).when(thresholds('200')).then(set('100', '200')));
  it('are lifted when their owner gives them up', () =>
    given(...low, paid, crossing('LowBalanceReached', '50', 1, '40'))
      .when(thresholds())
      .then(crossing('LowBalanceLifted', '50', 1, '40'), set('40')));
});
