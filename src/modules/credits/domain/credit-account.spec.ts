import type { MicroText } from '../../../shared-kernel/money.js';
import { given as givenFor } from '../../../shared-kernel/testing/given.js';
import {
  ada,
  adjusted,
  december,
  expired,
  granted,
  grantOrder,
  held,
  holdOrder,
  january,
  november,
  of,
  releaseOrder,
} from '../testing/credit-stories.js';
import { released, seconds, settled, settleOrder, tokens } from '../testing/credit-stories.js';
import { creditCommands } from './commands.js';
import { creditAccount } from './credit-account.js';
import type { CreditEvent } from './events.js';

const given = givenFor(creditAccount);
const tenFromSignUp = granted('sign-up', '10', '10');
const untilDecember = granted('short', '10', '10', { expiresAt: december });

describe('granting', () => {
  it('adds credits and says what is available', () => given().when(grantOrder('sign-up', '10')).then(tenFromSignUp));
  it('refuses to grant less than nothing', () =>
    given().when(grantOrder('sign-up', '-1')).thenRefused('grant_invalid', { reason: 'negative_amount', purse: 'platform_credits' }));
  it('refuses an expiry that cannot be compared as text', () =>
    given()
      .when(grantOrder('sign-up', '1', { expiresAt: '2026-12-01' }))
      .thenRefused('grant_invalid', { reason: 'expiry_is_not_a_utc_time' }));
  it('refuses a priority that is no whole number', () =>
    given()
      .when(grantOrder('sign-up', '1', { priority: 0.5 }))
      .thenRefused('grant_invalid', { reason: 'priority_is_not_whole' }));
  it('ignores a grant that was made before, even when it is spent', () =>
    given(
      tenFromSignUp,
      held('task', [of('sign-up', '10')], '0'),
      settled('task', { second: 10, charged: '10', returned: '0', slices: [of('sign-up', '10')] }, '0'),
    )
      .when(grantOrder('sign-up', '10'))
      .thenNothing());
  it('has nothing to say about a grant of nothing', () => given().when(grantOrder('sign-up', '0')).thenNothing());
});

describe('holding', () => {
  it('[R16] sets aside what the task may cost at most', () =>
    given(tenFromSignUp)
      .when(holdOrder(november, seconds('task', 4)))
      .then(held('task', [of('sign-up', '4')], '6')));

  it('[A-16] refuses all holds of a creation before anything starts when together they do not fit', () =>
    given(tenFromSignUp)
      .when(holdOrder(november, seconds('one', 6), seconds('two', 5)))
      .thenRefused('platform_credits_insufficient', {
        purse: 'platform_credits',
        rule: 'A-16',
        needed: { microCredits: '11' },
        available: { microCredits: '10' },
        remedies: ['top_up_platform_credits'],
      }));

  it('[R20] says that an own key would pay for generation that credits do not cover', () =>
    given()
      .when(holdOrder(november, tokens('card', 3)))
      .thenRefused('platform_credits_insufficient', {
        purse: 'platform_credits',
        rule: 'R20',
        remedies: ['top_up_platform_credits', 'add_openai_key'],
      }));

  it('[R61] says that waiting may help while other tasks hold enough, and always whose credits are meant', () =>
    given(tenFromSignUp, held('running', [of('sign-up', '8')], '2'))
      .when(holdOrder(november, seconds('next', 10)))
      .thenRefused('platform_credits_insufficient', { purse: 'platform_credits', remedies: ['top_up_platform_credits', 'wait_for_running_tasks'] }));

  it('holds for all tasks of one order or for none', () =>
    given(tenFromSignUp)
      .when(holdOrder(november, seconds('one', 6), seconds('two', 4)))
      .then(held('one', [of('sign-up', '6')], '4'), held('two', [of('sign-up', '4')], '0')));

  it('leaves a hold that is there as it is, and adds what is missing', () =>
    given(tenFromSignUp, held('one', [of('sign-up', '6')], '4'))
      .when(holdOrder(november, seconds('one', 9), seconds('two', 4)))
      .then(held('two', [of('sign-up', '4')], '0')));

  it('does not hold twice for a task that is settled or named twice in an order', () => {
    const done = [
      held('one', [of('sign-up', '6')], '4'),
      settled('one', { second: 1, charged: '1', returned: '5', slices: [of('sign-up', '1')] }, '9'),
    ];
    given(tenFromSignUp, ...done)
      .when(holdOrder(november, seconds('one', 6)))
      .thenNothing();
    given(tenFromSignUp)
      .when(holdOrder(november, seconds('one', 6), seconds('one', 6)))
      .then(held('one', [of('sign-up', '6')], '4'));
  });

  it('holds nothing for a task that costs nothing, on an account that has nothing', () =>
    given()
      .when(holdOrder(november, seconds('free', 0)))
      .then(held('free', [], '0')));
});

describe('the order in which grants burn', () => {
  const paid = granted('paid', '5', '15', { priority: 200 });
  const soon = granted('soon', '5', '20', { expiresAt: december });
  const later = granted('later', '5', '25', { expiresAt: january });
  const early = granted('early', '5', '30', { priority: 1 });

  it('is priority, then the soonest expiry, then age', () =>
    given(tenFromSignUp, paid, soon, later, early)
      .when(holdOrder(november, seconds('task', 28)))
      .then(held('task', [of('early', '5'), of('soon', '5'), of('later', '5'), of('sign-up', '10'), of('paid', '3')], '2')));

  it('puts grants without an end last, in whatever order they came', () =>
    given(granted('soon', '5', '5', { expiresAt: december }), granted('sign-up', '10', '15'))
      .when(holdOrder(november, seconds('task', 6)))
      .then(held('task', [of('soon', '5'), of('sign-up', '1')], '9')));

  it('goes backwards when a part of a hold comes back', () =>
    given(tenFromSignUp, soon, held('task', [of('soon', '5'), of('sign-up', '5')], '5'))
      .when(settleOrder('task', 6))
      .then(settled('task', { second: 6, charged: '6', returned: '4', slices: [of('soon', '5'), of('sign-up', '1')] }, '9')));

  it('holds for the charge of an extended hold as well', () =>
    given(tenFromSignUp, held('task', [of('sign-up', '5')], '5'), granted('soon', '5', '10', { expiresAt: december }), {
      type: 'HoldExtended',
      data: { accountId: ada, holdId: 'task', by: '2', slices: [of('soon', '2')], reason: 'longer', availableAfter: '8' },
    })
      .when(settleOrder('task', 3))
      .then(settled('task', { second: 3, charged: '3', returned: '4', slices: [of('soon', '2'), of('sign-up', '1')] }, '12')));
});

describe('extending a hold', () => {
  const extend = (second: number) =>
    creditCommands.ExtendHold({ accountId: ada, holdId: 'task', ceiling: { second }, reason: 'longer', now: november });
  const history = [tenFromSignUp, held('task', [of('sign-up', '4')], '6')];

  it('raises it to a new ceiling', () =>
    given(...history)
      .when(extend(7))
      .then({
        type: 'HoldExtended',
        data: { accountId: ada, holdId: 'task', by: '3', slices: [of('sign-up', '3')], reason: 'longer', availableAfter: '3' },
      }));
  it('refuses a ceiling beyond the available credits', () =>
    given(...history)
      .when(extend(11))
      .thenRefused('platform_credits_insufficient', { needed: { microCredits: '7' }, available: { microCredits: '6' } }));
  it('refuses to extend what is not held', () => given(tenFromSignUp).when(extend(7)).thenRefused('hold_not_open', { purse: 'platform_credits' }));
  it('ignores a ceiling that the hold covers', () =>
    given(...history)
      .when(extend(4))
      .thenNothing());
});

describe('settling a hold', () => {
  const history = [tenFromSignUp, held('task', [of('sign-up', '6')], '4')];

  it('[R16] charges what was used and gives the rest back', () =>
    given(...history)
      .when(settleOrder('task', 2))
      .then(settled('task', { second: 2, charged: '2', returned: '4', slices: [of('sign-up', '2')] }, '8')));

  it('charges the hold and no more; the platform bears the rest by name', () =>
    given(...history)
      .when(settleOrder('task', 9))
      .then(settled('task', { second: 9, charged: '6', returned: '0', slices: [of('sign-up', '6')] }, '4'), {
        type: 'CostBorneByPlatform',
        data: { accountId: ada, holdId: 'task', amount: '3', priceVersion: '2026-11-01', availableAfter: '4' },
      }));

  it('happens once, whatever crashed and came back', () => {
    const once = settled('task', { second: 2, charged: '2', returned: '4', slices: [of('sign-up', '2')] }, '8');
    given(...history, once)
      .when(settleOrder('task', 2))
      .thenNothing();
    given(...history, once)
      .when(releaseOrder('task'))
      .thenNothing();
    given(...history, released('task', '6', '10'))
      .when(settleOrder('task', 2))
      .thenNothing();
  });

  it('[R22] has nothing to take where nothing is held', () => given(tenFromSignUp).when(settleOrder('own-key-task', 5)).thenNothing());
});

describe('releasing a hold', () => {
  it('gives everything back', () =>
    given(tenFromSignUp, held('task', [of('sign-up', '6')], '4'))
      .when(releaseOrder('task'))
      .then(released('task', '6', '10')));
  it('ignores a hold that is not open', () => {
    given(tenFromSignUp).when(releaseOrder('task')).thenNothing();
    given(tenFromSignUp, held('task', [of('sign-up', '6')], '4'), released('task', '6', '10'))
      .when(releaseOrder('task'))
      .thenNothing();
  });
});

describe('the end of a grant', () => {
  const expire = (now: string) => creditCommands.ExpireGrants({ accountId: ada, now });

  it('takes what is left of it when its time is over', () =>
    given(untilDecember)
      .when(expire(december))
      .then(expired('short', '10', '0')));
  it('waits until then', () => given(untilDecember).when(expire(november)).thenNothing());
  it('is told once', () =>
    given(untilDecember, expired('short', '10', '0'))
      .when(expire(january))
      .thenNothing());
  it('never comes for a grant without one', () => given(tenFromSignUp).when(expire(january)).thenNothing());
  it('is told of a spent grant too, so that every grant with a date has its end', () =>
    given(
      untilDecember,
      held('task', [of('short', '10')], '0'),
      settled('task', { second: 10, charged: '10', returned: '0', slices: [of('short', '10')] }, '0'),
    )
      .when(expire(december))
      .then(expired('short', '0', '0')));

  it('waits for holds: what is held does not expire', () =>
    given(untilDecember, held('task', [of('short', '6')], '4'))
      .when(expire(december))
      .then(expired('short', '4', '0')));
  it('lets a hold that outlives it pay from it, and takes the rest then', () =>
    given(untilDecember, held('task', [of('short', '6')], '4'), expired('short', '4', '0'))
      .when(settleOrder('task', 5))
      .then(settled('task', { second: 5, charged: '5', returned: '1', slices: [of('short', '5')] }, '1'), expired('short', '1', '0')));
  it('takes what a released hold gives back', () =>
    given(untilDecember, held('task', [of('short', '10')], '0'), expired('short', '0', '0'))
      .when(releaseOrder('task'))
      .then(released('task', '10', '10'), expired('short', '10', '0')));

  it('is noticed by a hold, which burns nothing that has expired', () =>
    given(untilDecember, granted('sign-up', '10', '20'))
      .when(holdOrder(december, seconds('task', 4)))
      .then(expired('short', '10', '10'), held('task', [of('sign-up', '4')], '6')));
  it('is noticed by an extension, which burns nothing that has expired', () =>
    given(untilDecember, granted('sign-up', '10', '20'), held('task', [of('short', '4')], '16'))
      .when(creditCommands.ExtendHold({ accountId: ada, holdId: 'task', ceiling: { second: 5 }, reason: 'longer', now: december }))
      .then(expired('short', '6', '10'), {
        type: 'HoldExtended',
        data: { accountId: ada, holdId: 'task', by: '1', slices: [of('sign-up', '1')], reason: 'longer', availableAfter: '9' },
      }));
  it('refuses a hold that only expired credits would cover', () =>
    given(untilDecember)
      .when(holdOrder(december, seconds('task', 4)))
      .thenRefused('platform_credits_insufficient', { available: { microCredits: '0' } }));
});

describe('settling an estimate', () => {
  const estimate = (second: number) => creditCommands.SettleHold({ accountId: ada, holdId: 'task', usage: { second }, estimated: true });
  const settledBy = (second: number, charged: MicroText, returned: MicroText, availableAfter: MicroText): CreditEvent => {
    const { type, data } = settled('task', { second, charged, returned, slices: [of('sign-up', charged)] }, availableAfter);
    return { type, data: { ...data, estimated: true } } as CreditEvent;
  };

  it('takes what it says and marks it, and gives the rest back at once', () =>
    given(tenFromSignUp, held('task', [of('sign-up', '6')], '4'))
      .when(estimate(2))
      .then(settledBy(2, '2', '4', '8')));
  it('stops at what was held: nobody bears a guess above it', () =>
    given(tenFromSignUp, held('task', [of('sign-up', '6')], '4'))
      .when(estimate(9))
      .then(settledBy(6, '6', '0', '4')));
});

describe('correcting a balance', () => {
  const adjust = (amount: `${bigint}`) => creditCommands.AdjustCredits({ accountId: ada, adjustmentId: 'fix', amount, reason: 'goodwill' });

  it('adds credits as a grant of its own', () =>
    given(tenFromSignUp)
      .when(adjust('5'))
      .then(adjusted('fix', 'fix', '5', '15')));
  it('lets what was added be held', () =>
    given(adjusted('fix', 'fix', '5', '5'))
      .when(holdOrder(november, seconds('task', 5)))
      .then(held('task', [of('fix', '5')], '0')));
  it('takes credits in burn order, an entry for each grant', () =>
    given(tenFromSignUp, granted('soon', '5', '15', { expiresAt: december }))
      .when(adjust('-7'))
      .then(adjusted('fix', 'soon', '-5', '10'), adjusted('fix', 'sign-up', '-2', '8')));
  it('refuses to take more than is available, and never touches what is held', () =>
    given(tenFromSignUp, held('task', [of('sign-up', '6')], '4'))
      .when(adjust('-5'))
      .thenRefused('adjustment_exceeds_available', { available: { microCredits: '4' }, purse: 'platform_credits' }));
  it('ignores a correction that was made before, and one of nothing', () => {
    given(tenFromSignUp, adjusted('fix', 'fix', '5', '15'))
      .when(adjust('5'))
      .thenNothing();
    given(tenFromSignUp, adjusted('fix', 'sign-up', '-5', '5'))
      .when(adjust('-5'))
      .thenNothing();
    given(tenFromSignUp).when(adjust('0')).thenNothing();
  });
});
