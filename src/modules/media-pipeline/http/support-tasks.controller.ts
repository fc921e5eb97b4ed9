import { Body, Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import { ActRequest, Acts, TaskQuery } from '../../../infrastructure/http/acts.js';
import { answered, written } from '../../../infrastructure/http/answers.js';
import { Crosses, Gives, Idempotent, LooksAt, Order, PathId, Policy, Refuses } from '../../../infrastructure/http/route.js';
import { Scope } from '../../../infrastructure/http/scopes.js';
import { partOf, type CommandContext } from '../../../shared-kernel/context.js';
import { creditAmount } from '../../../shared-kernel/money.js';
import { Commands, Queries } from '../../../shared-kernel/ports/messages.js';
import { AccountUnknown, TaskUnknown } from '../../../shared-kernel/refusal.js';
import { CancelTask } from '../application/cancel-task.js';
import { ForeseeEnd, type EffectOnHold } from '../application/foresee-end.js';
import { taskCommands } from '../domain/commands.js';
import { taskById } from '../domain/queries.js';
import { CancelEffectShape, SupportCancelledShape } from './support-tasks.responses.js';

const holdOf = (effect: EffectOnHold | null) => {
  const hold = effect?.hold;
  return hold ? { held: creditAmount(hold.held), charged: creditAmount(hold.charged), released: creditAmount(hold.released) } : null;
};

/** Giving up a task for its owner, as the owner could. */
@Controller('support/accounts/:accountId')
@Policy('support', 'admin')
@Scope('operations')
export class SupportTasksController {
  constructor(
    private readonly queries: Queries,
    private readonly commands: Commands,
    private readonly cancelling: CancelTask,
    private readonly foresee: ForeseeEnd,
  ) {}

  @Get('effects/cancel')
  @LooksAt('accountId')
  @Crosses('staff')
  @Gives(
    CancelEffectShape,
    'What giving the task up would do to the platform credits that are set aside for it, by the decision that would be made. Nothing is changed by asking.',
  )
  @Refuses(AccountUnknown, TaskUnknown, 'ticket_malformed')
  async effect(@PathId('accountId') accountId: string, @Query() { taskId }: TaskQuery) {
    const { value: task, ...told } = await this.queries.read(taskById, { taskId });
    if (task?.accountId !== accountId) throw TaskUnknown();
    const effect = await this.foresee.ifCancelled(accountId, taskId);
    const value = { taskId, changes: task.endedAt === null, payer: task.payer, hold: holdOf(effect), estimated: effect?.estimated ?? false };
    return answered({ ...told, value });
  }

  @Post('tasks/:taskId/cancel')
  @Acts('cancel-task')
  @HttpCode(200)
  @Idempotent('required')
  @Gives(SupportCancelledShape, 'The task is given up for its owner, and its credits are settled just as if the owner had done it.')
  @Refuses(AccountUnknown, TaskUnknown)
  async cancel(
    @PathId('accountId') accountId: string,
    @PathId('taskId') taskId: string,
    @Order() order: CommandContext,
    @Body() { reason }: ActRequest,
  ) {
    const task = await this.queries.ask(taskById, { taskId });
    if (task?.accountId !== accountId) throw TaskUnknown();
    const { projectId, order: work } = task;
    await this.commands.send(taskCommands.ScheduleTask({ taskId, accountId, projectId, order: work }), partOf(order, 'schedule'));
    const sent = await this.cancelling.run(order, taskId, `cancelled by support: ${reason}`);
    const effect = await this.foresee.of(accountId, sent.events);
    return written(sent, { taskId, changed: effect !== null, hold: holdOf(effect), estimated: effect?.estimated ?? false });
  }
}
