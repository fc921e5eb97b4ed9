import { Inject, Injectable } from '@nestjs/common';
import { partOf, type CommandContext } from '../../../shared-kernel/context.js';
import { idFrom } from '../../../shared-kernel/ids.js';
import { Clock, Commands, Queries, type Sent } from '../../../shared-kernel/ports/messages.js';
import { SEALER } from '../../../shared-kernel/ports/tokens.js';
import type { Sealer } from '../../../shared-kernel/ports/vault.js';
import { admitted, whoPays, type Binding } from '../../../shared-kernel/who-pays.js';
import { recheckKey } from '../../api-keys/index.js';
import { creditCommands } from '../../credits/index.js';
import { projectCommands } from '../domain/commands.js';
import { standing, type StandingView } from '../domain/queries.js';
import { Costs, type Quote } from './costs.js';
import { PlanProject, type ProjectWishes } from './plan-project.js';
import { Sources, type SourceWanted } from './sources.js';

/** What a creator asks for. */
export interface NewProject {
  readonly name: string;
  readonly source: SourceWanted;
  readonly wishes: ProjectWishes;
}

/** A created project with the position at which it can be read. */
export interface CreatedProject {
  readonly projectId: string;
  readonly boundTo: Binding | null;
  readonly quote: Quote;
  readonly sent: Sent;
}

/** Creates a project: the key first, then the source, then one hold for all of it, and only then the project itself. */
@Injectable()
export class CreateProject {
  constructor(
    private readonly commands: Commands,
    private readonly queries: Queries,
    private readonly sources: Sources,
    private readonly planning: PlanProject,
    private readonly costs: Costs,
    private readonly clock: Clock,
    @Inject(SEALER) private readonly sealer: Sealer,
  ) {}

  async run(context: CommandContext, accountId: string, wanted: NewProject): Promise<CreatedProject> {
    const { key, keyRevision } = await this.creationStanding(context, accountId);
    const decision = admitted(whoPays({ operation: 'create-project', key }));
    const projectId = idFrom(context.commandId, 'project');
    const { source, facts } = await this.sources.look(accountId, wanted.source, wanted.wishes);
    const plan = await this.planning.plan(context.commandId, key, source, facts, wanted.wishes);
    const quote = await this.costs.quote(accountId, plan.priced);
    const holds = this.costs.holds(projectId, plan.priced);
    await this.commands.send(creditCommands.HoldCredits({ accountId, holds, now: this.clock.now().toISOString() }), partOf(context, 'hold'));
    const name = await this.sealer.seal(wanted.name, { accountId, purpose: 'project.name' });
    const boundTo = decision.payer === 'credits' ? decision.bindTo : null;
    const evidence = { keyRevision, rule: decision.rule, because: decision.because };
    const command = projectCommands.CreateProject({ projectId, accountId, name, source, boundTo, evidence, tasks: plan.tasks });
    return { projectId, boundTo, quote, sent: await this.commands.send(command, partOf(context, 'create')) };
  }

  /** The same plan and the same refusals, with nothing held and nothing kept. */
  async quote(context: CommandContext, accountId: string, wanted: Omit<NewProject, 'name'>): Promise<Quote> {
    const { key } = await this.creationStanding(context, accountId);
    admitted(whoPays({ operation: 'create-project', key }));
    const { source, facts } = await this.sources.look(accountId, wanted.source, wanted.wishes);
    const { priced } = await this.planning.plan(context.commandId, key, source, facts, wanted.wishes);
    return this.costs.quote(accountId, priced);
  }

  /** A key that was refused may work again by now: the attempt to create, or to ask what it would cost, is itself a reason to look (R44). */
  private async creationStanding(context: CommandContext, accountId: string): Promise<StandingView> {
    const first = await this.queries.ask(standing, { accountId });
    if (whoPays({ operation: 'create-project', key: first.key }).payer !== 'refused') return first;
    await this.commands.perform(recheckKey, { accountId, by: 'request' }, partOf(context, 're-check'));
    return this.queries.ask(standing, { accountId });
  }
}
