import { projection } from '../../../shared-kernel/projection.js';
import type { OwnSpendingEvent } from '../domain/events.js';
import type { OwnSpendingView } from '../domain/queries.js';

type SpendingRow = OwnSpendingView & { readonly [extension: string]: unknown };

const books = (row: SpendingRow | undefined, { data }: { readonly data: OwnSpendingEvent['data'] }): SpendingRow => ({
  accountId: data.accountId,
  limit: row?.limit ?? null,
  // an entry about a month that is over leaves the books where they are
  month: row && row.month > data.month ? row.month : data.month,
  spent: data.spent,
  reserved: data.reserved,
});

/** How much of the limit on its own key has an account spent and set aside? */
export const ownSpendingRows = projection<SpendingRow, OwnSpendingEvent>({
  name: 'api-keys.own-spending',
  version: 1,
  rowsOf: ({ data }) => data.accountId,
  ownerOf: ({ data }) => data.accountId,
  on: {
    OwnLimitSet: (row, event) => ({ ...books(row, event), limit: event.data.microUsd }),
    OwnSpendMonthBegan: books,
    OwnSpendReserved: books,
    OwnSpendCounted: books,
    OwnSpendReleased: books,
    OwnSpendAlerted: books,
  },
});
