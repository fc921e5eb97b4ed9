import { policy, type Job } from '../../../shared-kernel/policy.js';
import type { AccountEvent } from '../domain/events.js';

const MINUTE_MS = 60_000;

/** Work that was under way elsewhere may have kept something a moment later: it is looked for twice more. */
const LOOKED_FOR_AGAIN_MS = [2 * MINUTE_MS, 60 * MINUTE_MS];

const destroy = (accountId: string, delayMs?: number): Job => ({
  job: 'accounts.destroy-account-data',
  data: { accountId },
  ...(delayMs === undefined ? {} : { delayMs }),
});

/** First it is said, for good; then everything is destroyed, however often that is interrupted. */
export const destroyAccountDataWhenAccountIsErased = policy<AccountEvent>('accounts.destroy-account-data-when-account-is-erased', {
  AccountErased: ({ data: { accountId } }) => [destroy(accountId)],
  AccountDataDestroyed: ({ data: { accountId } }) => LOOKED_FOR_AGAIN_MS.map(delayMs => destroy(accountId, delayMs)),
});
