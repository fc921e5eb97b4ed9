import { projection } from '../../../shared-kernel/projection.js';
import type { AccountEvent } from '../domain/events.js';
import type { AccountView } from '../domain/queries.js';

type AccountRow = AccountView & { readonly [extension: string]: unknown };

/** What is known of an account? Personal text stays sealed. */
export const accountRows = projection<AccountRow, AccountEvent>({
  name: 'accounts.account',
  version: 3,
  rowsOf: ({ data }) => data.accountId,
  ownerOf: ({ data }) => data.accountId,
  on: {
    AccountOpened: (_, { data: { accountId, email, roles, confirmation }, metadata }) => ({
      accountId,
      email,
      roles,
      openedAt: metadata.at,
      confirmation: confirmation ?? 'none',
      globalInstructions: null,
    }),
    EmailConfirmed: row => row && { ...row, confirmation: 'confirmed' },
    AccountErased: () => undefined,
    RoleGranted: (row, { data: { role } }) => row && { ...row, roles: [...row.roles.filter(other => other !== role), role] },
    RoleRevoked: (row, { data: { role } }) => row && { ...row, roles: row.roles.filter(other => other !== role) },
    GlobalInstructionsChanged: (row, { data: { text, version, bytes } }) => row && { ...row, globalInstructions: { text, version, bytes } },
  },
});
