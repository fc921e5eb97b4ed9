import { lesser, micro, microText, sum, type MicroCredits } from '../../../shared-kernel/money.js';
import type { Slice } from './events.js';

/** What is left of credits that were granted together. */
export interface Grant {
  readonly grantId: string;
  /** Lower burns first. */
  readonly priority: number;
  readonly expiresAt: string | null;
  /** Its time is over: what comes back from holds expires at once. */
  readonly expired: boolean;
  /** Granted for later, and not available before `startsAt`. */
  readonly pending: MicroCredits;
  readonly startsAt: string | null;
  /** A monthly refill, of which only so much is carried over. */
  readonly refill: boolean;
  readonly available: MicroCredits;
  readonly held: MicroCredits;
}

const soonest = (a: string | null, b: string | null): number => {
  if (a === b) return 0;
  if (a === null) return 1;
  if (b === null) return -1;
  return a < b ? -1 : 1;
};

/** Priority, then soonest expiry, then age: grants come oldest first and the sort keeps that order among equals. */
export const inBurnOrder = (grants: readonly Grant[]): readonly Grant[] =>
  grants.toSorted((a, b) => a.priority - b.priority || soonest(a.expiresAt, b.expiresAt));

/** Credits that can still be held. */
export const availableIn = (grants: readonly Grant[]): MicroCredits => sum(grants.map(grant => grant.available));

/** Credits that are set aside. */
export const heldIn = (grants: readonly Grant[]): MicroCredits => sum(grants.map(grant => grant.held));

/** What slices come to. */
export const totalOf = (slices: readonly Slice[]): MicroCredits => sum(slices.map(slice => micro(slice.amount)));

const cut = (portions: readonly { grantId: string; amount: MicroCredits }[], wanted: MicroCredits): readonly Slice[] => {
  let missing = wanted;
  const slices: Slice[] = [];
  for (const { grantId, amount } of portions) {
    const taken = lesser(amount, missing);
    if (taken > 0n) slices.push({ grantId, amount: microText(taken) });
    missing -= taken;
  }
  return slices;
};

/** Slices of available credits in burn order that together make the amount, or all there is. */
export const reserve = (grants: readonly Grant[], amount: MicroCredits): readonly Slice[] =>
  cut(
    inBurnOrder(grants).map(({ grantId, available }) => ({ grantId, amount: available })),
    amount,
  );

const amountIn = (slices: readonly Slice[], grantId: string): MicroCredits => totalOf(slices.filter(slice => slice.grantId === grantId));

/** The part of held slices that pays: taken in burn order, so that the rest goes back in the reverse one. */
export const payFrom = (grants: readonly Grant[], held: readonly Slice[], charged: MicroCredits): readonly Slice[] =>
  cut(
    inBurnOrder(grants).map(({ grantId }) => ({ grantId, amount: amountIn(held, grantId) })),
    charged,
  );

const stillMatters = (grant: Grant): boolean =>
  grant.available > 0n || grant.held > 0n || grant.pending > 0n || (grant.expiresAt !== null && !grant.expired);

/** Grants after a change to those that slices name; what has neither credits nor an expiry ahead is left out. */
const changed = (grants: readonly Grant[], slices: readonly Slice[], change: (grant: Grant, amount: MicroCredits) => Grant): readonly Grant[] =>
  grants.map(grant => change(grant, amountIn(slices, grant.grantId))).filter(stillMatters);

/** Slices move from available to held. */
export const setAside = (grants: readonly Grant[], slices: readonly Slice[]): readonly Grant[] =>
  changed(grants, slices, (grant, amount) => ({ ...grant, available: grant.available - amount, held: grant.held + amount }));

/** Slices move from held to available. */
export const giveBack = (grants: readonly Grant[], slices: readonly Slice[]): readonly Grant[] =>
  changed(grants, slices, (grant, amount) => ({ ...grant, available: grant.available + amount, held: grant.held - amount }));

/** Slices leave the available credits for good. */
export const takeAway = (grants: readonly Grant[], slices: readonly Slice[]): readonly Grant[] =>
  changed(grants, slices, (grant, amount) => ({ ...grant, available: grant.available - amount }));

/** A grant's time has come. */
export const start = (grants: readonly Grant[], grantId: string): readonly Grant[] =>
  grants.map(grant => (grant.grantId === grantId ? { ...grant, pending: 0n, available: grant.available + grant.pending } : grant));

/** A grant's time is over: what is available is gone, what is held waits for its hold. */
export const expire = (grants: readonly Grant[], grantId: string): readonly Grant[] =>
  grants.map(grant => (grant.grantId === grantId ? { ...grant, expired: true, available: 0n } : grant)).filter(stillMatters);
