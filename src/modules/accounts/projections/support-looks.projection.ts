import { projection } from '../../../shared-kernel/projection.js';
import type { AccountEvent } from '../domain/events.js';
import type { LookView } from '../domain/queries.js';

type LookRow = LookView & { readonly [extension: string]: unknown };

/** What did support look at, who was it, and when? */
export const supportLookRows = projection<LookRow, AccountEvent>({
  name: 'accounts.support-looks',
  version: 1,
  rowsOf: ({ type, id }) => (type === 'SupportLooked' ? id : null),
  ownerOf: ({ data }) => data.accountId,
  sortBy: ({ at }) => at,
  on: {
    SupportLooked: (_, { id, data: { accountId, consentId, by, route, things }, metadata: { at } }) => ({
      lookId: id,
      accountId,
      consentId,
      by,
      route,
      things,
      at,
    }),
  },
});
