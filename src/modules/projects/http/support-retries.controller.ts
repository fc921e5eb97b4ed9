import { Body, Controller, Get, Post, Query } from '@nestjs/common';
import { Acts } from '../../../infrastructure/http/acts.js';
import { withHeaders, written } from '../../../infrastructure/http/answers.js';
import { CEILING, PAYER, willPay } from '../../../infrastructure/http/payer-headers.js';
import { Crosses, Gives, Idempotent, LooksAt, Order, PathId, Policy, Refuses, Tells } from '../../../infrastructure/http/route.js';
import { Scope } from '../../../infrastructure/http/scopes.js';
import type { CommandContext } from '../../../shared-kernel/context.js';
import { Queries } from '../../../shared-kernel/ports/messages.js';
import { AccountUnknown, TaskUnknown } from '../../../shared-kernel/refusal.js';
import { taskById } from '../../media-pipeline/index.js';
import { RequestWork } from '../application/request-work.use-case.js';
import { RetryTask } from '../application/retry-task.use-case.js';
import { ResultUnusable, SourceNotReady, StepNotSkippable, TaskNotRetryable } from '../domain/errors.js';
import { RetryEffectShape, RetryShape } from './retries.responses.js';
import { RetryEffectQuery, stepsIn, SupportRetryRequest } from './support-retries.requests.js';
import { MAY_REFUSE, MAY_REFUSE_A_RUN } from './work-refusals.js';

const MAY_REFUSE_A_RETRY = [
  TaskUnknown,
  TaskNotRetryable,
  StepNotSkippable,
  SourceNotReady,
  ResultUnusable,
  'model_unknown',
  'model_not_allowed',
] as const;

/** Doing a task once more for its owner, as the owner could: who pays is decided by the same rules, and by nobody here. */
@Controller('support/accounts/:accountId')
@Policy('support', 'admin')
@Scope('operations')
export class SupportRetriesController {
  constructor(
    private readonly queries: Queries,
    private readonly work: RequestWork,
    private readonly retrying: RetryTask,
  ) {}

  @Get('effects/retry')
  @LooksAt('accountId')
  @Crosses('staff')
  @Gives(RetryEffectShape, 'Who would pay for doing the task once more, and what would be held for it at most. Nothing is held by asking.')
  @Refuses(AccountUnknown, ...MAY_REFUSE, ...MAY_REFUSE_A_RETRY, 'ticket_malformed')
  async effect(@PathId('accountId') accountId: string, @Query() { taskId, withoutSteps }: RetryEffectQuery, @Order() order: CommandContext) {
    const task = await this.queries.ask(taskById, { taskId });
    if (task?.accountId !== accountId) throw TaskUnknown();
    const wanted = { kind: 'retry', taskId, withoutSteps: stepsIn(withoutSteps) } as const;
    // nobody but the owner orders under a quote
    const { quoteId: _, expiresAt: __, ...effect } = await this.work.quote(order, accountId, { projectId: task.projectId, wanted });
    return effect;
  }

  @Post('tasks/:taskId/retry')
  @Acts('retry-task', 'withoutSteps')
  @Idempotent('required')
  @Gives(
    RetryShape,
    'A new task does it once more; the quote says what is held for it. Asked for before, by whomever, the answer is that task, and nothing more is held.',
  )
  @Tells(PAYER, CEILING)
  @Refuses(AccountUnknown, ...MAY_REFUSE_A_RUN, ...MAY_REFUSE_A_RETRY)
  async retry(
    @PathId('accountId') accountId: string,
    @PathId('taskId') taskId: string,
    @Order() order: CommandContext,
    @Body() { withoutSteps }: SupportRetryRequest,
  ) {
    const { retriedAs, payer, rule, quote, sent } = await this.retrying.run(order, accountId, { taskId, quoteId: null, withoutSteps });
    const answer = written(sent, { taskId: retriedAs, retryOf: taskId, payer, rule, quote });
    return quote === null ? answer : withHeaders(willPay(payer, quote.ceiling), answer);
  }
}
