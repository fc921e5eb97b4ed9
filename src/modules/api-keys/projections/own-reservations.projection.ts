import { projection } from '../../../shared-kernel/projection.js';
import type { OwnSpendingEvent } from '../domain/events.js';
import type { OwnReservationView } from '../domain/queries.js';

type ReservationRow = OwnReservationView & { readonly [extension: string]: unknown };

/** For which tasks is something set aside under an account's own limit? The oldest come first; a row goes when nothing is. */
export const ownReservationRows = projection<ReservationRow, OwnSpendingEvent>({
  name: 'api-keys.own-reservations',
  version: 1,
  rowsOf: ({ data }) => ('taskId' in data ? data.taskId : null),
  ownerOf: ({ data }) => data.accountId,
  sortBy: row => row.reservedAt,
  on: {
    OwnSpendReserved: (row, { data: { accountId, taskId, projectId }, metadata: { at } }) => ({
      accountId,
      taskId,
      projectId,
      reservedAt: row?.reservedAt ?? at,
    }),
    OwnSpendReleased: () => undefined,
  },
});
