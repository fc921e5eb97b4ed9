import { OWN_EXPIRY_DATE } from '../../../shared-kernel/who-pays.js';
import type { ApiKeyCommand } from './commands.js';
import { ExpiryInThePast } from './errors.js';
import type { ApiKeyEvent, KeyRef } from './events.js';

/** The date that the owner chose for a key's end, and the warnings that are still to come before it, in days, the earliest first. */
export interface KeyExpiry {
  readonly expiresAt: string | null;
  readonly warnings: readonly number[];
}

export const noExpiry: KeyExpiry = { expiresAt: null, warnings: [] };

/** Days before the end at which its owner is warned, once each. */
const WARNINGS = [7, 1] as const;

type Wanted = Pick<Extract<ApiKeyCommand, { type: 'SetKeyExpiry' }>['data'], 'expiresAt' | 'daysLeft'>;

/** A date as its owner chose it; a warning whose moment has passed by then has nothing to tell. */
export const expirySet = (ref: KeyRef, { expiresAt, daysLeft }: Wanted): ApiKeyEvent => {
  if (expiresAt !== null && (daysLeft === null || daysLeft <= 0)) throw ExpiryInThePast();
  const warnings = expiresAt === null ? [] : WARNINGS.filter(days => days < (daysLeft ?? 0));
  return { type: 'ApiKeyExpirySet', data: { ...ref, expiresAt, warnings } };
};

/** What the calendar brings: the end, or the nearest warning that is due; after down-time one is said and not both. */
export const dueOf = (ref: KeyRef, { expiresAt, warnings }: KeyExpiry, daysLeft: number): readonly ApiKeyEvent[] => {
  if (expiresAt === null) return [];
  if (daysLeft <= 0) return [{ type: 'ApiKeyExpired', data: { ...ref, reason: OWN_EXPIRY_DATE, by: 'schedule' } }];
  const days = warnings.filter(before => daysLeft <= before).at(-1);
  return days === undefined ? [] : [{ type: 'ApiKeyExpiryWarned', data: { ...ref, expiresAt, days } }];
};
