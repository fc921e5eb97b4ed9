import fc from 'fast-check';
import { foldOf } from '../../../shared-kernel/decider.js';
import { micro, sum, type MicroText } from '../../../shared-kernel/money.js';
import type { Position } from '../../../shared-kernel/ports/event-log.js';
import { decided, orders } from '../testing/credit-histories.js';
import { smallPrices } from '../testing/credit-stories.js';
import { unspentIn, type CreditAccount } from './account-state.js';
import { Books, type BookedEvent } from './conservation.js';
import { creditAccount } from './credit-account.js';
import type { CreditEvent } from './events.js';
import { availableIn, heldIn } from './slices.js';
import { monthOf, spentIn } from './spending.js';

const prices: BookedEvent = {
  type: 'PriceCatalogueAdopted',
  data: {
    catalogueId: 'platform',
    version: '2026-11-01',
    hash: 'h',
    operations: smallPrices,
    signUpGrant: { amount: '0', priority: 1, expiresAfterDays: null },
  },
  position: '1' as Position,
};

const bookkeeping = () => {
  const books = new Books();
  books.enter(prices);
  return books;
};

const foldsAlike = (history: readonly CreditEvent[], account: CreditAccount): void =>
  expect(foldOf(creditAccount, JSON.parse(JSON.stringify(history)) as CreditEvent[])).toEqual(account);

describe('whatever an account is told', () => {
  it('conserves every credit, falls below zero nowhere and never charges above a hold, command by command', () => {
    const reached = new Set<string>();
    fc.assert(
      fc.property(orders, told => {
        const books = bookkeeping();
        const history: CreditEvent[] = [];
        let account = creditAccount.initial;
        for (const order of told) {
          for (const event of decided(order, account)) {
            history.push(event);
            reached.add(event.type);
            account = creditAccount.evolve(account, event);
            if (event.type === 'HoldSettled' && event.data.estimated) expect(event.data.cost).toBe(event.data.charged);
            books.enter({ ...event, position: String(history.length) as Position });
          }
          expect(books.violation).toBeNull();
          expect(micro(books.totals.available)).toBe(availableIn(account.grants));
          expect(micro(books.totals.held)).toBe(sum([...account.openHolds.values()].map(open => open.amount)));
        }
        foldsAlike(history, account);
      }),
      { numRuns: 800 },
    );
    expect([...reached].sort()).toEqual(Object.keys(creditAccount.facts.facts).sort());
  });

  it('admits nothing beyond the limit that its owner has set', () =>
    fc.assert(
      fc.property(orders, told => {
        let account = creditAccount.initial;
        for (const order of told) {
          const events = decided(order, account);
          account = events.reduce(creditAccount.evolve, account);
          const { limit } = account.spending;
          if (order.type !== 'HoldCredits' || limit === null || events.every(({ type, data }) => type !== 'CreditsHeld' || data.amount === '0'))
            continue;
          expect(spentIn(account.spending, monthOf(order.data.now)) + heldIn(account.grants) <= limit).toBe(true);
        }
      }),
      { numRuns: 400 },
    ));

  it('tells of a threshold once for each time that what is left falls to it', () =>
    fc.assert(
      fc.property(orders, told => {
        let account = creditAccount.initial;
        const standing = new Set<string>();
        for (const order of told) {
          for (const event of decided(order, account)) {
            account = creditAccount.evolve(account, event);
            if (event.type === 'LowBalanceLifted') expect(standing.delete(event.data.threshold)).toBe(true);
            if (event.type !== 'LowBalanceReached') continue;
            expect(standing.has(event.data.threshold)).toBe(false);
            expect(unspentIn(account) <= micro(event.data.threshold)).toBe(true);
            standing.add(event.data.threshold);
          }
          for (const threshold of standing) expect(unspentIn(account) <= micro(threshold as MicroText)).toBe(true);
        }
      }),
      { numRuns: 400 },
    ));

  it('does nothing when it is told again', () =>
    fc.assert(
      fc.property(orders, told => {
        let account = creditAccount.initial;
        for (const order of told) {
          account = decided(order, account).reduce(creditAccount.evolve, account);
          expect(decided(order, account)).toEqual([]);
        }
      }),
      { numRuns: 500 },
    ));
});
