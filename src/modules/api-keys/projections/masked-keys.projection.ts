import { projection } from '../../../shared-kernel/projection.js';
import type { ApiKeyEvent } from '../domain/events.js';
import type { MaskedKeyView } from '../domain/queries.js';

type MaskedRow = MaskedKeyView & { readonly [extension: string]: unknown };

/** By what may an owner know a key again, also one that is gone? */
export const maskedKeyRows = projection<MaskedRow, ApiKeyEvent>({
  name: 'api-keys.masked-keys',
  version: 1,
  rowsOf: ({ type, data }) => (type === 'ApiKeyAdded' ? `${data.accountId}|${data.fingerprint}` : null),
  ownerOf: ({ data }) => data.accountId,
  on: {
    ApiKeyAdded: (_, { data: { accountId, fingerprint, prefix, lastFour } }) => ({ accountId, fingerprint, prefix, lastFour }),
  },
});
