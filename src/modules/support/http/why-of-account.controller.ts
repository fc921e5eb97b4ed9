import { Controller, Get } from '@nestjs/common';
import { Crosses, Gives, LooksAt, PathId, Policy, Refuses } from '../../../infrastructure/http/route.js';
import { Scope } from '../../../infrastructure/http/scopes.js';
import { NoticeUnknown, ProjectUnknown, TaskUnknown } from '../../../shared-kernel/refusal.js';
import { AnswerWhy } from '../application/answer-why.js';
import { RefusalUnknown } from '../domain/why-errors.js';
import { WHY } from './why.words.js';
import { WhyShape } from './why.responses.js';

/** The same questions about what is an account's, for support and auditors: without content, and each look is written down and shown to the owner. */
@Controller('support/accounts/:accountId/why')
@Policy('support', 'auditor', 'admin')
@Scope('operations')
@Crosses('staff')
export class WhyOfAccountController {
  constructor(private readonly why: AnswerWhy) {}

  @Get('charges/:taskId')
  @LooksAt('accountId')
  @Gives(WhyShape, WHY.charge)
  @Refuses(TaskUnknown, 'ticket_malformed')
  charge(@PathId('accountId') accountId: string, @PathId('taskId') taskId: string) {
    return this.why.ofMoney('charge', accountId, taskId);
  }

  @Get('holds/:taskId')
  @LooksAt('accountId')
  @Gives(WhyShape, WHY.hold)
  @Refuses(TaskUnknown, 'ticket_malformed')
  hold(@PathId('accountId') accountId: string, @PathId('taskId') taskId: string) {
    return this.why.ofMoney('hold', accountId, taskId);
  }

  @Get('refusals/:refusalId')
  @LooksAt('accountId')
  @Gives(WhyShape, WHY.refusal)
  @Refuses(RefusalUnknown, 'ticket_malformed')
  refusal(@PathId('accountId') accountId: string, @PathId('refusalId') refusalId: string) {
    return this.why.ofRefusal(accountId, refusalId);
  }

  @Get('notices/:noticeId')
  @LooksAt('accountId')
  @Gives(WhyShape, WHY.notice)
  @Refuses(NoticeUnknown, 'ticket_malformed')
  notice(@PathId('accountId') accountId: string, @PathId('noticeId') noticeId: string) {
    return this.why.ofNotice(accountId, noticeId);
  }

  @Get('projects/:projectId')
  @LooksAt('accountId')
  @Gives(WhyShape, WHY.project)
  @Refuses(ProjectUnknown, 'ticket_malformed')
  project(@PathId('accountId') accountId: string, @PathId('projectId') projectId: string) {
    return this.why.ofProject(null, accountId, projectId);
  }
}
