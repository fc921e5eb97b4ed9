import { projection } from '../../../shared-kernel/projection.js';
import { SERVICE, type ActEvent } from '../domain/act-events.js';
import type { ActView } from '../domain/act-queries.js';

type ActRow = ActView & { readonly [extension: string]: unknown };

/** What did the staff do, for whom, why, and did it come about? */
export const actRows = projection<ActRow, ActEvent>({
  name: 'support.acts',
  version: 1,
  rowsOf: ({ data }) => data.actId,
  ownerOf: (_, { accountId }) => accountId ?? SERVICE,
  sortBy: ({ at }) => at,
  on: {
    SupportActed: (_, { data, metadata: { at } }) => ({ ...data, at, outcome: 'begun', refusal: null }),
    SupportActCompleted: row => row && { ...row, outcome: 'done' },
    SupportActRefused: (row, { data: { code } }) => row && { ...row, outcome: 'refused', refusal: code },
  },
});
