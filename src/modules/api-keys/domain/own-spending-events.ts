import type { AccountId, ProjectId, TaskId } from '../../../shared-kernel/ids.js';
import { fact, facts, type EventsOf } from '../../../shared-kernel/message.js';
import type { MicroText } from '../../../shared-kernel/money.js';
import type { ProviderEstimate } from '../../../shared-kernel/ports/provider-prices.js';

/** What stands in the books after an entry: our estimates in micro-dollars, never the provider's bill. */
interface OwnBooks {
  readonly accountId: AccountId;
  /** The calendar month in UTC that the entry belongs to, `2026-11`. */
  readonly month: string;
  /** Spent in the month that the books are at. */
  readonly spent: MicroText;
  /** Set aside for work that has not ended. */
  readonly reserved: MicroText;
}

/** Everything that the stream `ownspend-<accountId>` may say: what the account's own key may spend and is reckoned to have spent. */
export const ownSpendingFacts = facts('ownspend', {
  OwnLimitSet: fact<OwnBooks & { microUsd: MicroText | null }>('An account set or lifted the monthly limit on what its own key may spend.'),
  OwnSpendMonthBegan: fact<OwnBooks & { before: string | null }>('The first work of a month with an own key began; its limit counts anew.'),
  OwnSpendReserved: fact<OwnBooks & { taskId: TaskId; projectId: ProjectId } & ProviderEstimate>(
    'What a call with an own key may cost at most was set aside under the account’s limit.',
  ),
  OwnSpendCounted: fact<OwnBooks & { taskId: TaskId; attemptId: string; microUsd: MicroText; certain: boolean }>(
    'What a call with an own key is reckoned to have cost was counted under the account’s limit.',
  ),
  OwnSpendReleased: fact<OwnBooks & { taskId: TaskId; microUsd: MicroText; reason: string }>(
    'What work with an own key did not need was given back to the account’s limit.',
  ),
  OwnSpendAlerted: fact<OwnBooks & { percent: 50 | 80 | 100; limit: MicroText }>('Spending with an own key reached a share of its monthly limit.'),
});
export type OwnSpendingEvent = EventsOf<typeof ownSpendingFacts>;
