import { projection } from '../../../shared-kernel/projection.js';
import type { AccountEvent } from '../../accounts/index.js';
import type { LetterWishView } from '../domain/letter-queries.js';
import type { NoticeEvent } from '../domain/notice-events.js';

type LetterWishRow = LetterWishView & { readonly [extension: string]: unknown };

/** Those who want letters sort below it. */
export const WANTED_BELOW = 'b';

/** Who wants letters about which notices? */
export const letterWishRows = projection<LetterWishRow, AccountEvent | NoticeEvent>({
  name: 'notifications.letter-wishes',
  version: 1,
  rowsOf: ({ data }) => data.accountId,
  ownerOf: ({ data }) => data.accountId,
  sortBy: row => (row.kinds.length > 0 ? 'a' : WANTED_BELOW),
  on: {
    NoticeLettersChosen: (row, { data: { accountId, kinds }, metadata: { at } }) => ({
      accountId,
      kinds,
      // a kind that is added later is not told of from before that
      since: row !== undefined && kinds.every(kind => row.kinds.includes(kind)) ? row.since : at,
    }),
    AccountErased: () => undefined,
  },
});
