import { ProjectUnknown } from '../../../shared-kernel/refusal.js';
import { Inject, Injectable } from '@nestjs/common';
import { partOf, type CommandContext } from '../../../shared-kernel/context.js';
import { idFrom } from '../../../shared-kernel/ids.js';
import { Clock, Commands, Queries, type Sent } from '../../../shared-kernel/ports/messages.js';
import type { ProviderEstimate } from '../../../shared-kernel/ports/provider-prices.js';
import { SEALER } from '../../../shared-kernel/ports/tokens.js';
import type { Sealer } from '../../../shared-kernel/ports/vault.js';
import { admitted, whoPays, type Admitted, type KeyStanding } from '../../../shared-kernel/who-pays.js';
import { keyAsItIsNow } from '../../api-keys/index.js';
import { creditCommands } from '../../credits/index.js';
import type { TaskPayer } from '../../media-pipeline/index.js';
import { projectCommands } from '../domain/commands.js';
import { projectById, standing, type ProjectView, type StandingView } from '../domain/queries.js';
import { Costs, type PricedTask, type Quote } from './costs.js';
import { ImageWork } from './image-work.js';
import type { PreparedWork } from './prepared-work.js';
import { Quotes, type CitableQuote, type Quotable } from './quotes.js';
import { SetAsideOwnSpend } from './set-aside-own-spend.js';
import { TextWork } from './text-work.js';
import { ThumbnailWork } from './thumbnail-work.js';
import { operationOf, type WorkWanted } from './work-wanted.js';

/** Paid work that was admitted: its task, what it may cost, and the position at which it can be read. */
export interface RequestedWork {
  readonly taskId: string;
  readonly quote: Quote;
  readonly decision: Admitted;
  readonly sent: Sent;
}

/** What is asked of which project, and the quote that it is to be done under; null for the terms of the moment. */
export interface WorkAsked {
  readonly projectId: string;
  readonly wanted: WorkWanted;
  readonly quoteId: string | null;
}

interface WorkPrepared extends Omit<WorkAsked, 'quoteId'> {
  readonly taskId: string;
}

interface Prepared {
  readonly project: ProjectView;
  readonly standing: StandingView;
  readonly decision: Admitted;
  readonly order: PreparedWork['order'];
  readonly quotable: Quotable;
}

const payerOf = (decision: Admitted, key: KeyStanding, atMost: ProviderEstimate | null): TaskPayer => {
  if (decision.payer === 'credits') return { by: 'credits' };
  const lastFour = key.status === 'none' ? {} : { lastFour: key.lastFour };
  return { by: 'own-key', fingerprint: decision.fingerprint, bound: decision.bound, ...lastFour, ...(atMost && { atMost }) };
};

/** Asks for paid work in a project: a text, a card, an image, more thumbnails. Who pays is settled first, before any cost is looked at. */
@Injectable()
export class RequestWork {
  constructor(
    private readonly commands: Commands,
    private readonly queries: Queries,
    private readonly costs: Costs,
    private readonly quotes: Quotes,
    private readonly texts: TextWork,
    private readonly images: ImageWork,
    private readonly thumbnails: ThumbnailWork,
    private readonly ownSpend: SetAsideOwnSpend,
    private readonly clock: Clock,
    @Inject(SEALER) private readonly sealer: Sealer,
  ) {}

  async run(context: CommandContext, accountId: string, { projectId, wanted, quoteId }: WorkAsked): Promise<RequestedWork> {
    const taskId = idFrom(context.commandId, 'task');
    const { project, standing: seen, decision, order, quotable } = await this.prepare(context, accountId, { projectId, taskId, wanted });
    const { tasks: priced, ...cited } = await this.quotes.uphold(accountId, quoteId, quotable);
    const quote = await this.costs.quote(accountId, priced);
    const holds = this.costs.holds(projectId, priced);
    if (holds.length > 0)
      await this.commands.send(creditCommands.HoldCredits({ accountId, holds, now: this.clock.now().toISOString() }), partOf(context, 'hold'));
    const atMost = priced[0] ? await this.ownSpend.run(context, { accountId, projectId }, priced[0]) : null;
    const head = { payer: payerOf(decision, seen.key, atMost), rule: decision.rule, because: decision.because, after: [] };
    const evidence = { keyRevision: seen.keyRevision, rule: decision.rule, because: decision.because };
    const card = wanted.kind === 'card' ? project.cards.find(({ cardId }) => cardId === wanted.cardId) : undefined;
    const command = projectCommands.RequestWork({
      projectId,
      accountId,
      evidence,
      tasks: [{ taskId, order: await order(this.sealer, head) }],
      cardId: card?.cardId ?? null,
      cardVersion: card?.version ?? null,
      ...cited,
    });
    return { taskId, quote, decision, sent: await this.commands.send(command, partOf(context, 'request')) };
  }

  /** What it would cost and who would pay, or the refusal that a run would meet. */
  async quote(context: CommandContext, accountId: string, { projectId, wanted }: Omit<WorkAsked, 'quoteId'>): Promise<CitableQuote> {
    const { quotable } = await this.prepare(context, accountId, { projectId, taskId: idFrom(context.commandId, 'task'), wanted });
    return this.quotes.issue(accountId, quotable);
  }

  private async prepare(context: CommandContext, accountId: string, { projectId, taskId, wanted }: WorkPrepared): Promise<Prepared> {
    const project = await this.queries.ask(projectById, { accountId, projectId });
    if (!project) throw ProjectUnknown();
    const now = await this.queries.ask(standing, { accountId });
    const operation = operationOf(wanted);
    const tariff = await this.costs.tariff(operation);
    const key = await this.commands.perform(keyAsItIsNow, { accountId, key: now.key }, context);
    const decision = admitted(whoPays({ operation: tariff.operationClass, kind: operation, key, boundTo: project.boundTo }));
    const { order, essence, ...work } = await this.work(project, wanted, decision);
    const tasks: readonly PricedTask[] = [{ taskId, tariff, decision, ...work }];
    return { project, standing: now, decision, order, quotable: { projectId, bindsTo: null, essence, tasks } };
  }

  private work(project: ProjectView, wanted: WorkWanted, decision: Admitted): Promise<PreparedWork> {
    switch (wanted.kind) {
      case 'card':
      case 'text':
        return this.texts.prepare(project, wanted, decision);
      case 'image':
        return this.images.prepare(project, wanted, decision);
      case 'thumbnails':
      case 'frame':
        return this.thumbnails.prepare(project, wanted);
    }
  }
}
