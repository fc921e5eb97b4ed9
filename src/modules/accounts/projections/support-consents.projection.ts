import { projection } from '../../../shared-kernel/projection.js';
import type { AccountEvent } from '../domain/events.js';
import type { ConsentView } from '../domain/queries.js';

interface ConsentsRow {
  readonly accountId: string;
  /** Newest first. */
  readonly consents: readonly ConsentView[];
  readonly [extension: string]: unknown;
}

const KEPT = 100;

/** What may support look at in an account? The wall in the database reads these rows too (`public.may_look_at`). */
export const supportConsentRows = projection<ConsentsRow, AccountEvent>({
  name: 'accounts.support-consents',
  version: 2,
  rowsOf: ({ data }) => data.accountId,
  ownerOf: ({ data }) => data.accountId,
  on: {
    SupportConsentGiven: (row, { data: { accountId, consentId, projectId, until, from } }) => ({
      accountId,
      consents: [{ consentId, projectId, until, givenAt: from, withdrawnAt: null, endedBy: null }, ...(row?.consents ?? [])].slice(0, KEPT),
    }),
    SupportConsentWithdrawn: (row, { data: { consentId, by }, metadata: { at } }) => {
      const ended = { withdrawnAt: at, endedBy: by === undefined ? 'owner' : 'support' } as const;
      return row && { ...row, consents: row.consents.map(consent => (consent.consentId === consentId ? { ...consent, ...ended } : consent)) };
    },
    AccountErased: () => undefined,
  },
});
