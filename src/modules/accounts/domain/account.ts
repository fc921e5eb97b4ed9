import type { Decider } from '../../../shared-kernel/decider.js';
import { PreconditionStale } from '../../../shared-kernel/refusal.js';
import type { AccountCommand } from './commands.js';
import { AccountUnknown, EmailTaken, OwnAdministratorRole, RoleFixed } from './errors.js';
import { accountFacts, type AccountEvent, type Role } from './events.js';
import { consentsAfter, decideOnConsents, type SupportConsents } from './support-consents.js';
import { decideOnSecondFactor, secondFactorAfter, type SecondFactor } from './second-factor.js';

/** A person's account: none → open → erased, or none → abandoned when its address went to somebody else before it opened. */
export type Account =
  | { readonly status: 'none' | 'abandoned' }
  | { readonly status: 'erased'; readonly emailHash: string; readonly destroyed: boolean }
  | {
      readonly status: 'open';
      readonly emailHash: string;
      readonly roles: readonly Role[];
      /** 0 until instructions were saved for the first time. */
      readonly instructionsVersion: number;
      readonly passwordChangeId: string | null;
      readonly emailConfirmed: boolean;
      /** Null where the password alone signs in. */
      readonly secondFactor: SecondFactor | null;
      readonly consents: SupportConsents;
    };

type OpenAccount = Extract<Account, { status: 'open' }>;
type Sent<Type extends AccountCommand['type']> = Extract<AccountCommand, { type: Type }>['data'];

const opened = (account: Account): OpenAccount => {
  if (account.status !== 'open') throw AccountUnknown();
  return account;
};

const open = (data: Sent<'OpenAccount'>, account: Account): readonly AccountEvent[] => {
  if (account.status === 'abandoned' || account.status === 'erased') throw EmailTaken();
  return account.status === 'open' ? [] : [{ type: 'AccountOpened', data }];
};

const abandon = (data: Sent<'AbandonAccount'>, account: Account): readonly AccountEvent[] => {
  if (account.status === 'open') throw EmailTaken();
  return account.status === 'none' ? [{ type: 'AccountAbandoned', data }] : [];
};

const erase = ({ accountId, by }: Sent<'EraseAccount'>, account: Account): readonly AccountEvent[] => {
  if (account.status === 'erased') return [];
  return [{ type: 'AccountErased', data: { accountId, emailHash: opened(account).emailHash, by } }];
};

/** What is left of an erased account can be looked at too, and that is written down like any other look. */
const lookAtStates = (data: Sent<'LookAtStates'>, { status }: Account): readonly AccountEvent[] => {
  if (status !== 'open' && status !== 'erased') throw AccountUnknown();
  return [{ type: 'SupportLookedAtStates', data }];
};

const revoke = ({ accountId, role, by }: Sent<'RevokeRole'>, { roles }: OpenAccount): readonly AccountEvent[] => {
  if (role === 'user') throw RoleFixed();
  if (role === 'admin' && by === accountId) throw OwnAdministratorRole();
  return roles.includes(role) ? [{ type: 'RoleRevoked', data: { accountId, role } }] : [];
};

const changeInstructions = (
  { accountId, text, bytes, expectedVersion }: Sent<'ChangeGlobalInstructions'>,
  { instructionsVersion }: OpenAccount,
): readonly AccountEvent[] => {
  if (expectedVersion !== null && expectedVersion !== instructionsVersion) throw PreconditionStale({ currentVersion: instructionsVersion });
  return [{ type: 'GlobalInstructionsChanged', data: { accountId, text, version: instructionsVersion + 1, bytes } }];
};

export const account: Decider<Account, AccountCommand, AccountEvent> = {
  facts: accountFacts,
  initial: { status: 'none' },

  decide(command, account) {
    switch (command.type) {
      case 'OpenAccount':
        return open(command.data, account);
      case 'AbandonAccount':
        return abandon(command.data, account);
      case 'RecordPasswordChange':
        return opened(account).passwordChangeId === command.data.changeId ? [] : [{ type: 'PasswordChanged', data: command.data }];
      case 'RecordSuspectedTheft':
        return account.status === 'open' ? [{ type: 'SessionTheftSuspected', data: command.data }] : [];
      case 'AddSecondFactor':
      case 'RemoveSecondFactor':
      case 'RecordRecoveryCodeUse':
      case 'RecordRecoveryCodesRenewal':
        return decideOnSecondFactor(command, opened(account).secondFactor);
      case 'GiveSupportConsent':
      case 'WithdrawSupportConsent':
      case 'LookForSupport':
        return decideOnConsents(command, opened(account).consents);
      case 'LookAtStates':
        return lookAtStates(command.data, account);
      case 'RecordSupportSearch':
        return [{ type: 'SupportSearched', data: command.data }];
      case 'GrantRole':
        return opened(account).roles.includes(command.data.role) ? [] : [{ type: 'RoleGranted', data: command.data }];
      case 'RevokeRole':
        return revoke(command.data, opened(account));
      case 'ChangeGlobalInstructions':
        return changeInstructions(command.data, opened(account));
      case 'ConfirmEmail':
        return opened(account).emailConfirmed ? [] : [{ type: 'EmailConfirmed', data: command.data }];
      case 'EraseAccount':
        return erase(command.data, account);
      case 'RecordDestruction':
        return account.status === 'erased' && !account.destroyed ? [{ type: 'AccountDataDestroyed', data: command.data }] : [];
    }
  },

  evolve(account, event): Account {
    if (event.type === 'AccountOpened') {
      const { emailHash, roles } = event.data;
      const nothingYet = { instructionsVersion: 0, passwordChangeId: null, emailConfirmed: false, secondFactor: null, consents: [] };
      return { status: 'open', emailHash, roles, ...nothingYet };
    }
    if (event.type === 'AccountAbandoned') return { status: 'abandoned' };
    if (event.type === 'AccountErased') return { status: 'erased', emailHash: event.data.emailHash, destroyed: false };
    if (event.type === 'AccountDataDestroyed') return account.status === 'erased' ? { ...account, destroyed: true } : account;
    if (account.status !== 'open') return account;
    switch (event.type) {
      case 'EmailConfirmed':
        return { ...account, emailConfirmed: true };
      case 'PasswordChanged':
        return { ...account, passwordChangeId: event.data.changeId };
      case 'SessionTheftSuspected':
      case 'SupportLookedAtStates':
      case 'SupportSearched':
        return account;
      case 'SecondFactorAdded':
      case 'SecondFactorRemoved':
      case 'RecoveryCodeUsed':
      case 'RecoveryCodesRenewed':
        return { ...account, secondFactor: secondFactorAfter(event, account.secondFactor) };
      case 'SupportConsentGiven':
      case 'SupportConsentWithdrawn':
      case 'SupportLooked':
        return { ...account, consents: consentsAfter(event, account.consents) };
      case 'RoleGranted':
        return { ...account, roles: [...account.roles, event.data.role] };
      case 'RoleRevoked':
        return { ...account, roles: account.roles.filter(role => role !== event.data.role) };
      case 'GlobalInstructionsChanged':
        return { ...account, instructionsVersion: event.data.version };
    }
  },
};
