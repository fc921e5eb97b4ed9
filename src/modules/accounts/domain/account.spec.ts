import { given } from '../../../shared-kernel/testing/given.js';
import { account } from './account.js';
import { accountCommands } from './commands.js';
import type { AccountEvent, Role } from './events.js';

const accountId = '01890000-0000-7000-8000-00000000000a';
const other = '01890000-0000-7000-8000-00000000000b';
const text = { sealed: 'v1.k.x' };
const opening = { accountId, email: { sealed: 'v1.k.e' }, emailHash: 'h', roles: ['user'] as Role[] };
const opened: AccountEvent = { type: 'AccountOpened', data: opening };
const abandoned: AccountEvent = { type: 'AccountAbandoned', data: { accountId, emailHash: 'h' } };
const granted = (role: Role): AccountEvent => ({ type: 'RoleGranted', data: { accountId, role } });
const revoked = (role: Role): AccountEvent => ({ type: 'RoleRevoked', data: { accountId, role } });
const saved = (version: number): AccountEvent => ({ type: 'GlobalInstructionsChanged', data: { accountId, text, version, bytes: 3 } });
const changed: AccountEvent = { type: 'PasswordChanged', data: { accountId, changeId: 'one' } };
const erased: AccountEvent = { type: 'AccountErased', data: { accountId, emailHash: 'h', by: 'owner' } };
const save = (expectedVersion: number | null) => accountCommands.ChangeGlobalInstructions({ accountId, text, bytes: 3, expectedVersion });
const revoke = (role: Role, by = other) => accountCommands.RevokeRole({ accountId, role, by });

describe('an account', () => {
  const open = accountCommands.OpenAccount(opening);
  const abandon = accountCommands.AbandonAccount({ accountId, emailHash: 'h' });

  it('opens', () => given(account)().when(open).then(opened));
  const erase = accountCommands.EraseAccount({ accountId, by: 'owner' });
  const destroyed: AccountEvent = { type: 'AccountDataDestroyed', data: { accountId, destroyed: { files: 2 } } };
  const report = accountCommands.RecordDestruction({ accountId, destroyed: { files: 2 } });

  it('[A-18] is erased once', () => {
    given(account)(opened).when(erase).then(erased);
    given(account)(opened, erased).when(erase).thenNothing();
  });
  it('[A-18] is not erased before it opened, and never opens again', () => {
    given(account)().when(erase).thenRefused('account_unknown');
    given(account)(opened, erased).when(open).thenRefused('email_taken');
  });
  it('[A-18] says once that everything is destroyed, and only after it was erased', () => {
    given(account)(opened).when(report).thenNothing();
    given(account)(opened, erased).when(report).then(destroyed);
    given(account)(opened, erased, destroyed).when(report).thenNothing();
  });
  it('[A-18] is nobody’s any more once it is erased', () => {
    given(account)(opened, erased).when(save(0)).thenRefused('account_unknown');
    given(account)(opened, erased).when(abandon).thenNothing();
  });

  const theft = accountCommands.RecordSuspectedTheft({ accountId, sessionId: 's' });
  it('says when a session of it may have been stolen, as long as it stands', () => {
    given(account)(opened)
      .when(theft)
      .then({ type: 'SessionTheftSuspected', data: { accountId, sessionId: 's' } });
    given(account)(opened, erased).when(theft).thenNothing();
  });

  const confirm = accountCommands.ConfirmEmail({ accountId });
  const confirmed: AccountEvent = { type: 'EmailConfirmed', data: { accountId } };

  it('has its address confirmed once', () => given(account)(opened).when(confirm).then(confirmed));
  it('is not confirmed twice', () => given(account)(opened, confirmed).when(confirm).thenNothing());
  it('is not confirmed before it opened', () => given(account)().when(confirm).thenRefused('account_unknown'));

  it('opens once', () => given(account)(opened).when(open).thenNothing());
  it('never opens after its address went to somebody else', () => given(account)(abandoned).when(open).thenRefused('email_taken'));
  it('is abandoned before it opens', () => given(account)().when(abandon).then(abandoned));
  it('is abandoned once', () => given(account)(abandoned).when(abandon).thenNothing());
  it('keeps its address once it is open', () => given(account)(opened).when(abandon).thenRefused('email_taken'));

  it.each([
    ['a role', accountCommands.GrantRole({ accountId, role: 'admin' })],
    ['a lost role', revoke('admin')],
    ['instructions', save(null)],
    ['a password', accountCommands.RecordPasswordChange({ accountId, changeId: 'one' })],
  ])('is unknown to %s before it opens, and after it was abandoned', (_, command) => {
    given(account)().when(command).thenRefused('account_unknown');
    given(account)(abandoned).when(command).thenRefused('account_unknown');
  });
});

describe('the roles of an account', () => {
  const grant = accountCommands.GrantRole({ accountId, role: 'admin' });

  it('are given', () => given(account)(opened).when(grant).then(granted('admin')));
  it('are given once', () => given(account)(opened, granted('admin')).when(grant).thenNothing());
  it('are taken', () => given(account)(opened, granted('admin')).when(revoke('admin')).then(revoked('admin')));
  it('are not taken twice', () => given(account)(opened, granted('admin'), revoked('admin')).when(revoke('admin')).thenNothing());
  it('can be given again', () => given(account)(opened, granted('admin'), revoked('admin')).when(grant).then(granted('admin')));
  it('always hold the user', () => given(account)(opened).when(revoke('user')).thenRefused('role_fixed'));
  it('keep an administrator from leaving nobody behind', () =>
    given(account)(opened, granted('admin')).when(revoke('admin', accountId)).thenRefused('own_administrator_role'));
  it('may otherwise be laid down', () => given(account)(opened, granted('support')).when(revoke('support', accountId)).then(revoked('support')));
});

describe('the instructions of an account', () => {
  it('begin at version 0', () => given(account)(opened).when(save(0)).then(saved(1)));
  it('count their versions', () => given(account)(opened, saved(1)).when(save(1)).then(saved(2)));
  it('are saved over any version when the client says so', () => given(account)(opened, saved(1)).when(save(null)).then(saved(2)));
  it('are not saved over somebody else’s', () =>
    given(account)(opened, saved(1), saved(2)).when(save(1)).thenRefused('precondition_stale', { currentVersion: 2 }));
});

describe('the password of an account', () => {
  const record = (changeId: string) => accountCommands.RecordPasswordChange({ accountId, changeId });

  it('changes', () => given(account)(opened).when(record('one')).then(changed));
  it('is told of once for each change', () => given(account)(opened, changed).when(record('one')).thenNothing());
  it('changes again', () =>
    given(account)(opened, changed)
      .when(record('two'))
      .then({ type: 'PasswordChanged', data: { accountId, changeId: 'two' } }));
});

describe('the consents of an account', () => {
  const [eight, nine, ten] = ['2026-11-20T08:00:00.000Z', '2026-11-20T09:00:00.000Z', '2026-11-20T10:00:00.000Z'];
  const consent = (consentId: string, projectId: string | null = null, until = ten): AccountEvent => ({
    type: 'SupportConsentGiven',
    data: { accountId, consentId, projectId, until, from: eight },
  });
  const give = (consentId: string, now = eight) => accountCommands.GiveSupportConsent({ accountId, consentId, projectId: null, until: ten, now });
  const withdraw = accountCommands.WithdrawSupportConsent({ accountId, consentId: 'a' });
  const withdrawn: AccountEvent = { type: 'SupportConsentWithdrawn', data: { accountId, consentId: 'a' } };
  const seen = { accountId, by: other, route: 'GET /v1/projects', things: {} };
  const look = (projectId: string | null, now = nine) => accountCommands.LookForSupport({ ...seen, projectId, now });
  const looked = (consentId: string): AccountEvent => ({ type: 'SupportLooked', data: { ...seen, consentId } });

  it('are given once', () => {
    given(account)(opened).when(give('a')).then(consent('a'));
    given(account)(opened, consent('a')).when(give('a')).thenNothing();
  });
  it('stand ten at a time, and make room when they are over', () => {
    const standing = Array.from({ length: 10 }, (_, number) => consent(String(number)));
    given(account)(opened, ...standing)
      .when(give('a'))
      .thenRefused('too_many_consents', { most: 10 });
    given(account)(opened, ...standing)
      .when(give('a', ten))
      .then({ type: 'SupportConsentGiven', data: { accountId, consentId: 'a', projectId: null, until: ten, from: ten } });
  });
  it('are withdrawn once', () => {
    given(account)(opened, consent('a')).when(withdraw).then(withdrawn);
    given(account)(opened, consent('a'), withdrawn).when(withdraw).thenRefused('consent_unknown');
  });
  it('let support look as long as they stand, and each look is written down', () => {
    given(account)(opened, consent('a')).when(look('p')).then(looked('a'));
    given(account)(opened, consent('a')).when(look(null)).then(looked('a'));
    given(account)(opened, consent('a')).when(look('p', ten)).thenRefused('consent_unknown');
    given(account)(opened, consent('a'), withdrawn).when(look('p')).thenRefused('consent_unknown');
    given(account)(opened).when(look('p')).thenRefused('consent_unknown');
  });
  it('let support look at no other project than the one they name', () => {
    given(account)(opened, consent('a', 'p')).when(look('p')).then(looked('a'));
    given(account)(opened, consent('a', 'p')).when(look('q')).thenRefused('consent_unknown');
    given(account)(opened, consent('a', 'p')).when(look(null)).thenRefused('consent_unknown');
    given(account)(opened, consent('a', 'p'), consent('b', 'q')).when(look('q')).then(looked('b'));
  });
  it('are ended by support as well, which the event says', () => {
    const ending = accountCommands.WithdrawSupportConsent({ accountId, consentId: 'a', by: other });
    given(account)(opened, consent('a'))
      .when(ending)
      .then({ type: 'SupportConsentWithdrawn', data: { accountId, consentId: 'a', by: other } });
  });
  it('are not needed to look at how the account stands, also after its erasure, and that is written down', () => {
    const states = accountCommands.LookAtStates({ ...seen, ticket: 'T-1' });
    const stood: AccountEvent = { type: 'SupportLookedAtStates', data: { ...seen, ticket: 'T-1' } };
    given(account)(opened).when(states).then(stood);
    given(account)(opened, stood).when(states).then(stood);
    given(account)(opened, erased).when(states).then(stood);
    given(account)().when(states).thenRefused('account_unknown');
  });
  it('[A-18] end with the account', () => given(account)(opened, consent('a'), erased).when(look('p')).thenRefused('account_unknown'));
});
