import { Controller, Get } from '@nestjs/common';
import { Gives, Me, Order, PathId, Policy, Refuses } from '../../../infrastructure/http/route.js';
import { Scope } from '../../../infrastructure/http/scopes.js';
import type { CommandContext } from '../../../shared-kernel/context.js';
import { NoticeUnknown, ProjectUnknown, TaskUnknown } from '../../../shared-kernel/refusal.js';
import { AnswerWhy } from '../application/answer-why.js';
import { RefusalUnknown } from '../domain/why-errors.js';
import { WHY } from './why.words.js';
import { WhyShape } from './why.responses.js';

/** "Why?" in one call, for whoever it concerns. */
@Controller('why')
@Policy('user')
export class WhyController {
  constructor(private readonly why: AnswerWhy) {}

  @Get('charges/:taskId')
  @Scope('credits')
  @Gives(WhyShape, WHY.charge)
  @Refuses(TaskUnknown)
  charge(@Me() me: string, @PathId('taskId') taskId: string) {
    return this.why.ofMoney('charge', me, taskId);
  }

  @Get('holds/:taskId')
  @Scope('credits')
  @Gives(WhyShape, WHY.hold)
  @Refuses(TaskUnknown)
  hold(@Me() me: string, @PathId('taskId') taskId: string) {
    return this.why.ofMoney('hold', me, taskId);
  }

  @Get('refusals/:refusalId')
  @Scope('account')
  @Gives(WhyShape, WHY.refusal)
  @Refuses(RefusalUnknown)
  refusal(@Me() me: string, @PathId('refusalId') refusalId: string) {
    return this.why.ofRefusal(me, refusalId);
  }

  @Get('notices/:noticeId')
  @Scope('notices')
  @Gives(WhyShape, WHY.notice)
  @Refuses(NoticeUnknown)
  notice(@Me() me: string, @PathId('noticeId') noticeId: string) {
    return this.why.ofNotice(me, noticeId);
  }

  @Get('projects/:projectId')
  @Scope('projects')
  @Gives(WhyShape, WHY.project)
  @Refuses(ProjectUnknown)
  project(@Me() me: string, @Order() order: CommandContext, @PathId('projectId') projectId: string) {
    return this.why.ofProject(order, me, projectId);
  }
}
