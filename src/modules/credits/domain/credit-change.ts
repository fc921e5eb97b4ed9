import type { Decider } from '../../../shared-kernel/decider.js';
import type { CreditChangeCommand } from './commands.js';
import { CreditChangeClosed, CreditChangeUnknown, SecondPersonRequired } from './errors.js';
import { creditChangeFacts, type CreditChange, type CreditChangeEvent } from './events.js';

type Standing = 'open' | 'approved' | 'rejected' | 'lapsed' | 'failed';

/** A change of an account's credits that one operator has proposed and another one decides. */
export type ProposedChange =
  { readonly status: 'none' } | { readonly status: Standing; readonly change: CreditChange; readonly decidedBy: string | null };

const openOne = (state: ProposedChange): CreditChange => {
  if (state.status === 'none') throw CreditChangeUnknown();
  if (state.status !== 'open') throw CreditChangeClosed({ reason: state.status });
  return state.change;
};

/** Neither the one who proposed it nor the one who gains by it. */
const mustBeSecond = ({ proposedBy, accountId }: CreditChange, by: string): void => {
  if (by === proposedBy) throw SecondPersonRequired({ reason: 'own_proposal' });
  if (by === accountId) throw SecondPersonRequired({ reason: 'own_account' });
};

const decidedBefore = (state: ProposedChange, as: Standing, by: string): boolean => state.status === as && state.decidedBy === by;

const lapses = (state: ProposedChange, now: string): state is Extract<ProposedChange, { change: CreditChange }> =>
  state.status === 'open' && state.change.lapsesAt <= now;

/** A larger change of credits: proposed → approved by a second person, rejected, or lapsed. */
export const creditChanges: Decider<ProposedChange, CreditChangeCommand, CreditChangeEvent> = {
  facts: creditChangeFacts,
  initial: { status: 'none' },
  decide({ type, data }, state) {
    switch (type) {
      case 'ProposeCreditChange':
        return state.status === 'none' ? [{ type: 'CreditChangeProposed', data }] : [];
      case 'ApproveCreditChange': {
        if (decidedBefore(state, 'approved', data.by)) return [];
        const change = openOne(state);
        mustBeSecond(change, data.by);
        if (lapses(state, data.now)) throw CreditChangeClosed({ reason: 'lapsed' });
        return [{ type: 'CreditChangeApproved', data: { ...change, approvedBy: data.by } }];
      }
      case 'RejectCreditChange': {
        if (decidedBefore(state, 'rejected', data.by)) return [];
        const { changeId, accountId } = openOne(state);
        return [{ type: 'CreditChangeRejected', data: { changeId, accountId, rejectedBy: data.by } }];
      }
      case 'LapseCreditChange':
        return lapses(state, data.now) ? [{ type: 'CreditChangeLapsed', data: { changeId: data.changeId, accountId: state.change.accountId } }] : [];
      case 'FailCreditChange':
        return state.status === 'approved'
          ? [{ type: 'CreditChangeFailed', data: { changeId: data.changeId, accountId: state.change.accountId, failure: data.failure } }]
          : [];
    }
  },
  evolve(state, { type, data }) {
    switch (type) {
      case 'CreditChangeProposed':
        return { status: 'open', change: data, decidedBy: null };
      case 'CreditChangeApproved':
        return { status: 'approved', change: data, decidedBy: data.approvedBy };
      case 'CreditChangeRejected':
        return state.status === 'none' ? state : { ...state, status: 'rejected', decidedBy: data.rejectedBy };
      case 'CreditChangeLapsed':
        return state.status === 'none' ? state : { ...state, status: 'lapsed' };
      case 'CreditChangeFailed':
        return state.status === 'none' ? state : { ...state, status: 'failed' };
    }
  },
};
