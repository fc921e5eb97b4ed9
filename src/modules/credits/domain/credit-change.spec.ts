import { given as givenFor } from '../../../shared-kernel/testing/given.js';
import { creditChangeCommands } from './commands.js';
import { creditChanges } from './credit-change.js';
import type { CreditChange, CreditChangeEvent } from './events.js';

const given = givenFor(creditChanges);
const change: CreditChange = {
  changeId: 'change',
  accountId: 'ada',
  kind: 'grant',
  amount: '5000',
  reason: 'goodwill',
  note: { sealed: 'v1.k.x' },
  terms: { priority: 200, expiresAt: null },
  proposedBy: 'bea',
  lapsesAt: '2026-11-27T12:00:00.000Z',
};
const [before, lapsed] = ['2026-11-27T11:59:59.999Z', change.lapsesAt];
const proposed: CreditChangeEvent = { type: 'CreditChangeProposed', data: change };
const approved: CreditChangeEvent = { type: 'CreditChangeApproved', data: { ...change, approvedBy: 'cleo' } };
const rejected = (rejectedBy: string): CreditChangeEvent => ({
  type: 'CreditChangeRejected',
  data: { changeId: 'change', accountId: 'ada', rejectedBy },
});
const over: CreditChangeEvent = { type: 'CreditChangeLapsed', data: { changeId: 'change', accountId: 'ada' } };
const approve = (by: string, now = before) => creditChangeCommands.ApproveCreditChange({ changeId: 'change', by, now });
const reject = (by: string) => creditChangeCommands.RejectCreditChange({ changeId: 'change', by });
const lapse = (now: string) => creditChangeCommands.LapseCreditChange({ changeId: 'change', now });
const fail = creditChangeCommands.FailCreditChange({ changeId: 'change', failure: 'adjustment_exceeds_available' });

describe('a change of credits that needs a second person', () => {
  it('is proposed once', () => {
    given().when(creditChangeCommands.ProposeCreditChange(change)).then(proposed);
    given(proposed).when(creditChangeCommands.ProposeCreditChange(change)).thenNothing();
  });
  it('is approved by somebody else, once', () => {
    given(proposed).when(approve('cleo')).then(approved);
    given(proposed, approved).when(approve('cleo')).thenNothing();
  });
  it('is approved neither by who proposed it nor by who gains by it', () => {
    given(proposed).when(approve('bea')).thenRefused('second_person_required', { reason: 'own_proposal' });
    given(proposed).when(approve('ada')).thenRefused('second_person_required', { reason: 'own_account' });
  });
  it('is rejected by another, or withdrawn, once', () => {
    given(proposed).when(reject('cleo')).then(rejected('cleo'));
    given(proposed).when(reject('bea')).then(rejected('bea'));
    given(proposed, rejected('cleo')).when(reject('cleo')).thenNothing();
  });
  it('is decided once', () => {
    given(proposed, rejected('cleo')).when(approve('dora')).thenRefused('credit_change_closed', { reason: 'rejected' });
    given(proposed, approved).when(reject('bea')).thenRefused('credit_change_closed', { reason: 'approved' });
    given(proposed, approved).when(approve('dora')).thenRefused('credit_change_closed', { reason: 'approved' });
  });
  it('lapses when nobody decides, and cannot be approved from then on, noticed or not', () => {
    given(proposed).when(lapse(before)).thenNothing();
    given(proposed).when(lapse(lapsed)).then(over);
    given(proposed, over).when(lapse(lapsed)).thenNothing();
    given(proposed).when(approve('cleo', lapsed)).thenRefused('credit_change_closed', { reason: 'lapsed' });
    given(proposed, over).when(approve('cleo')).thenRefused('credit_change_closed', { reason: 'lapsed' });
  });
  it('says so when the account could not take it', () => {
    given(proposed, approved)
      .when(fail)
      .then({ type: 'CreditChangeFailed', data: { changeId: 'change', accountId: 'ada', failure: 'adjustment_exceeds_available' } });
    given(proposed).when(fail).thenNothing();
  });
  it('has to be known', () => {
    given().when(approve('cleo')).thenRefused('credit_change_unknown');
    given().when(reject('cleo')).thenRefused('credit_change_unknown');
  });
});
