import { Body, Controller, Post } from '@nestjs/common';
import { withHeaders, written } from '../../../infrastructure/http/answers.js';
import { CEILING, PAYER, willPay } from '../../../infrastructure/http/payer-headers.js';
import { BeginsWork, Gives, Idempotent, Me, Order, PathId, Policy, Refuses, Tells } from '../../../infrastructure/http/route.js';
import { Scope } from '../../../infrastructure/http/scopes.js';
import type { CommandContext } from '../../../shared-kernel/context.js';
import { TaskUnknown } from '../../../shared-kernel/refusal.js';
import { RetryTask } from '../application/retry-task.use-case.js';
import { ResultUnusable, SourceNotReady, StepNotSkippable, TaskNotRetryable } from '../domain/errors.js';
import { RetryRequest } from './projects.requests.js';
import { RetryShape } from './retries.responses.js';
import { MAY_REFUSE_A_RUN } from './work-refusals.js';

const RETRIED =
  'A new task does once more what this one was ordered to do. What this one delivered and was paid for is taken over: it is neither done nor paid again. Who pays is decided anew by the rules of the project. Asking again while there is such a task, with any key, answers with that task and holds nothing.';

/** Steps of a project that did not come to their result, done once more. */
@Controller('tasks/:taskId/retry')
@Policy('user')
@Scope('projects')
export class RetriesController {
  constructor(private readonly retrying: RetryTask) {}

  @Post()
  @Idempotent('required')
  @BeginsWork()
  @Gives(RetryShape, RETRIED)
  @Tells(PAYER, CEILING)
  @Refuses(...MAY_REFUSE_A_RUN, TaskUnknown, TaskNotRetryable, StepNotSkippable, SourceNotReady, ResultUnusable, 'model_unknown', 'model_not_allowed')
  async retry(@Me() me: string, @Order() order: CommandContext, @PathId('taskId') taskId: string, @Body() body: RetryRequest) {
    const { retriedAs, payer, rule, quote, sent } = await this.retrying.run(order, me, {
      taskId,
      quoteId: body.quoteId ?? null,
      withoutSteps: body.withoutSteps,
    });
    const answer = written(sent, { taskId: retriedAs, retryOf: taskId, payer, rule, quote });
    return quote === null ? answer : withHeaders(willPay(payer, quote.ceiling), answer);
  }
}
