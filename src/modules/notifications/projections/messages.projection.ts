import type { Heard } from '../../../shared-kernel/policy.js';
import { projection } from '../../../shared-kernel/projection.js';
import type { ApiKeyEvent, OwnSpendingEvent } from '../../api-keys/index.js';
import type { CreditEvent } from '../../credits/index.js';
import type { TaskEvent } from '../../media-pipeline/index.js';
import type { ProjectEvent } from '../../projects/index.js';
import { KEY_WORDS } from '../domain/queries.js';
import type { MessageType, MessageView } from '../domain/webhook-queries.js';

type MessageRow = MessageView & { readonly [extension: string]: unknown };
type Told = ApiKeyEvent | CreditEvent | OwnSpendingEvent | ProjectEvent | TaskEvent;
type Event = Heard<Told>;
type Of<Type extends Told['type']> = Heard<Extract<Told, { type: Type }>>;

const message = (
  { id, position, metadata: { at } }: Event,
  accountId: string,
  said: Pick<MessageRow, 'type' | 'line'> & { readonly data: MessageView['data'] },
): MessageRow => ({ messageId: id, accountId, position, at, ...said });

const ofProject = (type: MessageType, event: Event & { readonly data: { accountId: string; projectId: string } }, more: MessageView['data'] = {}) => {
  const { accountId, projectId } = event.data;
  return message(event, accountId, { type, line: projectId, data: { projectId, ...more } });
};

const COMPLETED: Readonly<Record<string, MessageType>> = { download: 'source.imported', transcription: 'transcript.completed' };

const ofAccount = (type: MessageType, event: Event & { readonly data: { accountId: string } }, data: MessageView['data']) =>
  message(event, event.data.accountId, { type, line: 'account', data });

const keyChanged = (_: MessageRow | undefined, event: Event & { readonly data: { accountId: string } }): MessageRow => {
  const reason = 'reason' in event.data && typeof event.data.reason === 'string' ? event.data.reason : null;
  return ofAccount('key.status_changed', event, { purse: 'openai_account', status: KEY_WORDS[event.type] ?? event.type, reason });
};

const ended = (type: MessageType) => (_: MessageRow | undefined, event: Of<'TaskFailed'> | Of<'TaskCancelled'>) => {
  const { taskId, operation, payer, reason } = event.data;
  return ofProject(type, event, { taskId, operation, payer, reason, cause: event.type === 'TaskFailed' ? event.data.cause : null });
};

/** What is a webhook told of? One row an event that somebody may want to hear of, kept for whoever wants to hear it again. */
export const messageRows = projection<MessageRow, Told>({
  name: 'notifications.messages',
  version: 2,
  rowsOf: ({ id }) => id,
  ownerOf: (_, row) => row.accountId,
  sortBy: row => row.position,
  on: {
    ProjectCreated: (_, event) => ofProject('project.created', event),
    ProjectDeleted: (_, event) => ofProject('project.deleted', event),
    TaskSucceeded: (_, event) => {
      const { taskId, operation, payer, products } = event.data;
      return ofProject(COMPLETED[operation] ?? 'output.completed', event, { taskId, operation, payer, products: products.length });
    },
    TaskStopped: (_, event) => ofProject('run.stopped', event, { taskId: event.data.taskId, reason: event.data.reason }),
    TaskFailed: ended('run.failed'),
    TaskCancelled: ended('run.cancelled'),
    ApiKeyAdded: keyChanged,
    ApiKeyInvalidated: keyChanged,
    ApiKeyRestricted: keyChanged,
    ApiKeyExpired: keyChanged,
    KeyCreditsExhausted: keyChanged,
    ApiKeyRecovered: keyChanged,
    ApiKeyRemoved: keyChanged,
    ApiKeyExpiryWarned: (_, event) => {
      const { expiresAt, days } = event.data;
      return ofAccount('key.expires_soon', event, { purse: 'openai_account', expiresAt, days });
    },
    OwnSpendAlerted: (_, event) => {
      const { month, percent } = event.data;
      return ofAccount('own_limit.share_reached', event, { purse: 'openai_account', month, percent });
    },
    ResultFoundUnusable: (_, event) => {
      const { taskId, operation, payer, reason } = event.data;
      return ofProject('output.lost', event, { taskId, operation, payer, reason });
    },
    LowBalanceReached: (_, event) => ofAccount('balance.low', event, { purse: 'platform_credits', thresholdMicroCredits: event.data.threshold }),
  },
});
