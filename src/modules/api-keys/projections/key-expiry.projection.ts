import { OWN_EXPIRY_DATE } from '../../../shared-kernel/who-pays.js';
import { projection } from '../../../shared-kernel/projection.js';
import type { ApiKeyEvent } from '../domain/events.js';

/** A key whose owner chose its last day. */
export interface KeyExpiryRow {
  readonly accountId: string;
  readonly fingerprint: string;
  readonly expiresAt: string;
  /** Days before it at which its owner is still to be warned, the earliest first. */
  readonly warnings: readonly number[];
  readonly [extension: string]: unknown;
}

const DAY_MS = 86_400_000;

/** When the calendar has to be looked at next. */
const dueAt = ({ expiresAt, warnings }: KeyExpiryRow): string => new Date(Date.parse(expiresAt) - (warnings[0] ?? 0) * DAY_MS).toISOString();

/** Of which keys does the calendar still have something to say, and when? */
export const keyExpiryRows = projection<KeyExpiryRow, ApiKeyEvent>({
  name: 'api-keys.key-expiries',
  version: 1,
  rowsOf: ({ data }) => data.accountId,
  ownerOf: ({ data }) => data.accountId,
  sortBy: dueAt,
  on: {
    ApiKeyExpirySet: (_, { data: { accountId, fingerprint, expiresAt, warnings } }) =>
      expiresAt === null ? undefined : { accountId, fingerprint, expiresAt, warnings },
    ApiKeyExpiryWarned: (row, { data }) => row && { ...row, warnings: row.warnings.filter(days => days < data.days) },
    ApiKeyExpired: (row, { data: { reason } }) => (reason === OWN_EXPIRY_DATE ? undefined : row),
    ApiKeyRemoved: () => undefined,
  },
});
