import type { AccountId } from '../../../shared-kernel/ids.js';
import { query } from '../../../shared-kernel/message.js';
import type { Sealed } from '../../../shared-kernel/ports/vault.js';
import type { Role } from './events.js';

/** The account as it stands, with personal text still sealed. */
export interface AccountView {
  readonly accountId: AccountId;
  readonly email: Sealed;
  readonly roles: readonly Role[];
  readonly openedAt: string;
  readonly globalInstructions: { readonly text: Sealed; readonly version: number; readonly bytes: number } | null;
}

/** Answers with the account's row, or null for an unknown id. */
export const accountById = query<{ accountId: AccountId }, AccountView | null>('accounts.account-by-id');
