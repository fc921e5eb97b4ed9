import { Injectable } from '@nestjs/common';
import type { AccountId } from '../../../shared-kernel/ids.js';
import { Queries, type Reading } from '../../../shared-kernel/ports/messages.js';
import { tasksOfAccount, type TaskView } from '../../media-pipeline/index.js';

const PAGE = 200;
/** Beyond so many the newest tell enough, and one look stays cheap. */
const MOST = 2_000;
const SOME = 20;

const OPEN: ReadonlySet<TaskView['state']> = new Set(['scheduled', 'running', 'waiting', 'stopped']);

/** A task without what it was asked to do: what it made is told by size and commitment alone. */
const runOf = ({ order: _order, products, accountId: _account, cardId: _card, steps, ...task }: TaskView) => ({
  taskId: task.taskId,
  projectId: task.projectId,
  operation: task.operation,
  payer: task.payer,
  rule: task.rule,
  state: task.state,
  reason: task.reason,
  cause: task.cause,
  waitsUntil: task.waitsUntil,
  percent: task.percent,
  stepsDone: task.stepsDone,
  steps,
  attempts: task.attempts,
  retryable: task.retryable,
  retriedAs: task.retriedAs,
  requestId: task.requestId,
  scheduledAt: task.scheduledAt,
  changedAt: task.changedAt,
  endedAt: task.endedAt,
  products: products.map(({ role, index, content: { mediaType, bytes, commitment } }) => ({ role, index, mediaType, bytes, commitment })),
});

/** The paid work of an account: how much is in which state, what is open, what failed and why, and what came last. */
@Injectable()
export class AccountRuns {
  constructor(private readonly queries: Queries) {}

  async of(accountId: AccountId): Promise<Reading<object>> {
    const tasks: TaskView[] = [];
    let after: string | null = null;
    for (;;) {
      const { value, ...told }: Reading<{ rows: readonly TaskView[]; next: string | null }> = await this.queries.read(tasksOfAccount, {
        accountId,
        after,
        limit: PAGE,
      });
      tasks.push(...value.rows);
      after = value.next;
      if (after === null || tasks.length >= MOST) return { ...told, value: summary(tasks, after !== null) };
    }
  }
}

const summary = (tasks: readonly TaskView[], isCut: boolean): object => {
  const byState: Record<string, number> = {};
  for (const { state } of tasks) byState[state] = (byState[state] ?? 0) + 1;
  const some = (chosen: readonly TaskView[]) => chosen.slice(0, SOME).map(runOf);
  return {
    counted: tasks.length,
    all: !isCut,
    byState,
    open: some(tasks.filter(({ state }) => OPEN.has(state))),
    failed: some(tasks.filter(({ state }) => state === 'failed')),
    newest: some(tasks),
  };
};
