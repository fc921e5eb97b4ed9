import type { AccountId } from '../../../shared-kernel/ids.js';
import { command, commands, errand, type CommandsOf } from '../../../shared-kernel/message.js';
import type { Sealed } from '../../../shared-kernel/ports/vault.js';
import type { Destroyed, Role, SupportConsent } from './events.js';

/** Orders to an account's own stream. */
export const accountCommands = commands('account', (data: { accountId: AccountId }) => data.accountId, {
  OpenAccount: command<{ accountId: AccountId; email: Sealed; emailHash: string; roles: readonly Role[]; confirmation?: 'awaited' }>(),
  ConfirmEmail: command<{ accountId: AccountId }>(),
  /** Somebody else wants the address of an account that never opened. */
  AbandonAccount: command<{ accountId: AccountId; emailHash: string }>(),
  RecordPasswordChange: command<{ accountId: AccountId; changeId: string }>(),
  RecordSuspectedTheft: command<{ accountId: AccountId; sessionId: string }>(),
  AddSecondFactor: command<{ accountId: AccountId; factorId: string }>(),
  RemoveSecondFactor: command<{ accountId: AccountId; by: 'owner' | 'operator'; reason?: Sealed }>(),
  RecordRecoveryCodeUse: command<{ accountId: AccountId; codeId: string; left: number }>(),
  RecordRecoveryCodesRenewal: command<{ accountId: AccountId; renewalId: string }>(),
  GrantRole: command<{ accountId: AccountId; role: Role }>(),
  RevokeRole: command<{ accountId: AccountId; role: Role; by: AccountId }>(),
  ChangeGlobalInstructions: command<{ accountId: AccountId; text: Sealed; bytes: number; expectedVersion: number | null }>(),
  GiveSupportConsent: command<SupportConsent & { accountId: AccountId; now: string }>(),
  WithdrawSupportConsent: command<{ accountId: AccountId; consentId: string; by?: AccountId; ticket?: string }>(),
  /** `projectId` is the one that what is looked at belongs to; null for what belongs to none, a list for instance. */
  LookForSupport: command<{
    accountId: AccountId;
    by: AccountId;
    route: string;
    things: Readonly<Record<string, string>>;
    asOf?: string;
    projectId: string | null;
    ticket?: string;
    now: string;
  }>(),
  LookAtStates: command<{
    accountId: AccountId;
    by: AccountId;
    route: string;
    things: Readonly<Record<string, string>>;
    ticket?: string;
    asOf?: string;
  }>(),
  RecordSupportSearch: command<{ accountId: AccountId; by: 'account-id' | 'email' | 'request-id'; sought?: string; ticket?: string }>(),
  EraseAccount: command<{ accountId: AccountId; by: 'owner' | 'operator' }>(),
  /** The first report counts. */
  RecordDestruction: command<{ accountId: AccountId; destroyed: Destroyed }>(),
});
export type AccountCommand = CommandsOf<typeof accountCommands>;

/** Orders to the stream that reserves an address. */
export const emailCommands = commands('email', (data: { emailHash: string }) => data.emailHash, {
  ReserveEmail: command<{ emailHash: string; accountId: AccountId }>(),
  ReleaseEmail: command<{ emailHash: string; accountId: AccountId }>(),
});
export type EmailCommand = CommandsOf<typeof emailCommands>;

/** The account that an address is reserved for, opened or not; null where nobody has it. */
export const accountAtAddress = errand<{ readonly email: string }, AccountId | null>('accounts.account-at-address');
