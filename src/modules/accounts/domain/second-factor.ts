import { SecondFactorPresent } from './errors.js';
import type { AccountCommand } from './commands.js';
import type { AccountEvent } from './events.js';

/** What an account's stream knows of its second factor; what opens it is no business of the log. */
export interface SecondFactor {
  readonly factorId: string;
  /** Recovery codes that were used and told of, since the codes were last renewed. */
  readonly usedCodeIds: readonly string[];
  readonly renewalId: string | null;
}

type SecondFactorCommand = Extract<
  AccountCommand,
  { type: 'AddSecondFactor' | 'RemoveSecondFactor' | 'RecordRecoveryCodeUse' | 'RecordRecoveryCodesRenewal' }
>;
type SecondFactorEvent = Extract<AccountEvent, { type: 'SecondFactorAdded' | 'SecondFactorRemoved' | 'RecoveryCodeUsed' | 'RecoveryCodesRenewed' }>;

const add = (data: { accountId: string; factorId: string }, factor: SecondFactor | null): readonly AccountEvent[] => {
  if (factor === null) return [{ type: 'SecondFactorAdded', data }];
  if (factor.factorId !== data.factorId) throw SecondFactorPresent();
  return [];
};

/** A second factor is added by its first right code, and removed by its owner or by the operator. */
export const decideOnSecondFactor = (command: SecondFactorCommand, factor: SecondFactor | null): readonly AccountEvent[] => {
  switch (command.type) {
    case 'AddSecondFactor':
      return add(command.data, factor);
    case 'RemoveSecondFactor':
      return factor === null ? [] : [{ type: 'SecondFactorRemoved', data: { ...command.data, factorId: factor.factorId } }];
    case 'RecordRecoveryCodeUse':
      return factor === null || factor.usedCodeIds.includes(command.data.codeId) ? [] : [{ type: 'RecoveryCodeUsed', data: command.data }];
    case 'RecordRecoveryCodesRenewal':
      return factor === null || factor.renewalId === command.data.renewalId ? [] : [{ type: 'RecoveryCodesRenewed', data: command.data }];
  }
};

/** The second factor after an event that concerns it. */
export const secondFactorAfter = (event: SecondFactorEvent, factor: SecondFactor | null): SecondFactor | null => {
  switch (event.type) {
    case 'SecondFactorAdded':
      return { factorId: event.data.factorId, usedCodeIds: [], renewalId: null };
    case 'SecondFactorRemoved':
      return null;
    case 'RecoveryCodeUsed':
      return factor && { ...factor, usedCodeIds: [...factor.usedCodeIds, event.data.codeId] };
    case 'RecoveryCodesRenewed':
      return factor && { ...factor, usedCodeIds: [], renewalId: event.data.renewalId };
  }
};
