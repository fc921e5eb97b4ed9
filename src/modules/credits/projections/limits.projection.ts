import { micro, microText } from '../../../shared-kernel/money.js';
import { projection } from '../../../shared-kernel/projection.js';
import type { CreditEvent } from '../domain/events.js';
import type { LimitsView } from '../domain/queries.js';

type LimitsRow = Pick<LimitsView, keyof LimitsView>;

/** The limits of an account whose owner has set none. */
export const noLimits = (accountId: string): LimitsRow => ({ accountId, limit: null, month: '', spent: '0', thresholds: [], reached: [] });

const rowOf = (row: LimitsRow | undefined, { accountId }: { accountId: string }): LimitsRow => row ?? noLimits(accountId);

/** One row per account: what its owner has limited, and how far the last month that saw a charge has come. */
export const limitsProjection = projection<LimitsRow, CreditEvent>({
  name: 'credits.limits',
  version: 1,
  rowsOf: ({ data }) => data.accountId,
  ownerOf: ({ data }) => data.accountId,
  on: {
    SpendingLimitSet: (row, { data }) => ({ ...rowOf(row, data), limit: data.limit }),
    HoldSettled: (before, { data }) => {
      const row = rowOf(before, data);
      const month = data.at?.slice(0, 'yyyy-mm'.length) ?? '';
      if (month === '' || month < row.month) return row;
      return { ...row, month, spent: microText((month === row.month ? micro(row.spent) : 0n) + micro(data.charged)) };
    },
    ChargeReturned: (before, { data }) => {
      const row = rowOf(before, data);
      return data.chargedIn === row.month ? { ...row, spent: microText(micro(row.spent) - micro(data.amount)) } : row;
    },
    LowBalanceThresholdsSet: (row, { data }) => ({ ...rowOf(row, data), thresholds: data.thresholds }),
    LowBalanceReached: (before, { data }) => {
      const row = rowOf(before, data);
      return { ...row, reached: [...row.reached, data.threshold] };
    },
    LowBalanceLifted: (before, { data }) => {
      const row = rowOf(before, data);
      return { ...row, reached: row.reached.filter(threshold => threshold !== data.threshold) };
    },
  },
});
