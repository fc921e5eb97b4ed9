import { projection } from '../../../shared-kernel/projection.js';
import type { AccountEvent, Destroyed } from '../domain/events.js';

/** An account that was erased; it says nothing of who that was. */
export interface ErasureRow {
  readonly accountId: string;
  readonly by: 'owner' | 'operator';
  readonly erasedAt: string;
  /** Null while something of it is left outside of the log. */
  readonly destroyed: Destroyed | null;
  readonly destroyedAt: string | null;
  readonly [extension: string]: unknown;
}

/** What erasures sort below while they are under way, so that they can be found and taken up again. */
export const UNDER_WAY_BELOW = '1';

/** Which accounts were erased, and of which is something still to be destroyed? */
export const erasureRows = projection<ErasureRow, AccountEvent>({
  name: 'accounts.erasures',
  version: 1,
  rowsOf: ({ data }) => data.accountId,
  ownerOf: ({ data }) => data.accountId,
  sortBy: row => `${row.destroyed === null ? '0' : UNDER_WAY_BELOW}|${row.erasedAt}`,
  on: {
    AccountErased: (_, { data: { accountId, by }, metadata: { at } }) => ({ accountId, by, erasedAt: at, destroyed: null, destroyedAt: null }),
    AccountDataDestroyed: (row, { data: { destroyed }, metadata: { at } }) => row && { ...row, destroyed, destroyedAt: at },
  },
});
