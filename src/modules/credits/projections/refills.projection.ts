import { projection } from '../../../shared-kernel/projection.js';
import type { AccountEvent } from '../../accounts/index.js';
import type { CreditEvent } from '../domain/events.js';
import { periodStart } from './refill-periods.js';

interface RefillRow {
  readonly accountId: string;
  readonly openedAt: string;
  /** False while the account's address is not confirmed and has to be. */
  readonly welcome: boolean;
  /** The last month since the sign-up that a refill was for. */
  readonly refilled: number;
  readonly [extension: string]: unknown;
}

/** One row per account: up to which month it was refilled; found by the moment at which the next one is due. */
export const refillsProjection = projection<RefillRow, AccountEvent | CreditEvent>({
  name: 'credits.refills',
  version: 1,
  rowsOf: ({ data }) => ('accountId' in data ? data.accountId : null),
  ownerOf: (_, row) => row.accountId,
  // letters come after digits: never due
  sortBy: row => (row.welcome ? periodStart(row.openedAt, row.refilled + 1) : 'never'),
  on: {
    AccountOpened: (_, { data, metadata }) => ({
      accountId: data.accountId,
      openedAt: metadata.at,
      welcome: data.confirmation !== 'awaited',
      refilled: 0,
    }),
    EmailConfirmed: row => row && { ...row, welcome: true },
    AccountErased: () => undefined,
    CreditsGranted: (row, { data }) => row && { ...row, refilled: data.period ?? row.refilled },
    RefillSkipped: (row, { data }) => row && { ...row, refilled: data.period },
  },
});
