import type { Decider } from '../../../shared-kernel/decider.js';
import { creditAmount, micro, sum, type MicroCredits } from '../../../shared-kernel/money.js';
import type { SmallChangeCommand } from './commands.js';
import { SecondPersonRequired } from './errors.js';
import { smallChangeFacts, type SmallChange, type SmallChangeEvent } from './events.js';

/** The one ledger: whoever changes credits alone stands in line here. */
export const OPERATORS_LEDGER = 'operators';

/** Changes of the 24 hours before a moment; a day that began at midnight would let twice as much through around it. */
const after = (changes: readonly SmallChange[], since: string): readonly SmallChange[] => changes.filter(({ at }) => at > since);

const total = (changes: readonly SmallChange[]): MicroCredits => sum(changes.map(({ amount }) => micro(amount)));

/** A large change in slices is a large change: small ones are added up, by their operator and by the account that they are of. */
export const smallChanges: Decider<readonly SmallChange[], SmallChangeCommand, SmallChangeEvent> = {
  facts: smallChangeFacts,
  initial: [],
  decide({ data: { limit, ...change } }, changes) {
    if (changes.some(({ changeId }) => changeId === change.changeId)) return [];
    const recent = after(changes, change.since);
    const byOperator = total(recent.filter(({ by }) => by === change.by)) + micro(change.amount);
    const ofAccount = total(recent.filter(({ accountId }) => accountId === change.accountId)) + micro(change.amount);
    const inADay = byOperator > ofAccount ? byOperator : ofAccount;
    if (inADay > micro(limit)) throw SecondPersonRequired({ reason: 'added_up', limit: creditAmount(limit), inADay: creditAmount(inADay) });
    return [{ type: 'SmallChangeAdmitted', data: change }];
  },
  evolve(changes, { data: { ledgerId: _, ...change } }) {
    return [...after(changes, change.since), change];
  },
};
