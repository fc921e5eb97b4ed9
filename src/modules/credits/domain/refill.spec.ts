import type { MicroText } from '../../../shared-kernel/money.js';
import { given as givenFor } from '../../../shared-kernel/testing/given.js';
import { ada, december, granted, grantOrder, held, holdOrder, january, november, of, seconds } from '../testing/credit-stories.js';
import { creditCommands } from './commands.js';
import { creditAccount } from './credit-account.js';
import type { CreditEvent } from './events.js';

const given = givenFor(creditAccount);
const version = '2026-11-01';

describe('a monthly refill', () => {
  const order = (period: number, brings = true) =>
    creditCommands.RefillCredits({
      accountId: ada,
      grantId: `refill-${period}`,
      period,
      refill: brings ? { amount: '10', priority: 50, rolloverCap: '4' } : null,
      priceVersion: version,
    });
  const refilled = (period: number, amount: MicroText, availableAfter: MicroText): CreditEvent => ({
    type: 'CreditsGranted',
    data: {
      accountId: ada,
      grantId: `refill-${period}`,
      amount,
      source: 'refill',
      priority: 50,
      expiresAt: null,
      priceVersion: version,
      period,
      availableAfter,
    },
  });
  const skipped = (period: number, reason: 'carried-over' | 'before-the-plan', availableAfter: MicroText): CreditEvent => ({
    type: 'RefillSkipped',
    data: { accountId: ada, period, reason, availableAfter },
  });

  it('comes once a month, however often it is asked for', () => {
    given()
      .when(order(1))
      .then(refilled(1, '10', '10'));
    given(refilled(1, '10', '10'))
      .when(order(1))
      .thenNothing();
    given(refilled(2, '10', '10'))
      .when(order(1))
      .thenNothing();
  });
  it('lets only so much be carried over, held or not, however many months were missed', () => {
    given(refilled(1, '10', '10'))
      .when(order(2))
      .then(refilled(2, '4', '14'));
    given(refilled(1, '10', '10'), refilled(2, '4', '14'))
      .when(order(3))
      .then(skipped(3, 'carried-over', '14'));
    given(refilled(1, '10', '10'), held('task', [of('refill-1', '10')], '0'))
      .when(order(2))
      .then(refilled(2, '4', '4'));
  });
  it('does not count what came otherwise', () =>
    given(granted('sign-up', '100', '100'))
      .when(order(1))
      .then(refilled(1, '10', '110')));
  it('brings nothing for a month before there was a refill, nor for a skipped one later', () => {
    given()
      .when(order(3, false))
      .then(skipped(3, 'before-the-plan', '0'));
    given(skipped(3, 'before-the-plan', '0'))
      .when(order(3))
      .thenNothing();
  });
});

describe('a grant for later', () => {
  const later = (availableAfter: MicroText, expiresAt: string | null = null): CreditEvent => ({
    type: 'CreditsGranted',
    data: {
      accountId: ada,
      grantId: 'later',
      amount: '10',
      source: 'sign-up',
      priority: 100,
      startsAt: december,
      expiresAt,
      priceVersion: null,
      availableAfter,
    },
  });
  const begun: CreditEvent = { type: 'GrantStarted', data: { accountId: ada, grantId: 'later', amount: '10', availableAfter: '10' } };
  const grant = (data: object) => creditCommands.GrantCredits({ ...grantOrder('later', '10').data, ...data });
  const sweep = (now: string) => creditCommands.ExpireGrants({ accountId: ada, now });

  it('is not available before it starts', () => {
    given()
      .when(grant({ startsAt: december }))
      .then(later('0'));
    given(later('0'))
      .when(holdOrder(november, seconds('task', 1)))
      .thenRefused('platform_credits_insufficient', { available: { microCredits: '0' } });
  });
  it('starts at its time, once, and a hold notices it first', () => {
    given(later('0')).when(sweep(november)).thenNothing();
    given(later('0')).when(sweep(december)).then(begun);
    given(later('0'), begun).when(sweep(january)).thenNothing();
    given(later('0'))
      .when(holdOrder(december, seconds('task', 4)))
      .then(begun, held('task', [of('later', '4')], '6'));
  });
  it('starts and ends where nobody looked in between', () =>
    given(later('0', january))
      .when(sweep(january))
      .then(begun, { type: 'GrantExpired', data: { accountId: ada, grantId: 'later', amount: '10', availableAfter: '0' } }));
  it('has to start at a time in UTC, and before it ends', () => {
    given()
      .when(grant({ startsAt: 'tomorrow' }))
      .thenRefused('grant_invalid', { reason: 'start_is_not_a_utc_time' });
    given()
      .when(grant({ startsAt: december, expiresAt: december }))
      .thenRefused('grant_invalid', { reason: 'ends_before_it_starts' });
  });
});
