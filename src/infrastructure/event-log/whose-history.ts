import type { RequestTrace } from '../../shared-kernel/ports/account-history.js';
import type { Position } from '../../shared-kernel/ports/event-log.js';
import type { AccountId } from '../../shared-kernel/ids.js';
import type { Asker } from '../asking/asker.js';
import { theMoment } from '../past/the-moment.js';
import { ordinalOf, positionOf } from './positions.js';

const MOST = Number.MAX_SAFE_INTEGER;

/** As of a moment of the past there is nothing after it. */
const endOfTheMoment = (): number => {
  const moment = theMoment();
  return moment === null ? MOST : ordinalOf(moment.position) + 1;
};

/** The ordinal before which a page of history begins. */
export const endOf = (before: Position | null): number => Math.min(before === null ? MOST : ordinalOf(before), endOfTheMoment());

export const maySee = (asker: Asker, accountId: string): boolean => asker.startsWith('service:') || asker === `desk:${accountId}`;

/** Account, ordinal, time and type of first events, in the order of the log. */
export const traced = (rows: readonly (readonly [string, string, string, string])[]): readonly RequestTrace[] =>
  rows
    .map(([accountId, ordinal, at, type]) => ({ accountId: accountId as AccountId, position: positionOf(Number(ordinal)), at, type }))
    .toSorted((one, other) => (one.position < other.position ? -1 : 1));
