import type { RecordedEvent } from '../../../shared-kernel/ports/event-log.js';
import type { Row } from '../../../shared-kernel/projection.js';
import type { BalanceView } from '../domain/queries.js';
import { balanceProjection, emptyBalance } from '../projections/balance.projection.js';

/** The balance as it was at a moment: the live balance's own reducers over what the account's stream said by then. */
export const balanceAfter = async (
  history: AsyncIterable<RecordedEvent> | Iterable<RecordedEvent>,
  accountId: string,
  moment: string,
): Promise<BalanceView> => {
  let row: Row | undefined;
  for await (const event of history) {
    if (event.metadata.at > moment) break;
    row = balanceProjection.on[event.type]?.(row, event, accountId) ?? row;
  }
  return (row as BalanceView | undefined) ?? emptyBalance(accountId);
};
