import { micro, microText } from '../../../shared-kernel/money.js';
import type { AnyEvent } from '../../../shared-kernel/message.js';
import type { Heard } from '../../../shared-kernel/policy.js';
import { projection } from '../../../shared-kernel/projection.js';
import type { CreditEvent } from '../../credits/index.js';
import type { ProjectEvent } from '../../projects/index.js';
import type { TaskEvent } from '../domain/events.js';
import type { TaskOrder } from '../domain/orders.js';
import type { ReceiptAttempt, ReceiptView } from '../domain/queries.js';
import { withOwnUse, withReturn } from './receipt-money.js';

type ReceiptRow = Pick<ReceiptView, keyof ReceiptView>;

const blank = (taskId: string, { accountId, projectId }: Pick<ReceiptRow, 'accountId' | 'projectId'>): ReceiptRow => ({
  taskId,
  accountId,
  projectId,
  operation: '',
  state: 'underway',
  reason: null,
  cardId: null,
  cardVersion: null,
  version: null,
  instructions: { account: null, project: null },
  listening: null,
  model: null,
  usage: {},
  simulated: false,
  payer: 'credits',
  rule: '',
  because: null,
  key: null,
  hold: null,
  charged: null,
  estimated: false,
  returned: '0',
  returns: [],
  atProvider: null,
  quote: null,
  borneByPlatform: '0',
  attempts: [],
  events: [],
  requestedAt: null,
  endedAt: null,
});

/** The row with a change, and with the event that it rests on. */
const told = (row: ReceiptRow, { type, position, metadata: { at } }: Heard<AnyEvent>, change: Partial<ReceiptRow> = {}): ReceiptRow => ({
  ...row,
  ...change,
  events: [...row.events, { event: type, position, at }],
});

const listeningOf = (order: TaskOrder): ReceiptRow['listening'] =>
  order.operation === 'transcription'
    ? { language: order.language, audioTrack: order.audioTrack ?? 0, withVocabulary: order.vocabulary !== undefined }
    : null;

const ordered = (order: TaskOrder): Partial<ReceiptRow> => ({
  operation: order.operation,
  cardId: 'cardId' in order ? order.cardId : null,
  instructions: ('instructions' in order ? order.instructions : undefined) ?? { account: null, project: null },
  listening: listeningOf(order),
  model: 'model' in order ? order.model : null,
  payer: order.payer.by,
  rule: order.rule,
  because: order.because ?? null,
  ...(order.payer.by === 'credits'
    ? {}
    : { key: { fingerprint: order.payer.fingerprint, lastFour: order.payer.lastFour ?? null }, charged: '0' as const }),
});

type Asking = Heard<Extract<ProjectEvent, { type: 'ProjectCreated' | 'WorkRequested' }>>;

/** What the quote that was cited promised for this task. */
const quoted = ({ data: { quote } }: Asking, taskId: string): ReceiptRow['quote'] => {
  const part = quote?.parts.find(known => known.taskId === taskId);
  if (!quote || !part) return null;
  return { quoteId: quote.quoteId.sealed, expiresAt: quote.expiresAt, ceiling: part.ceiling, priceVersion: part.priceVersion };
};

const asked = (row: ReceiptRow | undefined, event: Asking, taskId: string, change: Partial<ReceiptRow>): ReceiptRow | undefined => {
  const planned = event.data.tasks.find(task => task.taskId === taskId);
  if (!planned) return row;
  const ask = { ...ordered(planned.order), quote: quoted(event, taskId), requestedAt: event.metadata.at };
  return told(row ?? blank(taskId, event.data), event, { ...ask, ...change });
};

const withAttempt = (row: ReceiptRow, attemptId: string, change: Partial<ReceiptAttempt>): readonly ReceiptAttempt[] =>
  row.attempts.map(attempt => (attempt.attemptId === attemptId ? { ...attempt, ...change } : attempt));

const idsOf = (event: ProjectEvent | TaskEvent | CreditEvent): string | readonly string[] | null => {
  if (event.type === 'ProjectCreated' || event.type === 'WorkRequested') return event.data.tasks.map(({ taskId }) => taskId);
  if ('taskId' in event.data) return event.data.taskId;
  return 'holdId' in event.data ? event.data.holdId : null;
};

/** What was bought for each task, who paid by which rule, and how much? One row a task, from its hold on, and for ever. */
export const receipts = projection<ReceiptRow, ProjectEvent | TaskEvent | CreditEvent>({
  name: 'media-pipeline.receipts',
  version: 4,
  rowsOf: idsOf,
  ownerOf: ({ data }) => data.accountId,
  sortBy: row => `${row.requestedAt ?? ''}|${row.taskId}`,
  groupBy: row => row.projectId,
  on: {
    ProjectCreated: (row, event, id) => asked(row, event, id, {}),
    WorkRequested: (row, event, id) => asked(row, event, id, { cardVersion: event.data.cardVersion, version: event.data.version }),

    CreditsHeld: (row, event, id) => {
      const { amount, tariff } = event.data;
      return told(row ?? blank(id, event.data), event, {
        operation: tariff.operation,
        hold: { amount, status: 'open', priceVersion: tariff.priceVersion },
      });
    },
    HoldExtended: (row, event) =>
      row?.hold ? told(row, event, { hold: { ...row.hold, amount: microText(micro(row.hold.amount) + micro(event.data.by)) } }) : row,
    HoldSettled: (row, event) =>
      row?.hold
        ? told(row, event, {
            hold: { ...row.hold, status: 'settled' },
            charged: event.data.charged,
            estimated: event.data.estimated ?? row.estimated,
          })
        : row,
    HoldReleased: (row, event) => (row?.hold ? told(row, event, { hold: { ...row.hold, status: 'released' }, charged: '0' }) : row),
    ChargeReturned: (row, event) => {
      if (!row) return row;
      const { returnId, amount, reason } = event.data;
      return told(row, event, withReturn(row, { returnId, amount, reason, position: event.position, at: event.metadata.at }));
    },
    CostBorneByPlatform: (row, event) => row && told(row, event, { borneByPlatform: event.data.amount }),

    TaskScheduled: (row, event, id) => told(row ?? blank(id, event.data), event, ordered(event.data.order)),
    AttemptIntended: (row, event) => {
      if (!row) return row;
      const { attemptId, step, number, model } = event.data;
      const { at: sentAt } = event.metadata;
      const open = { outcome: 'underway', cause: null, reason: null, requestId: null, simulated: false, usage: {}, endedAt: null } as const;
      return told(row, event, { attempts: [...row.attempts, { attemptId, step, number, model, sentAt, ...open }] });
    },
    StepSucceeded: (row, event) => {
      const { attemptId, usage, requestId, simulated, ownUse } = event.data;
      const ended = { outcome: 'delivered', usage, requestId, simulated, endedAt: event.metadata.at } as const;
      return row && told(row, event, { attempts: withAttempt(row, attemptId, ended), atProvider: withOwnUse(row.atProvider, ownUse) });
    },
    AttemptFailed: (row, event) => {
      const { attemptId, cause, reason, requestId, ownUse } = event.data;
      const ended = { outcome: 'failed', cause, reason, requestId, endedAt: event.metadata.at } as const;
      return row && told(row, event, { attempts: withAttempt(row, attemptId, ended), atProvider: withOwnUse(row.atProvider, ownUse) });
    },
    AttemptOutcomeUnknown: (row, event) => {
      const { attemptId, reason, ownUse } = event.data;
      const ended = { outcome: 'unknown', reason, endedAt: event.metadata.at } as const;
      return row && told(row, event, { attempts: withAttempt(row, attemptId, ended), atProvider: withOwnUse(row.atProvider, ownUse) });
    },
    ReattemptAuthorised: (row, event) => row && told(row, event),
    TaskPostponed: (row, event) => row && told(row, event),
    TaskStopped: (row, event) => row && told(row, event),
    TaskResumed: (row, event) => row && told(row, event),
    TaskSucceeded: (row, event) => {
      const { usage, model, simulated } = event.data;
      return row && told(row, event, { state: 'succeeded', usage, model, simulated, endedAt: event.metadata.at });
    },
    TaskFailed: (row, event) => {
      const { usage, reason } = event.data;
      return row && told(row, event, { state: 'failed', usage, reason, endedAt: event.metadata.at });
    },
    ResultFoundUnusable: (row, event) => row && told(row, event, { reason: `result-${event.data.reason}` }),
    TaskCancelled: (row, event) => {
      const { usage, reason, estimated = false } = event.data;
      return row && told(row, event, { state: 'cancelled', usage, reason, estimated, endedAt: event.metadata.at });
    },
  },
});
