import { projection } from '../../../shared-kernel/projection.js';
import type { ModelChoiceEvent } from '../domain/events.js';
import type { AllowedModelsView } from '../domain/queries.js';

type AllowedRow = AllowedModelsView & { readonly [extension: string]: unknown };

/** Which models does an account let itself use, and which with each of its keys? */
export const allowedModelRows = projection<AllowedRow, ModelChoiceEvent>({
  name: 'api-keys.allowed-models',
  version: 1,
  rowsOf: ({ data }) => data.accountId,
  ownerOf: ({ data }) => data.accountId,
  on: {
    AllowedModelsChanged: (row, { data: { accountId, fingerprint, models } }) => {
      const before = row ?? { accountId, account: null, byKey: {} };
      return fingerprint === null ? { ...before, account: models } : { ...before, byKey: { ...before.byKey, [fingerprint]: models } };
    },
  },
});
