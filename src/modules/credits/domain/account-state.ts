import type { TaskId } from '../../../shared-kernel/ids.js';
import { micro, type MicroCredits } from '../../../shared-kernel/money.js';
import type { Quantities, Tariff } from '../../../shared-kernel/tariff.js';
import type { CreditEvent, Slice } from './events.js';
import { noIds, valueOf, withId, type IdMap } from '../../../shared-kernel/id-map.js';
import { noAlerts, withLifted, withReached, type Alerts } from './low-balance.js';
import { availableIn, expire, giveBack, heldIn, setAside, start, takeAway, type Grant } from './slices.js';
import { monthOf, noSpending, withCharge, withReturn, type Spending } from './spending.js';

/** Credits set aside for one task, until it ends. */
export interface Hold {
  readonly projectId: string;
  readonly tariff: Tariff;
  readonly amount: MicroCredits;
  /** What the amount was reckoned from when it was first held. */
  readonly ceiling: Quantities;
  readonly slices: readonly Slice[];
}

/** What a task was charged, and what of it was paid back. */
export interface Charge {
  readonly projectId: string;
  readonly operation: string;
  readonly priceVersion: string;
  readonly charged: MicroCredits;
  readonly returned: MicroCredits;
  /** Null for a charge that is older than spending limits are. */
  readonly month: string | null;
}

/** An account's platform credits: what can be held, what is held, and which ids were used. */
export interface CreditAccount {
  /** Oldest first. */
  readonly grants: readonly Grant[];
  readonly openHolds: ReadonlyMap<TaskId, Hold>;
  /** Every hold that there ever was, because a task is held for once; with its charge once there was one. */
  readonly tasks: IdMap<Charge | null>;
  /** Every grant, adjustment and return that there ever was. */
  readonly received: IdMap<true>;
  readonly spending: Spending;
  readonly alerts: Alerts;
  /** The last month since the sign-up that a refill was for. */
  readonly refilled: number;
}

/** An event before the running balance is written under it. */
export type Movement = CreditEvent extends infer Event
  ? Event extends { type: string; data: object }
    ? { readonly type: Event['type']; readonly data: Omit<Event['data'], 'availableAfter'> }
    : never
  : never;

type Told<Type extends Movement['type']> = Extract<Movement, { type: Type }>['data'];

/** An account that nothing happened to. */
export const noCredits: CreditAccount = {
  grants: [],
  openHolds: new Map(),
  tasks: noIds,
  received: noIds,
  spending: noSpending,
  alerts: noAlerts,
  refilled: 0,
};

/** Corrections burn among ordinary grants: what expires sooner goes first. */
const CORRECTION = { priority: 100, expiresAt: null };

const newGrant = (grantId: string, amount: MicroCredits, terms: Pick<Grant, 'priority' | 'expiresAt'> = CORRECTION): Grant => ({
  grantId,
  ...terms,
  expired: false,
  pending: 0n,
  startsAt: null,
  refill: false,
  available: amount,
  held: 0n,
});

const grantOf = ({ grantId, amount, priority, expiresAt, startsAt, period }: Told<'CreditsGranted'>): Grant => {
  const grant = { ...newGrant(grantId, micro(amount), { priority, expiresAt }), refill: period !== undefined };
  return startsAt === undefined ? grant : { ...grant, startsAt, pending: grant.available, available: 0n };
};

const granted = (account: CreditAccount, id: string, grant: Grant): CreditAccount => ({
  ...account,
  grants: [...account.grants, grant],
  received: withId(account.received, id, true),
});

const held = (account: CreditAccount, { holdId, projectId, tariff, amount, ceiling, slices }: Told<'CreditsHeld'>): CreditAccount => ({
  ...account,
  grants: setAside(account.grants, slices),
  openHolds: new Map(account.openHolds).set(holdId, { projectId, tariff, amount: micro(amount), ceiling, slices }),
  tasks: withId(account.tasks, holdId, null),
});

const extended = (account: CreditAccount, { holdId, by, slices }: Told<'HoldExtended'>): CreditAccount => {
  const hold = account.openHolds.get(holdId);
  if (!hold) return account;
  const larger = { ...hold, amount: hold.amount + micro(by), slices: [...hold.slices, ...slices] };
  return { ...account, grants: setAside(account.grants, slices), openHolds: new Map(account.openHolds).set(holdId, larger) };
};

const closed = (account: CreditAccount, holdId: TaskId, paid: readonly Slice[]): CreditAccount => {
  const hold = account.openHolds.get(holdId);
  if (!hold) return account;
  const openHolds = new Map(account.openHolds);
  openHolds.delete(holdId);
  return { ...account, grants: takeAway(giveBack(account.grants, hold.slices), paid), openHolds };
};

const settled = (account: CreditAccount, told: Told<'HoldSettled'>): CreditAccount => {
  const { holdId, projectId, operation, priceVersion, slices } = told;
  const charged = micro(told.charged);
  const month = told.at === undefined ? null : monthOf(told.at);
  const charge: Charge = { projectId, operation, priceVersion, charged, returned: 0n, month };
  return {
    ...closed(account, holdId, slices),
    tasks: withId(account.tasks, holdId, charge),
    spending: withCharge(account.spending, charged, month),
  };
};

const paidBack = (account: CreditAccount, { holdId, returnId, amount, chargedIn }: Told<'ChargeReturned'>): CreditAccount => {
  const charge = valueOf(account.tasks, holdId);
  if (!charge) return account;
  const returned = micro(amount);
  return {
    ...granted(account, returnId, newGrant(returnId, returned)),
    tasks: withId(account.tasks, holdId, { ...charge, returned: charge.returned + returned }),
    spending: withReturn(account.spending, returned, chargedIn),
  };
};

const adjusted = (account: CreditAccount, { adjustmentId, grantId, amount }: Told<'CreditsAdjusted'>): CreditAccount => {
  const change = micro(amount);
  if (change > 0n) return granted(account, adjustmentId, newGrant(grantId, change));
  const taken = takeAway(account.grants, [{ grantId, amount: `${-change}` }]);
  return { ...account, grants: taken, received: withId(account.received, adjustmentId, true) };
};

/** The account after one movement. */
export const moved = (account: CreditAccount, { type, data }: Movement): CreditAccount => {
  switch (type) {
    case 'CreditsGranted':
      return { ...granted(account, data.grantId, grantOf(data)), refilled: data.period ?? account.refilled };
    case 'GrantStarted':
      return { ...account, grants: start(account.grants, data.grantId) };
    case 'RefillSkipped':
      return { ...account, refilled: data.period };
    case 'CreditsHeld':
      return held(account, data);
    case 'HoldExtended':
      return extended(account, data);
    case 'HoldSettled':
      return settled(account, data);
    case 'HoldReleased':
      return closed(account, data.holdId, []);
    case 'CostBorneByPlatform':
      return account;
    case 'GrantExpired':
      return { ...account, grants: expire(account.grants, data.grantId) };
    case 'CreditsAdjusted':
      return adjusted(account, data);
    case 'ChargeReturned':
      return paidBack(account, data);
    case 'PaymentTakenBack':
      return { ...account, grants: takeAway(account.grants, data.slices), received: withId(account.received, data.reversalId, true) };
    case 'ShortfallRecorded':
      return account;
    case 'SpendingLimitSet':
      return { ...account, spending: { ...account.spending, limit: data.limit === null ? null : micro(data.limit) } };
    case 'LowBalanceThresholdsSet':
      return { ...account, alerts: { ...account.alerts, thresholds: data.thresholds } };
    case 'LowBalanceReached':
      return { ...account, alerts: withReached(account.alerts, data) };
    case 'LowBalanceLifted':
      return { ...account, alerts: withLifted(account.alerts, data) };
  }
};

/** True for a task that credits were held for, whatever became of the hold. */
export const wasHeldFor = (account: CreditAccount, taskId: TaskId): boolean => valueOf(account.tasks, taskId) !== undefined;

/** True for a grant or an adjustment that was booked. */
export const wasReceived = (account: CreditAccount, id: string): boolean => valueOf(account.received, id) === true;

/** What an account has not spent: available, or set aside for tasks that may give a part of it back. */
export const unspentIn = ({ grants }: CreditAccount): MicroCredits => availableIn(grants) + heldIn(grants);
