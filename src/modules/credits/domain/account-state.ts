import type { TaskId } from '../../../shared-kernel/ids.js';
import { micro, type MicroCredits } from '../../../shared-kernel/money.js';
import type { Tariff } from '../../../shared-kernel/tariff.js';
import type { CreditEvent, Slice } from './events.js';
import { hasId, noIds, withId, type IdSet } from './id-set.js';
import { expire, giveBack, setAside, takeAway, type Grant } from './slices.js';

/** Credits set aside for one task, until it ends. */
export interface Hold {
  readonly projectId: string;
  readonly tariff: Tariff;
  readonly amount: MicroCredits;
  readonly slices: readonly Slice[];
}

/** An account's platform credits: what can be held, what is held, and which ids were used. */
export interface CreditAccount {
  /** Oldest first. */
  readonly grants: readonly Grant[];
  readonly openHolds: ReadonlyMap<TaskId, Hold>;
  /** Every hold that there ever was: a task is held for once. */
  readonly heldFor: IdSet;
  /** Every grant and adjustment that there ever was. */
  readonly received: IdSet;
}

/** An event before the running balance is written under it. */
export type Movement = CreditEvent extends infer Event
  ? Event extends { type: string; data: object }
    ? { readonly type: Event['type']; readonly data: Omit<Event['data'], 'availableAfter'> }
    : never
  : never;

type Told<Type extends Movement['type']> = Extract<Movement, { type: Type }>['data'];

/** An account that nothing happened to. */
export const noCredits: CreditAccount = { grants: [], openHolds: new Map(), heldFor: noIds, received: noIds };

/** Corrections burn among ordinary grants: what expires sooner goes first. */
const PRIORITY_OF_A_CORRECTION = 100;

const newGrant = (grantId: string, amount: MicroCredits, priority: number, expiresAt: string | null): Grant => ({
  grantId,
  priority,
  expiresAt,
  expired: false,
  available: amount,
  held: 0n,
});

const granted = (account: CreditAccount, id: string, grant: Grant): CreditAccount => ({
  ...account,
  grants: [...account.grants, grant],
  received: withId(account.received, id),
});

const held = (account: CreditAccount, { holdId, projectId, tariff, amount, slices }: Told<'CreditsHeld'>): CreditAccount => ({
  ...account,
  grants: setAside(account.grants, slices),
  openHolds: new Map(account.openHolds).set(holdId, { projectId, tariff, amount: micro(amount), slices }),
  heldFor: withId(account.heldFor, holdId),
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

const adjusted = (account: CreditAccount, { adjustmentId, grantId, amount }: Told<'CreditsAdjusted'>): CreditAccount => {
  const change = micro(amount);
  if (change > 0n) return granted(account, adjustmentId, newGrant(grantId, change, PRIORITY_OF_A_CORRECTION, null));
  const taken = takeAway(account.grants, [{ grantId, amount: `${-change}` }]);
  return { ...account, grants: taken, received: withId(account.received, adjustmentId) };
};

/** The account after one movement. */
export const moved = (account: CreditAccount, { type, data }: Movement): CreditAccount => {
  switch (type) {
    case 'CreditsGranted':
      return granted(account, data.grantId, newGrant(data.grantId, micro(data.amount), data.priority, data.expiresAt));
    case 'CreditsHeld':
      return held(account, data);
    case 'HoldExtended':
      return extended(account, data);
    case 'HoldSettled':
      return closed(account, data.holdId, data.slices);
    case 'HoldReleased':
      return closed(account, data.holdId, []);
    case 'CostBorneByPlatform':
      return account;
    case 'GrantExpired':
      return { ...account, grants: expire(account.grants, data.grantId) };
    case 'CreditsAdjusted':
      return adjusted(account, data);
  }
};

/** True for a task that credits were held for, whatever became of the hold. */
export const wasHeldFor = (account: CreditAccount, taskId: TaskId): boolean => hasId(account.heldFor, taskId);

/** True for a grant or an adjustment that was booked. */
export const wasReceived = (account: CreditAccount, id: string): boolean => hasId(account.received, id);
