import type { Position } from '../../../shared-kernel/ports/event-log.js';
import { ada, expired, granted, held, of, paidBack, perSecond, released, settled, smallPrices } from '../testing/credit-stories.js';
import { Books, firstViolation, type BookedEvent } from './conservation.js';
import type { CreditEvent, PriceCatalogueEvent } from './events.js';

const prices: PriceCatalogueEvent = {
  type: 'PriceCatalogueAdopted',
  data: {
    catalogueId: 'platform',
    version: '2026-11-01',
    hash: 'h',
    operations: smallPrices,
    signUpGrant: { amount: '10', priority: 100, expiresAfterDays: null },
  },
};

const numbered = (history: readonly (CreditEvent | PriceCatalogueEvent)[]): readonly BookedEvent[] =>
  history.map((event, at) => ({ ...event, position: String(at + 1) as Position }));

/** An event with some fields told otherwise. */
const but = <E extends CreditEvent>(event: E, lie: Partial<E['data']>): E => ({ ...event, data: { ...event.data, ...lie } });

const grant = granted('sign-up', '10', '10');
const hold = held('task', [of('sign-up', '6')], '4');
const settlement = settled('task', { second: 2, charged: '2', returned: '4', slices: [of('sign-up', '2')] }, '8');
const dear = settled('task', { second: 9, charged: '6', returned: '0', slices: [of('sign-up', '6')] }, '4');
const borne: CreditEvent = {
  type: 'CostBorneByPlatform',
  data: { accountId: ada, holdId: 'task', amount: '3', priceVersion: '2026-11-01', availableAfter: '4' },
};
const adjusted: CreditEvent = {
  type: 'CreditsAdjusted',
  data: { accountId: ada, adjustmentId: 'fix', grantId: 'sign-up', amount: '-4', reason: 'goodwill', availableAfter: '6' },
};
const back = paidBack('back', { holdId: 'task', amount: '2' }, '10');
const elsewhere = { accountId: 'bea' };

describe('right books', () => {
  it('are found right at every position', () =>
    expect(
      firstViolation(
        numbered([prices, grant, hold, settlement, but(grant, elsewhere), expired('sign-up', '8', '0'), but(back, { availableAfter: '2' })]),
      ),
    ).toBeNull());

  it('add up over all accounts', () => {
    const books = new Books();
    for (const event of numbered([prices, grant, hold, dear, borne, but(grant, elsewhere), but(adjusted, elsewhere)])) books.enter(event);
    expect(books.violation).toBeNull();
    expect([books.accountCount, books.eventCount]).toEqual([2, 7]);
    expect(books.totals).toEqual({
      granted: '20',
      adjusted: '-4',
      spent: '6',
      returned: '0',
      held: '0',
      pending: '0',
      expired: '0',
      available: '10',
      borneByPlatform: '3',
      shortfall: '0',
    });
  });
});

describe('wrong books', () => {
  const wrong: readonly (readonly [string, readonly (CreditEvent | PriceCatalogueEvent)[], RegExp])[] = [
    ['a running balance that lies', [but(grant, { availableAfter: '11' })], /says 11 are available, and 10 are/],
    ['a grant made twice', [grant, grant], /made twice/],
    ['a grant of nothing', [but(grant, { amount: '0' })], /brought nothing/],
    ['a hold that is not its ceiling', [grant, but(hold, { ceiling: { second: 5 } })], /not what its tariff asks for its ceiling/],
    ['slices that do not make the hold', [grant, but(hold, { slices: [of('sign-up', '5')] })], /slices of hold task do not make/],
    ['credits that nobody granted', [hold], /takes more from grant sign-up than it has/],
    ['a task held for twice', [grant, hold, but(hold, { slices: [of('sign-up', '6')] })], /held twice for task task/],
    ['a task held for in two accounts', [grant, hold, but(grant, elsewhere), but(hold, elsewhere)], /held twice for task task/],
    ['a hold settled twice', [grant, hold, settlement, settlement], /hold task is not open/],
    ['a hold settled and released', [grant, hold, settlement, released('task', '6', '10')], /hold task is not open/],
    ['a charge above the hold', [grant, hold, but(dear, { charged: '9' })], /charged neither its cost nor/],
    ['a charge above the cost', [grant, hold, but(settlement, { charged: '3', returned: '3' })], /charged neither its cost nor/],
    ['a cost that the usage does not make', [grant, hold, but(settlement, { cost: '1' })], /not what its tariff asks for its usage/],
    ['a rest that vanished', [grant, hold, but(settlement, { returned: '3' })], /do not make its hold/],
    ['a charge without slices', [grant, hold, but(settlement, { slices: [] })], /slices of task task do not make/],
    ['a charge to credits not held', [grant, hold, but(settlement, { slices: [of('other', '2')] })], /were not held for it/],
    ['a charge under other prices', [grant, hold, but(settlement, { operation: 'text' })], /settled under another tariff/],
    ['a cost above the hold that nobody bore', [grant, hold, dear, expired('sign-up', '4', '0')], /borne by nobody/],
    ['a cost borne that was none', [grant, hold, settlement, but(borne, { availableAfter: '8' })], /not above its hold/],
    ['a release of another amount', [grant, hold, released('task', '5', '9')], /another amount than it had/],
    ['an expiry of another amount', [grant, expired('sign-up', '9', '1')], /expired with another amount/],
    ['a correction below zero', [grant, but(adjusted, { amount: '-11', availableAfter: '-1' })], /adjustment fix takes more/],
    [
      'a charge paid back twice',
      [grant, hold, settlement, back, but(back, { returnId: 'again', availableAfter: '12' })],
      /pays back more than task task/,
    ],
    ['a charge paid back that there was not', [grant, but(back, { availableAfter: '12' })], /pays back more than task task/],
    [
      'a return made twice',
      [grant, hold, settlement, but(back, { amount: '1', availableAfter: '9' }), but(back, { amount: '1' })],
      /back was made twice/,
    ],
    ['an altered tariff', [grant, but(hold, { tariff: { ...perSecond, parts: [] }, ceiling: {} })], /not the one that prices 2026-11-01 state/],
    ['an operation without a price', [grant, but(hold, { tariff: { ...perSecond, operation: 'magic' } })], /tariff of magic is not/],
    ['a grant under unknown prices', [but(grant, { priceVersion: '2027-01-01' })], /prices 2027-01-01 were not in force/],
    ['a version adopted twice', [prices], /adopted twice/],
  ];

  it.each(wrong)('are found: %s', (_, history, sentence) => {
    const violation = firstViolation(numbered([prices, ...history]));
    expect(violation?.sentence).toMatch(sentence);
  });

  it('are told by their first wrong entry', () => {
    const lie = but(grant, { availableAfter: '11' });
    expect(firstViolation(numbered([prices, lie, lie]))).toEqual({ position: '2', sentence: 'the entry says 11 are available, and 10 are' });
  });

  it('[R19] are found where prices were cited before they were in the log', () =>
    expect(firstViolation(numbered([grant, hold, prices]))).toEqual({
      position: '2',
      sentence: 'prices 2026-11-01 were not in force before they were cited',
    }));
});
