import { projection } from '../../../shared-kernel/projection.js';
import type { Heard } from '../../../shared-kernel/policy.js';
import type { ProjectEvent } from '../../projects/index.js';
import type { FailureCause, TaskEvent, TaskOrder, TaskRef } from '../domain/events.js';
import type { TaskView } from '../domain/queries.js';

type TaskRow = TaskView & { readonly [extension: string]: unknown };

/** A step counts when it is delivered; the whole is 100 only when the task has succeeded. */
const percentOf = (done: number, steps: number | null): number =>
  steps === null || steps === 0 ? 0 : Math.min(99, Math.floor((100 * done) / steps));

/** How a call ended explains a task at work; one that stopped or ended before its call did keeps its own reason. */
const afterCall = (row: TaskRow, ended: Pick<TaskView, 'reason' | 'cause' | 'changedAt'>): TaskRow =>
  row.state === 'stopped' || row.endedAt !== null ? row : { ...row, ...ended };

type Asking = Extract<ProjectEvent, { type: 'ProjectCreated' | 'WorkRequested' }>;

const asOrdered = ({ taskId, accountId, projectId }: TaskRef, order: TaskOrder, { at, correlationId }: Heard<Asking>['metadata']): TaskRow => ({
  taskId,
  accountId,
  projectId,
  requestId: correlationId,
  operation: order.operation,
  cardId: 'cardId' in order ? order.cardId : null,
  payer: order.payer.by,
  rule: order.rule,
  state: 'scheduled',
  reason: null,
  cause: null,
  waitsUntil: null,
  percent: 0,
  stepsDone: 0,
  steps: null,
  attempts: 0,
  scheduledAt: at,
  changedAt: at,
  endedAt: null,
  retryable: false,
  retriedAs: null,
  order,
  products: [],
});

/** Tasks of one order have one moment: they are listed as they follow each other. */
const PLACES: readonly string[] = ['download', 'transcription', 'thumbnails', 'text', 'card', 'image'];

/** What a project asked for can be asked about at once: it need not have been scheduled yet. */
const askedFor = (row: TaskRow | undefined, { data: { tasks: asked, accountId, projectId }, metadata }: Heard<Asking>, taskId: string) => {
  const planned = asked.find(task => task.taskId === taskId);
  if (planned) return row ?? asOrdered({ taskId, accountId, projectId }, planned.order, metadata);
  const retry = asked.find(({ order }) => order.retryOf === taskId);
  return row && retry ? { ...row, retryable: false, retriedAs: retry.taskId } : row;
};

/** Done once more as it was ordered, these end in the same way. */
const SAME_AGAIN: ReadonlySet<FailureCause> = new Set(['prompt-refused', 'media-refused', 'longer-than-stated', 'order-unreadable']);

/** How far is each task, what does it wait for, and what did it make? */
export const tasks = projection<TaskRow, TaskEvent | ProjectEvent>({
  name: 'media-pipeline.tasks',
  version: 6,
  rowsOf: ({ data }) => {
    if ('tasks' in data) return data.tasks.flatMap(({ taskId, order: { retryOf } }) => (retryOf === undefined ? [taskId] : [taskId, retryOf]));
    return 'taskId' in data ? data.taskId : null;
  },
  ownerOf: (_, row) => row.accountId,
  sortBy: row => `${row.scheduledAt}|${PLACES.indexOf(row.operation)}|${row.taskId}`,
  groupBy: row => row.projectId,
  on: {
    ProjectCreated: askedFor,
    WorkRequested: askedFor,
    TaskScheduled: (row, { data: { order, ...ref }, metadata }) => row ?? asOrdered(ref, order, metadata),
    AttemptIntended: (row, { metadata: { at } }) =>
      row && {
        ...row,
        state: row.state === 'stopped' ? 'stopped' : 'running',
        attempts: row.attempts + 1,
        reason: null,
        waitsUntil: null,
        changedAt: at,
      },
    StepSucceeded: (row, { data: { steps }, metadata: { at } }) =>
      row && { ...row, stepsDone: row.stepsDone + 1, steps, percent: Math.max(row.percent, percentOf(row.stepsDone + 1, steps)), changedAt: at },
    AttemptFailed: (row, { data: { reason, cause }, metadata: { at } }) => row && afterCall(row, { reason, cause, changedAt: at }),
    AttemptOutcomeUnknown: (row, { data: { reason }, metadata: { at } }) =>
      row && afterCall(row, { reason, cause: 'outcome-unknown', changedAt: at }),
    TaskPostponed: (row, { data, metadata: { at } }) => row && { ...row, state: 'waiting', reason: data.for, waitsUntil: data.until, changedAt: at },
    TaskStopped: (row, { data: { reason }, metadata: { at } }) => row && { ...row, state: 'stopped', reason, waitsUntil: null, changedAt: at },
    TaskResumed: (row, { metadata: { at } }) => row && { ...row, state: 'scheduled', reason: null, cause: null, waitsUntil: null, changedAt: at },
    TaskSucceeded: (row, { data: { products }, metadata: { at } }) =>
      row && { ...row, state: 'succeeded', reason: null, cause: null, waitsUntil: null, percent: 100, products, changedAt: at, endedAt: at },
    TaskFailed: (row, { data: { cause, reason }, metadata: { at } }) =>
      row && { ...row, state: 'failed', cause, reason, retryable: !SAME_AGAIN.has(cause), waitsUntil: null, changedAt: at, endedAt: at },
    ResultFoundUnusable: (row, { data: { reason }, metadata: { at } }) =>
      row && { ...row, reason: `result-${reason}`, retryable: row.retriedAs === null, changedAt: at },
    TaskCancelled: (row, { data: { reason }, metadata: { at } }) =>
      row && { ...row, state: 'cancelled', reason, retryable: true, waitsUntil: null, changedAt: at, endedAt: at },
  },
});
