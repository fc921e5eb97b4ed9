import { projection } from '../../../shared-kernel/projection.js';
import type { TaskEvent } from '../../media-pipeline/index.js';
import type { ProjectEvent } from '../domain/events.js';
import type { OutputView } from '../domain/queries.js';

type OutputRow = OutputView & { readonly [extension: string]: unknown };

const MADE = new Set(['text', 'card', 'image']);

/** What did cards, prompts and image orders make? One row an output, from the order on. */
export const outputRows = projection<OutputRow, ProjectEvent | TaskEvent>({
  name: 'projects.outputs',
  version: 4,
  rowsOf: event => {
    if (event.type === 'WorkRequested') return event.data.tasks.filter(({ order }) => MADE.has(order.operation)).map(({ taskId }) => taskId);
    return 'taskId' in event.data ? event.data.taskId : null;
  },
  ownerOf: ({ data }) => data.accountId,
  sortBy: row => `${row.requestedAt}|${row.outputId}`,
  groupBy: row => row.projectId,
  on: {
    WorkRequested: (_, { data: { projectId, accountId, tasks, cardId, cardVersion, version }, metadata: { at } }, id) => {
      const planned = tasks.find(({ taskId }) => taskId === id);
      if (!planned) return undefined;
      const { operation, payer } = planned.order;
      return {
        outputId: id,
        accountId,
        projectId,
        operation,
        cardId,
        version,
        cardVersion,
        state: 'underway',
        reason: null,
        cause: null,
        payer: payer.by,
        bound: payer.by === 'own-key' && (payer.bound ?? planned.order.rule !== 'R25'),
        model: 'model' in planned.order ? planned.order.model : null,
        asked: planned.order.operation === 'image' ? planned.order.count : null,
        products: [],
        simulated: false,
        requestedAt: at,
        readyAt: null,
      };
    },
    TaskStopped: (row, { data: { reason } }) => row && { ...row, state: 'stopped', reason },
    TaskResumed: row => row && { ...row, state: 'underway', reason: null, cause: null },
    TaskSucceeded: (row, { data: { products, model, simulated }, metadata: { at } }) =>
      row && { ...row, state: 'ready', reason: null, cause: null, products, model, simulated, readyAt: at },
    ResultFoundUnusable: (row, { data: { reason } }) => row && { ...row, state: 'failed', reason: `result-${reason}`, cause: null },
    TaskFailed: (row, { data: { reason, cause } }) => row && { ...row, state: 'failed', reason, cause },
    TaskCancelled: (row, { data: { reason } }) => row && { ...row, state: 'cancelled', reason },
  },
});
