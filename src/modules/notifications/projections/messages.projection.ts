import type { Heard } from '../../../shared-kernel/policy.js';
import { projection } from '../../../shared-kernel/projection.js';
import type { ApiKeyEvent } from '../../api-keys/index.js';
import type { CreditEvent } from '../../credits/index.js';
import type { TaskEvent } from '../../media-pipeline/index.js';
import type { ProjectEvent } from '../../projects/index.js';
import type { MessageType, MessageView } from '../domain/webhook-queries.js';

type MessageRow = MessageView & { readonly [extension: string]: unknown };
type Told = ApiKeyEvent | CreditEvent | ProjectEvent | TaskEvent;
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

const keyIs =
  (status: string) =>
  (_: MessageRow | undefined, event: Event & { readonly data: { accountId: string } }): MessageRow => {
    const reason = 'reason' in event.data && typeof event.data.reason === 'string' ? event.data.reason : null;
    return message(event, event.data.accountId, { type: 'key.status_changed', line: 'account', data: { purse: 'openai_account', status, reason } });
  };

const ended = (type: MessageType) => (_: MessageRow | undefined, event: Of<'TaskFailed'> | Of<'TaskCancelled'>) => {
  const { taskId, operation, payer, reason } = event.data;
  return ofProject(type, event, { taskId, operation, payer, reason, cause: event.type === 'TaskFailed' ? event.data.cause : null });
};

/** What is a webhook told of? One row an event that somebody may want to hear of, kept for whoever wants to hear it again. */
export const messageRows = projection<MessageRow, Told>({
  name: 'notifications.messages',
  version: 1,
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
    ApiKeyAdded: keyIs('stored'),
    ApiKeyInvalidated: keyIs('invalid'),
    ApiKeyRestricted: keyIs('restricted'),
    ApiKeyExpired: keyIs('expired'),
    KeyCreditsExhausted: keyIs('exhausted'),
    ApiKeyRecovered: keyIs('works'),
    ApiKeyRemoved: keyIs('removed'),
    LowBalanceReached: (_, event) => {
      const { accountId, threshold } = event.data;
      return message(event, accountId, {
        type: 'balance.low',
        line: 'account',
        data: { purse: 'platform_credits', thresholdMicroCredits: threshold },
      });
    },
  },
});
