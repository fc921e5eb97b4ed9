import { micro, microText } from '../../../shared-kernel/money.js';
import { projection } from '../../../shared-kernel/projection.js';
import type { CreditEvent } from '../domain/events.js';
import type { HoldView } from '../domain/queries.js';

type HoldRow = Pick<HoldView, keyof HoldView>;

const holdOf = ({ data }: CreditEvent): string | null => ('holdId' in data ? data.holdId : null);

/** Letters come after digits: a closed hold is never older than a moment. */
export const CLOSED = 'closed';

/** One row per hold and what became of it; open ones come first, the oldest in front. */
export const holdsProjection = projection<HoldRow, CreditEvent>({
  name: 'credits.holds',
  version: 1,
  rowsOf: holdOf,
  ownerOf: ({ data }) => data.accountId,
  sortBy: row => (row.status === 'open' ? row.openedAt : `${CLOSED} ${row.openedAt}`),
  groupBy: row => row.projectId,
  on: {
    CreditsHeld: (_, { data, metadata }) => ({
      accountId: data.accountId,
      holdId: data.holdId,
      projectId: data.projectId,
      operation: data.tariff.operation,
      status: 'open',
      amount: data.amount,
      charged: null,
      priceVersion: data.tariff.priceVersion,
      openedAt: metadata.at,
    }),
    HoldExtended: (row, { data }) => row && { ...row, amount: microText(micro(row.amount) + micro(data.by)) },
    HoldSettled: (row, { data }) => row && { ...row, status: 'settled', charged: data.charged },
    HoldReleased: row => row && { ...row, status: 'released', charged: '0' },
  },
});
