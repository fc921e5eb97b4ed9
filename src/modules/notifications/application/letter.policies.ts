import type { AnyEvent } from '../../../shared-kernel/message.js';
import type { Heard, Reaction } from '../../../shared-kernel/policy.js';
import { policy } from '../../../shared-kernel/policy.js';
import type { AccountEvent } from '../../accounts/index.js';
import type { ApiKeyEvent, OwnSpendingEvent } from '../../api-keys/index.js';
import type { CreditEvent } from '../../credits/index.js';
import type { TaskEvent } from '../../media-pipeline/index.js';
import type { WebhookEvent } from '../domain/webhook-events.js';
import { WRITE_LETTERS } from './write-letters.job.js';

type Owned = Heard<AnyEvent & { readonly data: { readonly accountId: string } }>;

const write = ({ data: { accountId }, position }: Owned): readonly Reaction[] => [{ job: WRITE_LETTERS, data: { accountId, position } }];

/** Whatever raises a notice may be worth a letter; the round of chores makes up for a hint that was lost. */
export const writeLettersWhenNoticesAreRaised = policy<ApiKeyEvent | CreditEvent | OwnSpendingEvent | TaskEvent | WebhookEvent>(
  'notifications.write-letters-when-notices-are-raised',
  {
    KeyCreditsExhausted: write,
    ApiKeyInvalidated: write,
    ApiKeyRestricted: write,
    ApiKeyExpired: write,
    ApiKeyRecovered: write,
    ApiKeyExpiryWarned: write,
    OwnSpendAlerted: write,
    LowBalanceReached: write,
    TaskFailed: write,
    ResultFoundUnusable: write,
    WebhookPaused: write,
  },
);

/** An erased account is written to no more, and nothing is kept of what it was written. */
export const forgetLettersWhenAccountIsErased = policy<AccountEvent>('notifications.forget-letters-when-account-is-erased', {
  AccountErased: ({ data: { accountId } }) => [{ job: 'notifications.forget-letters', data: { accountId } }],
});
