import type { Decider } from '../../../shared-kernel/decider.js';
import type { AccountId } from '../../../shared-kernel/ids.js';
import { creditAmount, lesser, micro, microText, sum, type MicroCredits } from '../../../shared-kernel/money.js';
import { charge, type Quantities } from '../../../shared-kernel/tariff.js';
import { moved, noCredits, wasHeldFor, wasReceived, type CreditAccount, type Hold, type Movement } from './account-state.js';
import type { CreditCommand, HoldOrder } from './commands.js';
import { AdjustmentExceedsAvailable, GrantInvalid, HoldNotOpen, PlatformCreditsInsufficient } from './errors.js';
import { creditFacts, type CreditEvent } from './events.js';
import { crossings, mustStayWithinLimit, setLimit, setThresholds } from './own-limits.js';
import { refillCredits } from './refill.js';
import { returnCharge } from './returns.js';
import { takePaymentBack } from './take-back.js';
import { availableIn, heldIn, payFrom, reserve, totalOf } from './slices.js';

type Order<Type extends CreditCommand['type']> = Extract<CreditCommand, { type: Type }>['data'];

const UTC_TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;

const after = (account: CreditAccount, movements: readonly Movement[]): CreditAccount => movements.reduce(moved, account);

const mustStart = ({ startsAt, expiresAt }: Order<'GrantCredits'>): void => {
  if (startsAt === undefined) return;
  if (!UTC_TIME.test(startsAt)) throw GrantInvalid({ reason: 'start_is_not_a_utc_time' });
  if (expiresAt !== null && expiresAt <= startsAt) throw GrantInvalid({ reason: 'ends_before_it_starts' });
};

const grant = (order: Order<'GrantCredits'>, account: CreditAccount): readonly Movement[] => {
  if (wasReceived(account, order.grantId) || micro(order.amount) === 0n) return [];
  if (micro(order.amount) < 0n) throw GrantInvalid({ reason: 'negative_amount' });
  if (!Number.isInteger(order.priority)) throw GrantInvalid({ reason: 'priority_is_not_whole' });
  if (order.expiresAt !== null && !UTC_TIME.test(order.expiresAt)) throw GrantInvalid({ reason: 'expiry_is_not_a_utc_time' });
  mustStart(order);
  return [{ type: 'CreditsGranted', data: order }];
};

/** Grants whose time is over by `now`, and what came back to those that had expired before. */
const expiries = (accountId: AccountId, account: CreditAccount, now: string | null): readonly Movement[] =>
  account.grants
    .filter(({ expired, available, expiresAt }) => (expired ? available > 0n : now !== null && expiresAt !== null && expiresAt <= now))
    .map(({ grantId, available }) => ({ type: 'GrantExpired', data: { accountId, grantId, amount: microText(available) } }));

const starts = (accountId: AccountId, account: CreditAccount, now: string): readonly Movement[] =>
  account.grants
    .filter(({ pending, startsAt }) => pending > 0n && startsAt !== null && startsAt <= now)
    .map(({ grantId, pending }) => ({ type: 'GrantStarted', data: { accountId, grantId, amount: microText(pending) } }));

/** Grants whose time has come by `now`, and then those whose time is over. */
const upToDate = (accountId: AccountId, account: CreditAccount, now: string): readonly Movement[] => {
  const begun = starts(accountId, account, now);
  return [...begun, ...expiries(accountId, after(account, begun), now)];
};

const remedies = (account: CreditAccount, needed: MicroCredits, orders: readonly Pick<HoldOrder, 'tariff'>[]): readonly string[] => {
  return [
    'top_up_platform_credits',
    ...(heldIn(account.grants) + availableIn(account.grants) >= needed ? ['wait_for_running_tasks'] : []),
    ...(orders.every(({ tariff }) => tariff.operationClass === 'key-paid') ? ['add_openai_key'] : []),
  ];
};

const mustFit = (account: CreditAccount, needed: MicroCredits, orders: readonly Pick<HoldOrder, 'tariff'>[]): void => {
  const available = availableIn(account.grants);
  if (needed <= available) return;
  throw PlatformCreditsInsufficient({
    rule: orders.every(({ tariff }) => tariff.operationClass === 'key-paid') ? 'R20' : 'A-16',
    needed: creditAmount(needed),
    available: creditAmount(available),
    remedies: remedies(account, needed, orders),
  });
};

const hold = ({ holdId, projectId, tariff, ceiling }: HoldOrder, accountId: AccountId, account: CreditAccount): Movement => {
  const amount = charge(tariff, ceiling);
  const slices = reserve(account.grants, amount);
  return { type: 'CreditsHeld', data: { accountId, holdId, projectId, amount: microText(amount), slices, tariff, ceiling } };
};

const holdAll = ({ accountId, holds, now }: Order<'HoldCredits'>, account: CreditAccount): readonly Movement[] => {
  const byTask = new Map(holds.map(order => [order.holdId, order]));
  const wanted = [...byTask.values()].filter(({ holdId }) => !wasHeldFor(account, holdId));
  if (wanted.length === 0) return [];
  const movements = [...upToDate(accountId, account, now)];
  const needed = sum(wanted.map(order => charge(order.tariff, order.ceiling)));
  mustStayWithinLimit(account, needed, now);
  mustFit(after(account, movements), needed, wanted);
  for (const order of wanted) movements.push(hold(order, accountId, after(account, movements)));
  return movements;
};

const extend = ({ accountId, holdId, ceiling, reason, now }: Order<'ExtendHold'>, account: CreditAccount): readonly Movement[] => {
  const open = account.openHolds.get(holdId);
  if (!open) throw HoldNotOpen({ holdId });
  const by = charge(open.tariff, ceiling) - open.amount;
  if (by <= 0n) return [];
  const expired = upToDate(accountId, account, now);
  const current = after(account, expired);
  mustFit(current, by, [open]);
  return [...expired, { type: 'HoldExtended', data: { accountId, holdId, by: microText(by), slices: reserve(current.grants, by), reason } }];
};

/** Movements, and after them the end of what they gave back to grants whose time is over. */
const withExpiries = (accountId: AccountId, account: CreditAccount, movements: readonly Movement[]): readonly Movement[] => [
  ...movements,
  ...expiries(accountId, after(account, movements), null),
];

/** What is only an estimate stops at what was held: nobody pays for a guess above it, the platform included. */
const billable = ({ usage, estimated }: Order<'SettleHold'>, { tariff, amount, ceiling }: Hold): Quantities =>
  estimated && charge(tariff, usage) > amount ? ceiling : usage;

const settle = (order: Order<'SettleHold'>, account: CreditAccount): readonly Movement[] => {
  const { accountId, holdId, at, estimated } = order;
  const open = account.openHolds.get(holdId);
  if (!open) return []; // settled or released before: a task is paid for once
  const { operation, priceVersion } = open.tariff;
  const usage = billable(order, open);
  const cost = charge(open.tariff, usage);
  const charged = lesser(cost, open.amount);
  const settled: Movement = {
    type: 'HoldSettled',
    data: {
      accountId,
      holdId,
      projectId: open.projectId,
      operation,
      cost: microText(cost),
      charged: microText(charged),
      returned: microText(open.amount - charged),
      slices: payFrom(account.grants, open.slices, charged),
      usage,
      priceVersion,
      ...(at === undefined ? {} : { at }),
      ...(estimated && { estimated }),
    },
  };
  if (cost === charged) return withExpiries(accountId, account, [settled]);
  return [settled, { type: 'CostBorneByPlatform', data: { accountId, holdId, amount: microText(cost - charged), priceVersion } }];
};

const release = ({ accountId, holdId, reason }: Order<'ReleaseHold'>, account: CreditAccount): readonly Movement[] => {
  const open = account.openHolds.get(holdId);
  if (!open) return [];
  const { projectId, tariff, amount } = open;
  const released = { accountId, holdId, projectId, operation: tariff.operation, amount: microText(amount), reason };
  return withExpiries(accountId, account, [{ type: 'HoldReleased', data: released }]);
};

/** A correction upwards is a grant of its own; one downwards comes out of the grants in burn order, an entry for each. */
const adjust = ({ accountId, adjustmentId, amount, ...why }: Order<'AdjustCredits'>, account: CreditAccount): readonly Movement[] => {
  const change = micro(amount);
  if (change === 0n || wasReceived(account, adjustmentId)) return [];
  if (change > 0n) return [{ type: 'CreditsAdjusted', data: { accountId, adjustmentId, grantId: adjustmentId, amount, ...why } }];
  const taken = reserve(account.grants, -change);
  const available = availableIn(account.grants);
  if (totalOf(taken) < -change) throw AdjustmentExceedsAvailable({ available: creditAmount(available), asked: creditAmount(-change) });
  return taken.map(slice => ({
    type: 'CreditsAdjusted',
    data: { accountId, adjustmentId, grantId: slice.grantId, amount: microText(-micro(slice.amount)), ...why },
  }));
};

const judged = (command: CreditCommand, account: CreditAccount): readonly Movement[] => {
  switch (command.type) {
    case 'GrantCredits':
      return grant(command.data, account);
    case 'HoldCredits':
      return holdAll(command.data, account);
    case 'ExtendHold':
      return extend(command.data, account);
    case 'SettleHold':
      return settle(command.data, account);
    case 'ReleaseHold':
      return release(command.data, account);
    case 'ExpireGrants':
      return upToDate(command.data.accountId, account, command.data.now);
    case 'AdjustCredits':
      return adjust(command.data, account);
    case 'ReturnCharge':
      return returnCharge(command.data, account);
    case 'RefillCredits':
      return refillCredits(command.data, account);
    case 'TakePaymentBack':
      return takePaymentBack(command.data, account);
    case 'SetSpendingLimit':
      return setLimit(command.data, account);
    case 'SetLowBalanceThresholds':
      return setThresholds(command.data, account);
  }
};

/** What an order leads to, and the owner's thresholds that it crosses. */
const withCrossings = (command: CreditCommand, account: CreditAccount): readonly Movement[] => {
  const movements = judged(command, account);
  if (movements.length === 0) return [];
  return [...movements, ...crossings(command.data.accountId, account, after(account, movements))];
};

/** Writes under each movement what is available after it. */
const balanced = (account: CreditAccount, movements: readonly Movement[]): readonly CreditEvent[] => {
  let current = account;
  return movements.map(movement => {
    current = moved(current, movement);
    return { type: movement.type, data: { ...movement.data, availableAfter: microText(availableIn(current.grants)) } } as CreditEvent;
  });
};

/** An account's platform credits: granted, held for tasks, paid or given back; never below zero, one payment a task. */
export const creditAccount: Decider<CreditAccount, CreditCommand, CreditEvent> = {
  facts: creditFacts,
  initial: noCredits,
  decide(command, account) {
    return balanced(account, withCrossings(command, account));
  },
  evolve(account, event) {
    return moved(account, event);
  },
};
