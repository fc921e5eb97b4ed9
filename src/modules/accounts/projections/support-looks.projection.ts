import type { Heard } from '../../../shared-kernel/policy.js';
import { projection } from '../../../shared-kernel/projection.js';
import type { AccountEvent } from '../domain/events.js';
import type { LookView } from '../domain/queries.js';

type LookRow = LookView & { readonly [extension: string]: unknown };

type Looked = Heard<Extract<AccountEvent, { type: 'SupportLooked' | 'SupportLookedAtStates' }>>;

const looked = ({ id, data: { accountId, by, route, things, ticket, asOf }, metadata: { at } }: Looked) => ({
  lookId: id,
  accountId,
  by,
  route,
  things,
  ticket: ticket ?? null,
  asOf: asOf ?? null,
  at,
});

/** What did support look at, who was it, and when? */
export const supportLookRows = projection<LookRow, AccountEvent>({
  name: 'accounts.support-looks',
  version: 3,
  rowsOf: ({ type, id }) => (type === 'SupportLooked' || type === 'SupportLookedAtStates' ? id : null),
  ownerOf: ({ data }) => data.accountId,
  sortBy: ({ at }) => at,
  on: {
    SupportLooked: (_, event) => ({ ...looked(event), of: 'content', consentId: event.data.consentId }),
    SupportLookedAtStates: (_, event) => ({ ...looked(event), of: 'states', consentId: null }),
  },
});
