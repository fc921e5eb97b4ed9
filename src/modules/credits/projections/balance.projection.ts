import { micro, microText, type MicroText } from '../../../shared-kernel/money.js';
import { projection } from '../../../shared-kernel/projection.js';
import type { CreditEvent } from '../domain/events.js';
import type { BalanceView } from '../domain/queries.js';

type BalanceRow = Pick<BalanceView, keyof BalanceView>;

const plus = (a: MicroText, b: MicroText): MicroText => microText(micro(a) + micro(b));
const minus = (a: MicroText, b: MicroText): MicroText => microText(micro(a) - micro(b));

/** The balance of an account without movements. */
export const emptyBalance = (accountId: string): BalanceRow => ({
  accountId,
  granted: '0',
  adjusted: '0',
  spent: '0',
  returned: '0',
  held: '0',
  pending: '0',
  expired: '0',
  available: '0',
  borneByPlatform: '0',
  shortfall: '0',
  grantsThatStart: [],
  grantsThatExpire: [],
});

type Data<Type extends CreditEvent['type']> = Extract<CreditEvent, { type: Type }>['data'];

const rowAfter = (row: BalanceRow | undefined, { accountId, availableAfter }: { accountId: string; availableAfter: MicroText }): BalanceRow => ({
  ...(row ?? emptyBalance(accountId)),
  available: availableAfter,
});

const expiring = (row: BalanceRow, { grantId, expiresAt }: Data<'CreditsGranted'>): BalanceRow['grantsThatExpire'] =>
  expiresAt === null ? row.grantsThatExpire : [...row.grantsThatExpire, { grantId, expiresAt }].sort((a, b) => (a.expiresAt < b.expiresAt ? -1 : 1));

const starting = (row: BalanceRow, { grantId, startsAt }: Data<'CreditsGranted'>): BalanceRow['grantsThatStart'] =>
  startsAt === undefined ? row.grantsThatStart : [...row.grantsThatStart, { grantId, startsAt }].sort((a, b) => (a.startsAt < b.startsAt ? -1 : 1));

/** One row per account: what its platform credits come to, and which account's grants end next. */
export const balanceProjection = projection<BalanceRow, CreditEvent>({
  name: 'credits.balance',
  version: 4,
  rowsOf: ({ data }) => data.accountId,
  ownerOf: ({ data }) => data.accountId,
  // letters come after digits: accounts without an expiry ahead are never due
  sortBy: row => [row.grantsThatStart[0]?.startsAt ?? 'never', row.grantsThatExpire[0]?.expiresAt ?? 'never'].sort()[0] ?? 'never',
  on: {
    CreditsGranted(before, { data }) {
      const row = rowAfter(before, data);
      const later = data.startsAt === undefined ? {} : { pending: plus(row.pending, data.amount), grantsThatStart: starting(row, data) };
      return { ...row, granted: plus(row.granted, data.amount), grantsThatExpire: expiring(row, data), ...later };
    },
    GrantStarted(before, { data }) {
      const row = rowAfter(before, data);
      return {
        ...row,
        pending: minus(row.pending, data.amount),
        grantsThatStart: row.grantsThatStart.filter(({ grantId }) => grantId !== data.grantId),
      };
    },
    CreditsHeld(before, { data }) {
      const row = rowAfter(before, data);
      return { ...row, held: plus(row.held, data.amount) };
    },
    HoldExtended(before, { data }) {
      const row = rowAfter(before, data);
      return { ...row, held: plus(row.held, data.by) };
    },
    HoldSettled(before, { data }) {
      const row = rowAfter(before, data);
      return { ...row, held: minus(minus(row.held, data.charged), data.returned), spent: plus(row.spent, data.charged) };
    },
    CostBorneByPlatform(before, { data }) {
      const row = rowAfter(before, data);
      return { ...row, borneByPlatform: plus(row.borneByPlatform, data.amount) };
    },
    HoldReleased(before, { data }) {
      const row = rowAfter(before, data);
      return { ...row, held: minus(row.held, data.amount) };
    },
    GrantExpired(before, { data }) {
      const row = rowAfter(before, data);
      return {
        ...row,
        expired: plus(row.expired, data.amount),
        grantsThatExpire: row.grantsThatExpire.filter(({ grantId }) => grantId !== data.grantId),
      };
    },
    CreditsAdjusted(before, { data }) {
      const row = rowAfter(before, data);
      return { ...row, adjusted: plus(row.adjusted, data.amount) };
    },
    PaymentTakenBack(before, { data }) {
      const row = rowAfter(before, data);
      return { ...row, adjusted: minus(row.adjusted, data.amount) };
    },
    ShortfallRecorded(before, { data }) {
      const row = rowAfter(before, data);
      return { ...row, shortfall: plus(row.shortfall, data.amount) };
    },
    ChargeReturned(before, { data }) {
      const row = rowAfter(before, data);
      return { ...row, returned: plus(row.returned, data.amount) };
    },
  },
});
