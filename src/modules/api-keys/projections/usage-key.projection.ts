import { projection } from '../../../shared-kernel/projection.js';
import type { UsageKeyEvent } from '../domain/usage-key-events.js';
import type { UsageKeyView } from '../domain/queries.js';

type UsageKeyRow = UsageKeyView & { readonly [extension: string]: unknown };

/** What is known of the admin key that an account stores? Its row is gone once the key is removed. */
export const usageKeyRows = projection<UsageKeyRow, UsageKeyEvent>({
  name: 'api-keys.usage-key',
  version: 1,
  rowsOf: ({ data }) => data.accountId,
  ownerOf: ({ data }) => data.accountId,
  on: {
    UsageKeyAdded: (_, { data, metadata: { at } }) => ({
      accountId: data.accountId,
      fingerprint: data.fingerprint,
      prefix: data.prefix,
      lastFour: data.lastFour,
      status: data.verified ? 'works' : 'unverified',
      reason: null,
      missingPermission: null,
      addedAt: at,
      changedAt: at,
      origin: data.origin,
      envelopeId: data.envelopeId,
    }),
    UsageKeyAccepted: (row, { metadata: { at } }) => row && { ...row, status: 'works', reason: null, missingPermission: null, changedAt: at },
    UsageKeyRefused: (row, { data: { reason, missing }, metadata: { at } }) =>
      row && { ...row, status: 'refused', reason, missingPermission: missing, changedAt: at },
    UsageKeyRemoved: () => undefined,
  },
});
