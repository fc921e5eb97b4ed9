import { Injectable } from '@nestjs/common';
import type { CommandContext } from '../../../shared-kernel/context.js';
import { Queries } from '../../../shared-kernel/ports/messages.js';
import type { Position } from '../../../shared-kernel/ports/event-log.js';
import { ProjectUnknown, TaskUnknown } from '../../../shared-kernel/refusal.js';
import { taskById } from '../../media-pipeline/index.js';
import { projectById } from '../domain/queries.js';
import type { Quote } from './costs.js';
import { RequestWork } from './request-work.use-case.js';
import { retryOf } from './retried-work.js';

/** A task that does another one once more. */
export interface RetriedTask {
  readonly retriedAs: string;
  readonly payer: 'credits' | 'own-key';
  readonly rule: string;
  /** Null when it was asked for before: nothing was held this time. */
  readonly quote: Quote | null;
  readonly sent: { readonly position: Position };
}

/** Which task, and what of it is to be left out. */
export interface RetryAsked {
  readonly taskId: string;
  readonly quoteId: string | null;
  readonly withoutSteps: readonly number[];
}

/** Does a task once more that did not deliver; the second click finds the first one's task. */
@Injectable()
export class RetryTask {
  constructor(
    private readonly queries: Queries,
    private readonly work: RequestWork,
  ) {}

  async run(context: CommandContext, accountId: string, asked: RetryAsked): Promise<RetriedTask> {
    const { taskId, quoteId, withoutSteps } = asked;
    const task = await this.queries.ask(taskById, { taskId });
    if (task?.accountId !== accountId) throw TaskUnknown();
    const { projectId } = task;
    const earlier = await this.earlier(accountId, projectId, retryOf(taskId));
    if (earlier) return earlier;
    const wanted = { kind: 'retry', taskId, withoutSteps } as const;
    const { decision, quote, sent } = await this.work.run(context, accountId, { projectId, wanted, quoteId });
    return { retriedAs: retryOf(taskId), payer: decision.payer, rule: decision.rule, quote, sent };
  }

  /** What the project was asked before is not asked twice: no second hold, and nothing set aside under the owner's limit. */
  private async earlier(accountId: string, projectId: string, retriedAs: string): Promise<RetriedTask | null> {
    const { value: project, position } = await this.queries.read(projectById, { accountId, projectId });
    if (!project) throw ProjectUnknown();
    if (!project.taskIds.includes(retriedAs)) return null;
    const retry = await this.queries.ask(taskById, { taskId: retriedAs }, position);
    return retry && { retriedAs, payer: retry.payer, rule: retry.rule, quote: null, sent: { position } };
  }
}
