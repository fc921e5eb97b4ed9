import { given } from '../../../shared-kernel/testing/given.js';
import { account } from './account.js';
import { accountCommands } from './commands.js';
import type { AccountEvent } from './events.js';

const accountId = '01890000-0000-7000-8000-00000000000a';
const opened: AccountEvent = { type: 'AccountOpened', data: { accountId, email: { sealed: 'v1.k.e' }, emailHash: 'h', roles: ['user'] } };
const added = (factorId = 'one'): AccountEvent => ({ type: 'SecondFactorAdded', data: { accountId, factorId } });
const removed: AccountEvent = { type: 'SecondFactorRemoved', data: { accountId, factorId: 'one', by: 'owner' } };
const used = (codeId: string, left = 9): AccountEvent => ({ type: 'RecoveryCodeUsed', data: { accountId, codeId, left } });
const renewed = (renewalId: string): AccountEvent => ({ type: 'RecoveryCodesRenewed', data: { accountId, renewalId } });
const add = (factorId = 'one') => accountCommands.AddSecondFactor({ accountId, factorId });
const remove = accountCommands.RemoveSecondFactor({ accountId, by: 'owner' });
const use = (codeId: string) => accountCommands.RecordRecoveryCodeUse({ accountId, codeId, left: 9 });
const renew = (renewalId: string) => accountCommands.RecordRecoveryCodesRenewal({ accountId, renewalId });

describe('the second factor of an account', () => {
  it('is added once', () => {
    given(account)(opened).when(add()).then(added());
    given(account)(opened, added()).when(add()).thenNothing();
  });
  it('is not added beside another one', () => given(account)(opened, added()).when(add('two')).thenRefused('second_factor_present'));
  it('is removed once', () => {
    given(account)(opened, added()).when(remove).then(removed);
    given(account)(opened, added(), removed).when(remove).thenNothing();
    given(account)(opened).when(remove).thenNothing();
  });
  it('is removed by the operator for a reason', () => {
    const why = { accountId, by: 'operator' as const, reason: { sealed: 'v1.k.r' } };
    given(account)(opened, added())
      .when(accountCommands.RemoveSecondFactor(why))
      .then({ type: 'SecondFactorRemoved', data: { ...why, factorId: 'one' } });
  });
  it('may be another one afterwards', () => given(account)(opened, added(), removed).when(add('two')).then(added('two')));
  it.each([add(), remove, use('a'), renew('a')])('is nobody’s before the account opened, and after it was erased', command => {
    const erased: AccountEvent = { type: 'AccountErased', data: { accountId, emailHash: 'h', by: 'owner' } };
    given(account)().when(command).thenRefused('account_unknown');
    given(account)(opened, added(), erased).when(command).thenRefused('account_unknown');
  });
});

describe('a recovery code', () => {
  it('is told of once when it was used', () => {
    given(account)(opened, added()).when(use('a')).then(used('a'));
    given(account)(opened, added(), used('a')).when(use('a')).thenNothing();
    given(account)(opened, added(), used('a')).when(use('b')).then(used('b'));
  });
  it('is nobody’s without a second factor', () => given(account)(opened, added(), removed).when(use('a')).thenNothing());
  it('is one of a new ten after a renewal, which is told of once', () => {
    given(account)(opened, added(), used('a')).when(renew('r')).then(renewed('r'));
    given(account)(opened, added(), renewed('r')).when(renew('r')).thenNothing();
    given(account)(opened).when(renew('r')).thenNothing();
  });
});
