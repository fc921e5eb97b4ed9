import { Controller, Get } from '@nestjs/common';
import { answered } from '../../../infrastructure/http/answers.js';
import { AsOf, Gives, Me, PathId, Policy, Position, Refuses } from '../../../infrastructure/http/route.js';
import { Scope } from '../../../infrastructure/http/scopes.js';
import { Queries } from '../../../shared-kernel/ports/messages.js';
import { TaskUnknown } from '../../../shared-kernel/refusal.js';
import { receiptOf, taskById, type TaskView } from '../domain/queries.js';
import { shownSteps } from './shown-steps.js';
import { StepsShape } from './tasks.responses.js';

const STEPS =
  'Each part of the task that is paid for by itself: the pieces of a transcription, or the one call of a text or of images; work without calls is one part. What an earlier task had delivered is told with that task’s id.';

/** How far each part of a task is. */
@Controller('tasks/:taskId/steps')
@Policy('user')
@Scope('projects')
export class StepsController {
  constructor(private readonly queries: Queries) {}

  @Get()
  @AsOf()
  @Gives(StepsShape, STEPS)
  @Refuses(TaskUnknown)
  async list(@Me() me: string, @PathId('taskId') taskId: string, @Position() after: Position | undefined) {
    const reading = await this.queries.read(taskById, { taskId }, after);
    const task = reading.value;
    if (task?.accountId !== me) throw TaskUnknown();
    const own = await this.queries.ask(receiptOf, { accountId: me, taskId }, after);
    const earlier = await Promise.all(takenOverBy(task).map(earlierId => this.queries.ask(receiptOf, { accountId: me, taskId: earlierId })));
    const items = shownSteps(
      task,
      own,
      earlier.filter(receipt => receipt !== null),
    );
    return answered({ ...reading, value: { items } });
  }
}

const takenOverBy = ({ order }: TaskView): readonly string[] => (order.operation === 'transcription' ? (order.takesOver ?? []) : []);
