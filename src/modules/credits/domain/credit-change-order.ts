import { creditCommands, type CreditCommand } from './commands.js';
import type { CreditChange } from './events.js';

/** The entry that a change comes to; its id is the change's, so that it is booked once, however often it is ordered. */
export const orderFor = ({
  changeId,
  accountId,
  kind,
  amount,
  reason,
  note,
  terms,
}: Omit<CreditChange, 'proposedBy' | 'lapsesAt'>): CreditCommand => {
  if (kind === 'correction') return creditCommands.AdjustCredits({ accountId, adjustmentId: changeId, amount, reason, note });
  return creditCommands.GrantCredits({ accountId, grantId: changeId, amount, source: 'top-up', ...terms, priceVersion: null, reason, note });
};
