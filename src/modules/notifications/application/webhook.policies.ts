import type { Heard, Reaction } from '../../../shared-kernel/policy.js';
import { policy } from '../../../shared-kernel/policy.js';
import type { AnyEvent } from '../../../shared-kernel/message.js';
import type { AccountEvent } from '../../accounts/index.js';
import type { ApiKeyEvent, OwnSpendingEvent } from '../../api-keys/index.js';
import type { CreditEvent } from '../../credits/index.js';
import type { TaskEvent } from '../../media-pipeline/index.js';
import type { ProjectEvent } from '../../projects/index.js';
import { webhookCommands } from '../domain/webhook-commands.js';
import type { WebhookEvent } from '../domain/webhook-events.js';
import { DELIVER_WEBHOOKS } from './deliver-webhooks.job.js';

type Owned = Heard<AnyEvent & { readonly data: { readonly accountId: string } }>;

const deliver = ({ data: { accountId }, position }: Owned): readonly Reaction[] => [{ job: DELIVER_WEBHOOKS, data: { accountId, position } }];

/** Whoever wants to hear of it is told soon; the round of chores makes up for a hint that was lost. */
export const tellWebhooksWhenSomethingHappens = policy<ApiKeyEvent | CreditEvent | OwnSpendingEvent | ProjectEvent | TaskEvent | WebhookEvent>(
  'notifications.tell-webhooks-when-something-happens',
  {
    ProjectCreated: deliver,
    ProjectDeleted: deliver,
    TaskSucceeded: deliver,
    TaskStopped: deliver,
    TaskFailed: deliver,
    TaskCancelled: deliver,
    ApiKeyAdded: deliver,
    ApiKeyInvalidated: deliver,
    ApiKeyRestricted: deliver,
    ApiKeyExpired: deliver,
    KeyCreditsExhausted: deliver,
    ApiKeyRecovered: deliver,
    ApiKeyRemoved: deliver,
    ApiKeyExpiryWarned: deliver,
    OwnSpendAlerted: deliver,
    ResultFoundUnusable: deliver,
    LowBalanceReached: deliver,
    WebhookChanged: deliver,
    WebhookResumed: deliver,
    WebhookReplayed: deliver,
  },
);

/** An erased account is told of nothing. */
export const removeWebhooksWhenAccountIsErased = policy<AccountEvent>('notifications.remove-webhooks-when-account-is-erased', {
  AccountErased: ({ data: { accountId } }) => [webhookCommands.RemoveAllWebhooks({ accountId })],
});
