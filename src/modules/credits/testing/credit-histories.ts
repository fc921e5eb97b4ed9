import fc from 'fast-check';
import { isRefusal } from '../../../shared-kernel/refusal.js';
import type { CreditAccount } from '../domain/account-state.js';
import { creditCommands, type CreditCommand } from '../domain/commands.js';
import { creditAccount } from '../domain/credit-account.js';
import type { CreditEvent } from '../domain/events.js';
import { ada, december, january, november, perSecond, perToken } from './credit-stories.js';

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
  .record({
    grantId,
    amount,
    priority: fc.integer({ min: 1, max: 3 }),
    expiresAt: fc.option(time, { nil: null }),
    startsAt: fc.option(time, { nil: null, freq: 2 }),
  })
  .map(({ startsAt, ...data }) =>
    creditCommands.GrantCredits({ accountId: ada, source: 'top-up', priceVersion: null, ...data, ...(startsAt === null ? {} : { startsAt }) }),
  );
const hold = fc
  .record({ holds: fc.array(holdOrder, { minLength: 1, maxLength: 3 }), now: time })
  .map(data => creditCommands.HoldCredits({ accountId: ada, ...data }));
const extend = fc
  .record({ holdId: taskId, ceiling: used, now: time })
  .map(data => creditCommands.ExtendHold({ accountId: ada, reason: 'longer', ...data }));
const settle = fc
  .record({ holdId: taskId, usage: used, at: time, isEstimate: fc.boolean() })
  .map(({ isEstimate, ...data }) => creditCommands.SettleHold({ accountId: ada, ...data, ...(isEstimate && { estimated: true }) }));
const release = taskId.map(holdId => creditCommands.ReleaseHold({ accountId: ada, holdId, reason: 'cancelled' }));
const expire = time.map(now => creditCommands.ExpireGrants({ accountId: ada, now }));
const adjust = fc
  .record({ adjustmentId: fc.constantFrom('fix-1', 'fix-2', 'fix-3'), amount })
  .map(data => creditCommands.AdjustCredits({ accountId: ada, reason: 'goodwill', ...data }));

const returned = fc
  .record({
    holdId: taskId,
    returnId: fc.constantFrom('return-1', 'return-2', 'return-3'),
    amount: fc.option(
      fc.bigInt({ min: -1n, max: 20n }).map(value => `${value}` as const),
      { nil: null },
    ),
  })
  .map(data => creditCommands.ReturnCharge({ accountId: ada, reason: 'unusable-result', ...data }));
const reversed = fc
  .record({
    grantId,
    reversalId: fc.constantFrom('reversal-1', 'reversal-2'),
    amount: fc.bigInt({ min: 1n, max: 60n }).map(value => `${value}` as const),
  })
  .map(data => creditCommands.TakePaymentBack({ accountId: ada, reason: 'chargeback', ...data }));
const refill = fc
  .record({ period: fc.integer({ min: 1, max: 4 }), size: fc.bigInt({ min: 1n, max: 30n }), none: fc.boolean() })
  .map(({ period, size, none }) =>
    creditCommands.RefillCredits({
      accountId: ada,
      grantId: `refill-${period}`,
      period,
      refill: none ? null : { amount: `${size}`, priority: 1, rolloverCap: '5' },
      priceVersion: '2026-11-01',
    }),
  );
const threshold = fc.bigInt({ min: 0n, max: 60n }).map(value => `${value}` as const);
const thresholds = fc.array(threshold, { maxLength: 3 }).map(some => creditCommands.SetLowBalanceThresholds({ accountId: ada, thresholds: some }));
const limit = fc.option(threshold, { nil: null }).map(some => creditCommands.SetSpendingLimit({ accountId: ada, limit: some }));

/** Anything that an account may be told, over few ids, so that orders meet. */
export const orders = fc.array<CreditCommand>(
  fc.oneof(grant, hold, hold, extend, settle, settle, release, expire, adjust, returned, reversed, refill, thresholds, limit),
  { maxLength: 40, size: 'max' },
);

/** What comes of an order; a refusal is nothing. */
export const decided = (command: CreditCommand, account: CreditAccount): readonly CreditEvent[] => {
  try {
    return creditAccount.decide(command, account);
  } catch (refused) {
    if (isRefusal(refused)) return [];
    throw refused;
  }
};
