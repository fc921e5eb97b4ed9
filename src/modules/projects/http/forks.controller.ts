import { Body, Controller, Inject, Post } from '@nestjs/common';
import { written } from '../../../infrastructure/http/answers.js';
import { Gives, Idempotent, Me, Order, PathId, Policy, Refuses } from '../../../infrastructure/http/route.js';
import { Scope } from '../../../infrastructure/http/scopes.js';
import type { CommandContext } from '../../../shared-kernel/context.js';
import { creditAmount } from '../../../shared-kernel/money.js';
import { payerRules } from '../../../shared-kernel/payer-rules.js';
import { SEALER } from '../../../shared-kernel/ports/tokens.js';
import type { Sealer } from '../../../shared-kernel/ports/vault.js';
import { ProjectUnknown } from '../../../shared-kernel/refusal.js';
import { KeyUnusable } from '../../../shared-kernel/who-pays.js';
import { ForkProject } from '../application/fork-project.use-case.js';
import { ProjectNotReadyToFork } from '../domain/errors.js';
import { ForkRequest } from './projects.requests.js';
import { ForkedProjectShape } from './forks.responses.js';

const FORKED =
  'A brand-new project from the same source, transcript and thumbnails, at no charge: nothing is held and no provider is called. Cards and the project’s instructions are copied; what cards, prompts and image orders made is not. It is bound to the key that is stored now, or to none, like any new project.';

/** Forks: what was paid for once need not be paid for again. */
@Controller('projects/:projectId/fork')
@Policy('user')
@Scope('projects')
export class ForksController {
  constructor(
    private readonly forking: ForkProject,
    @Inject(SEALER) private readonly sealer: Sealer,
  ) {}

  @Post()
  @Idempotent('required')
  @Gives(ForkedProjectShape, FORKED)
  @Refuses(ProjectUnknown, ProjectNotReadyToFork, KeyUnusable)
  async fork(@Me() me: string, @Order() order: CommandContext, @PathId('projectId') forkedFrom: string, @Body() body: ForkRequest) {
    const name = body.name === undefined ? null : await this.sealer.seal(body.name, { accountId: me, purpose: 'project.name' });
    const fork = await this.forking.run(order, me, { projectId: forkedFrom, name });
    const { projectId, boundTo, rule, because, inherited, hasWords, cards, sent } = fork;
    const sets = (operation: string) => inherited.filter(task => task.operation === operation);
    return written(sent, {
      projectId,
      forkedFrom,
      boundTo: boundTo && { lastFour: boundTo.lastFour },
      rule,
      ruleSays: payerRules[rule],
      because,
      charged: creditAmount(0n),
      generationPaidBy: boundTo === null ? 'platform_credits' : 'openai_account',
      carriedOver: {
        transcript: hasWords,
        thumbnails: sets('thumbnails').reduce((sum, { products }) => sum + products.length, 0),
        cards,
      },
    });
  }
}
