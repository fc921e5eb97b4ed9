import { projection } from '../../../shared-kernel/projection.js';
import type { CreditChangeEvent } from '../domain/events.js';
import type { CreditChangeView } from '../domain/queries.js';

type ChangeRow = Pick<CreditChangeView, keyof CreditChangeView>;

/** Whose list it is: the operators share one. */
export const OPERATORS = 'platform';

/** One row per change of an account's credits that needs a second person; open ones are found by the moment at which they lapse. */
export const creditChangesProjection = projection<ChangeRow, CreditChangeEvent>({
  name: 'credits.credit-changes',
  version: 1,
  rowsOf: ({ data }) => data.changeId,
  ownerOf: () => OPERATORS,
  sharedFrom: ['creditchange'],
  // letters come after digits: a closed change never lapses
  sortBy: row => (row.status === 'open' ? row.lapsesAt : `closed ${row.proposedAt}`),
  groupBy: row => (row.status === 'open' ? 'open' : 'closed'),
  on: {
    CreditChangeProposed: (_, { data: { terms: _terms, ...change }, metadata }) => ({
      ...change,
      status: 'open',
      proposedAt: metadata.at,
      decidedBy: null,
      decidedAt: null,
      failure: null,
    }),
    CreditChangeApproved: (row, { data, metadata }) => row && { ...row, status: 'approved', decidedBy: data.approvedBy, decidedAt: metadata.at },
    CreditChangeRejected: (row, { data, metadata }) => row && { ...row, status: 'rejected', decidedBy: data.rejectedBy, decidedAt: metadata.at },
    CreditChangeLapsed: (row, { metadata }) => row && { ...row, status: 'lapsed', decidedAt: metadata.at },
    CreditChangeFailed: (row, { data }) => row && { ...row, status: 'failed', failure: data.failure },
  },
});
