import type { AccountId } from '../../../shared-kernel/ids.js';
import { micro, microText, type MicroCredits, type MicroText } from '../../../shared-kernel/money.js';
import type { Crossing } from './events.js';

/** The balances at which an owner wants to be told, and the crossings that they were told of and that still stand. */
export interface Alerts {
  readonly thresholds: readonly MicroText[];
  /** Threshold → the number of the crossing under which it was told. */
  readonly told: ReadonlyMap<MicroText, number>;
  readonly crossings: number;
}

export const noAlerts: Alerts = { thresholds: [], told: new Map(), crossings: 0 };

/** Each once, the highest first. */
export const inOrder = (thresholds: readonly MicroText[]): readonly MicroText[] =>
  [...new Set(thresholds.map(threshold => micro(threshold)))].sort((a, b) => (a > b ? -1 : 1)).map(microText);

/** Thresholds that a fall from one balance to another has reached. */
export const reached = (
  accountId: AccountId,
  { thresholds, crossings }: Alerts,
  before: MicroCredits,
  after: MicroCredits,
): readonly (Crossing & { readonly accountId: AccountId })[] =>
  thresholds
    .filter(threshold => before > micro(threshold) && after <= micro(threshold))
    .map((threshold, at) => ({ accountId, threshold, crossing: crossings + at + 1 }));

/** Crossings that are over, because the balance is above the threshold again or the threshold is no more. */
export const lifted = (
  accountId: AccountId,
  { told }: Alerts,
  isOver: (threshold: MicroText) => boolean,
): readonly (Crossing & { readonly accountId: AccountId })[] =>
  [...told].filter(([threshold]) => isOver(threshold)).map(([threshold, crossing]) => ({ accountId, threshold, crossing }));

export const withReached = (alerts: Alerts, { threshold, crossing }: Crossing): Alerts => ({
  ...alerts,
  told: new Map(alerts.told).set(threshold, crossing),
  crossings: crossing,
});

export const withLifted = (alerts: Alerts, { threshold }: Crossing): Alerts => ({
  ...alerts,
  told: new Map([...alerts.told].filter(([known]) => known !== threshold)),
});
