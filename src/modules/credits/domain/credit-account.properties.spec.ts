import fc from 'fast-check';
import { foldOf } from '../../../shared-kernel/decider.js';
import { micro, sum } from '../../../shared-kernel/money.js';
import type { Position } from '../../../shared-kernel/ports/event-log.js';
import { isRefusal } from '../../../shared-kernel/refusal.js';
import { ada, december, january, november, perSecond, perToken, smallPrices } from '../testing/credit-stories.js';
import type { CreditAccount } from './account-state.js';
import { creditCommands, type CreditCommand } from './commands.js';
import { Books, type BookedEvent } from './conservation.js';
import { creditAccount } from './credit-account.js';
import type { CreditEvent } from './events.js';
import { availableIn } from './slices.js';

const amount = fc.bigInt({ min: -20n, max: 60n }).map(value => `${value}` as const);
const time = fc.constantFrom(november, december, january);
const grantId = fc.constantFrom('grant-a', 'grant-b', 'grant-c', 'grant-d');
const taskId = fc.constantFrom('task-1', 'task-2', 'task-3', 'task-4', 'task-5', 'task-6');
const quantity = fc.integer({ min: 0, max: 40 });

const holdOrder = fc.record({ holdId: taskId, quantity, credit: fc.boolean() }).map(({ holdId, quantity: ceiling, credit }) => ({
  holdId,
  projectId: 'film',
  tariff: credit ? perSecond : perToken,
  ceiling: credit ? { second: ceiling } : { 'output-token': ceiling },
}));

const used = quantity.map(count => ({ second: count, 'output-token': count }));

const grant = fc
  .record({ grantId, amount, priority: fc.integer({ min: 1, max: 3 }), expiresAt: fc.option(time, { nil: null }) })
  .map(data => creditCommands.GrantCredits({ accountId: ada, source: 'top-up', priceVersion: null, ...data }));
const hold = fc
  .record({ holds: fc.array(holdOrder, { minLength: 1, maxLength: 3 }), now: time })
  .map(data => creditCommands.HoldCredits({ accountId: ada, ...data }));
const extend = fc
  .record({ holdId: taskId, ceiling: used, now: time })
  .map(data => creditCommands.ExtendHold({ accountId: ada, reason: 'longer', ...data }));
const settle = fc.record({ holdId: taskId, usage: used }).map(data => creditCommands.SettleHold({ accountId: ada, ...data }));
const release = taskId.map(holdId => creditCommands.ReleaseHold({ accountId: ada, holdId, reason: 'cancelled' }));
const expire = time.map(now => creditCommands.ExpireGrants({ accountId: ada, now }));
const adjust = fc
  .record({ adjustmentId: fc.constantFrom('fix-1', 'fix-2', 'fix-3'), amount })
  .map(data => creditCommands.AdjustCredits({ accountId: ada, reason: 'goodwill', ...data }));

const commands = fc.array<CreditCommand>(fc.oneof(grant, hold, hold, extend, settle, settle, release, expire, adjust), { maxLength: 40 });

const decided = (command: CreditCommand, account: CreditAccount): readonly CreditEvent[] => {
  try {
    return creditAccount.decide(command, account);
  } catch (refused) {
    if (isRefusal(refused)) return [];
    throw refused;
  }
};

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
      fc.property(commands, orders => {
        const books = bookkeeping();
        const history: CreditEvent[] = [];
        let account = creditAccount.initial;
        for (const order of orders) {
          for (const event of decided(order, account)) {
            history.push(event);
            reached.add(event.type);
            account = creditAccount.evolve(account, event);
            books.enter({ ...event, position: String(history.length) as Position });
          }
          expect(books.violation).toBeNull();
          expect(micro(books.totals.available)).toBe(availableIn(account.grants));
          expect(micro(books.totals.held)).toBe(sum([...account.openHolds.values()].map(open => open.amount)));
        }
        foldsAlike(history, account);
      }),
      { numRuns: 2_000 },
    );
    expect(reached.size).toBe(Object.keys(creditAccount.facts.facts).length);
  });

  it('does nothing when it is told again', () =>
    fc.assert(
      fc.property(commands, orders => {
        let account = creditAccount.initial;
        for (const order of orders) {
          account = decided(order, account).reduce(creditAccount.evolve, account);
          expect(decided(order, account)).toEqual([]);
        }
      }),
      { numRuns: 500 },
    ));
});
