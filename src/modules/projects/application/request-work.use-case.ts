import { ProjectUnknown } from '../../../shared-kernel/refusal.js';
import { Inject, Injectable } from '@nestjs/common';
import { partOf, type CommandContext } from '../../../shared-kernel/context.js';
import { idFrom } from '../../../shared-kernel/ids.js';
import { Clock, Commands, Queries, type Sent } from '../../../shared-kernel/ports/messages.js';
import { KeySafe } from '../../../shared-kernel/ports/key-safe.js';
import { SEALER } from '../../../shared-kernel/ports/tokens.js';
import type { Sealer } from '../../../shared-kernel/ports/vault.js';
import { admitted, whoPays, type KeyStanding, type PayerDecision } from '../../../shared-kernel/who-pays.js';
import { keyStatus } from '../../api-keys/index.js';
import { creditCommands } from '../../credits/index.js';
import type { TaskOrder, TaskPayer } from '../../media-pipeline/index.js';
import { projectCommands } from '../domain/commands.js';

import { projectById, standing, type ProjectView, type StandingView } from '../domain/queries.js';
import { Costs, type PricedTask, type Quote } from './costs.js';
import { ImageWork } from './image-work.js';
import { TextWork } from './text-work.js';
import { ThumbnailWork } from './thumbnail-work.js';
import type { WorkWanted } from './work-wanted.js';

/** Paid work that was admitted: its task, what it may cost, and the position at which it can be read. */
export interface RequestedWork {
  readonly taskId: string;
  readonly quote: Quote;
  readonly decision: Admitted;
  readonly sent: Sent;
}

type Admitted = Exclude<PayerDecision, { payer: 'refused' }>;

interface Prepared {
  readonly project: ProjectView;
  readonly standing: StandingView;
  readonly priced: PricedTask;
  readonly order: (taskId: string, head: Pick<TaskOrder, 'payer' | 'rule' | 'after'>) => Promise<TaskOrder>;
}

const payerOf = (decision: Admitted, key: KeyStanding): TaskPayer => {
  if (decision.payer === 'credits') return { by: 'credits' };
  return { by: 'own-key', fingerprint: decision.fingerprint, ...(key.status === 'none' ? {} : { lastFour: key.lastFour }) };
};

/** Asks for paid work in a project: a text, a card, an image, more thumbnails. Who pays is settled first, before any cost is looked at. */
@Injectable()
export class RequestWork {
  constructor(
    private readonly commands: Commands,
    private readonly queries: Queries,
    private readonly costs: Costs,
    private readonly texts: TextWork,
    private readonly images: ImageWork,
    private readonly thumbnails: ThumbnailWork,
    private readonly clock: Clock,
    private readonly safe: KeySafe,
    @Inject(SEALER) private readonly sealer: Sealer,
  ) {}

  async run(context: CommandContext, accountId: string, projectId: string, wanted: WorkWanted): Promise<RequestedWork> {
    const taskId = idFrom(context.commandId, 'task');
    const prepared = await this.prepare(accountId, projectId, taskId, wanted);
    const quote = await this.costs.quote(accountId, [prepared.priced]);
    const { decision } = prepared.priced;
    const holds = this.costs.holds(projectId, [prepared.priced]);
    if (holds.length > 0)
      await this.commands.send(creditCommands.HoldCredits({ accountId, holds, now: this.clock.now().toISOString() }), partOf(context, 'hold'));
    const order = await prepared.order(taskId, { payer: payerOf(decision, prepared.standing.key), rule: decision.rule, after: [] });
    const evidence = { keyRevision: prepared.standing.keyRevision, rule: decision.rule, because: decision.because };
    const card = wanted.kind === 'card' ? prepared.project.cards.find(({ cardId }) => cardId === wanted.cardId) : undefined;
    const command = projectCommands.RequestWork({
      projectId,
      accountId,
      evidence,
      tasks: [{ taskId, order: { ...order, because: decision.because } }],
      cardId: card?.cardId ?? null,
      cardVersion: card?.version ?? null,
    });
    return { taskId, quote, decision, sent: await this.commands.send(command, partOf(context, 'request')) };
  }

  /** What it would cost and who would pay, or the refusal that a run would meet. */
  async quote(context: CommandContext, accountId: string, projectId: string, wanted: WorkWanted): Promise<Quote> {
    const { priced } = await this.prepare(accountId, projectId, idFrom(context.commandId, 'task'), wanted);
    return this.costs.quote(accountId, [priced]);
  }

  private async prepare(accountId: string, projectId: string, taskId: string, wanted: WorkWanted): Promise<Prepared> {
    const project = await this.queries.ask(projectById, { accountId, projectId });
    if (!project) throw ProjectUnknown();
    const now = await this.queries.ask(standing, { accountId });
    const operation = wanted.kind;
    const tariff = await this.costs.tariff(operation);
    const decision = admitted(
      whoPays({ operation: tariff.operationClass, key: await this.withReadability(accountId, now.key), boundTo: project.boundTo }),
    );
    const head = { taskId, tariff, decision };
    switch (wanted.kind) {
      case 'card':
      case 'text': {
        const { likely, most, order } = await this.texts.prepare(project, wanted, decision.payer);
        return { project, standing: now, priced: { ...head, likely, most }, order: (_, rest) => order(this.sealer, rest) };
      }
      case 'image': {
        const { likely, most, order } = await this.images.prepare(project, wanted);
        return { project, standing: now, priced: { ...head, likely, most }, order: (_, rest) => order(this.sealer, rest) };
      }
      case 'thumbnails': {
        const order = await this.thumbnails.prepare(project, wanted);
        const quantities = { operation: 1 };
        return {
          project,
          standing: now,
          priced: { ...head, likely: quantities, most: quantities },
          order: (_, rest) => Promise.resolve(order(rest)),
        };
      }
    }
  }

  /** A key that the vault cannot open is the operator's trouble: it is said now, not when the work is under way. */
  private async withReadability(accountId: string, key: KeyStanding): Promise<KeyStanding> {
    if (key.status === 'none') return key;
    const stored = await this.queries.ask(keyStatus, { accountId });
    if (stored?.fingerprint !== key.fingerprint) return key;
    const { envelopeId, origin } = stored;
    return { ...key, readable: await this.safe.readable({ accountId, envelopeId, origin }) };
  }
}
