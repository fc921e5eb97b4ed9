import { ProjectUnknown } from '../../../shared-kernel/refusal.js';
import { Inject, Injectable } from '@nestjs/common';
import { partOf, type CommandContext } from '../../../shared-kernel/context.js';
import { idFrom } from '../../../shared-kernel/ids.js';
import { Clock, Commands, Queries, type Sent } from '../../../shared-kernel/ports/messages.js';
import type { ProviderEstimate } from '../../../shared-kernel/ports/provider-prices.js';
import { SEALER } from '../../../shared-kernel/ports/tokens.js';
import type { Sealer } from '../../../shared-kernel/ports/vault.js';
import { admitted, whoPays, type Admitted, type KeyStanding, type PayerQuestion } from '../../../shared-kernel/who-pays.js';
import { keyAsItIsNow } from '../../api-keys/index.js';
import { creditCommands } from '../../credits/index.js';
import type { PlannedTask, TaskPayer } from '../../media-pipeline/index.js';
import { projectCommands, type ProjectCommand } from '../domain/commands.js';
import { CardsNotRunnable } from '../domain/errors.js';
import { outputById, projectById, standing, type CardView, type ProjectView, type StandingView } from '../domain/queries.js';
import { Costs, type PricedTask, type Quote } from './costs.js';
import { EarlierWork } from './earlier-work.js';
import { ImageWork } from './image-work.js';
import type { PreparedWork } from './prepared-work.js';
import { Quotes, type CitableQuote, type Quotable } from './quotes.js';
import { RetriedWork, retryOf, type TaskInHand } from './retried-work.js';
import { SetAsideOwnSpend } from './set-aside-own-spend.js';
import { TextWork } from './text-work.js';
import { ThumbnailWork } from './thumbnail-work.js';
import { TranscriptionWork } from './transcription-work.js';
import { operationOf, type CardsWanted, type CardWanted, type PlainWork, type WorkWanted } from './work-wanted.js';

/** Paid work that was admitted: its tasks, what they may cost, and the position at which they can be read. */
export interface RequestedWork {
  readonly taskIds: readonly string[];
  /** The card of each task, in the order of the tasks; null for work without one. */
  readonly cardIds: readonly (string | null)[];
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

/** One task that was looked at and not asked for yet. */
interface PreparedTask {
  readonly taskId: string;
  readonly card: Pick<CardView, 'cardId' | 'version'> | null;
  readonly order: PreparedWork['order'];
}

interface Prepared {
  readonly project: ProjectView;
  readonly standing: StandingView;
  readonly question: PayerQuestion;
  readonly decision: Admitted;
  readonly works: readonly PreparedTask[];
  readonly quotable: Quotable;
}

/** What is wanted, one piece for each task. */
type Pieces = readonly (readonly [Exclude<WorkInHand, CardsWanted>, PreparedWork])[];

/** Work that was looked up: of a retry, the task that it does once more. */
type WorkInHand = PlainWork | ({ readonly kind: 'retried' } & TaskInHand);

const MOST_CARDS = 24;

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
    private readonly retries: RetriedWork,
    private readonly transcriptions: TranscriptionWork,
    private readonly earlier: EarlierWork,
    private readonly ownSpend: SetAsideOwnSpend,
    private readonly clock: Clock,
    @Inject(SEALER) private readonly sealer: Sealer,
  ) {}

  async run(context: CommandContext, accountId: string, { quoteId, ...asked }: WorkAsked): Promise<RequestedWork> {
    const { project, standing: seen, question, decision, works, quotable } = await this.prepare(context, accountId, asked);
    const { projectId } = project;
    const { tasks: priced, ...cited } = await this.quotes.uphold(accountId, quoteId, quotable);
    const quote = await this.costs.quote(accountId, priced);
    const holds = this.costs.holds(projectId, priced);
    if (holds.length > 0)
      await this.commands.send(creditCommands.HoldCredits({ accountId, holds, now: this.clock.now().toISOString() }), partOf(context, 'hold'));
    const atMost = await this.ownSpend.run(context, { accountId, projectId, tasks: priced });
    const { rule, because } = decision;
    const taskIds = works.map(({ taskId }) => taskId);
    const tasks: PlannedTask[] = [];
    for (const [index, { taskId, order }] of works.entries()) {
      const head = { payer: payerOf(decision, seen.key, atMost[index] ?? null), rule, because, after: [] };
      tasks.push({ taskId, order: await order(this.sealer, head, taskIds.slice(0, index)) });
    }
    const evidence = { keyRevision: seen.keyRevision, rule, because, question };
    const command = commandFor({ projectId, accountId, evidence, ...cited }, works, tasks);
    const cardIds = works.map(({ card }) => card?.cardId ?? null);
    return { taskIds, cardIds, quote, decision, sent: await this.commands.send(command, partOf(context, 'request')) };
  }

  /** What it would cost and who would pay, or the refusal that a run would meet. */
  async quote(context: CommandContext, accountId: string, asked: Omit<WorkAsked, 'quoteId'>): Promise<CitableQuote> {
    return this.quotes.issue(accountId, (await this.prepare(context, accountId, asked)).quotable);
  }

  private async prepare(context: CommandContext, accountId: string, { projectId, wanted }: Omit<WorkAsked, 'quoteId'>): Promise<Prepared> {
    const project = await this.queries.ask(projectById, { accountId, projectId });
    if (!project) throw ProjectUnknown();
    const inHand = await this.inHand(project, wanted);
    const kind = inHand.kind === 'retried' ? inHand.task.order.operation : operationOf(inHand);
    const now = await this.queries.ask(standing, { accountId });
    const tariff = await this.costs.tariff(kind);
    const key = await this.commands.perform(keyAsItIsNow, { accountId, key: now.key }, context);
    const question: PayerQuestion = { operation: tariff.operationClass, kind, key, boundTo: project.boundTo };
    const decision = admitted(whoPays(question));
    const pieces = await this.pieces(project, inHand, decision);
    const works: PreparedTask[] = [];
    const tasks: PricedTask[] = [];
    for (const [index, [piece, { order, essence: _, ...work }]] of pieces.entries()) {
      const taskId = piece.kind === 'retried' ? retryOf(piece.task.taskId) : idFrom(context.commandId, 'task', ...(index === 0 ? [] : [index]));
      works.push({ taskId, card: await this.cardOf(project, piece), order });
      tasks.push({ taskId, tariff, decision, ...work });
    }
    const essences = pieces.map(([, { essence }]) => essence);
    const essence = wanted.kind === 'cards' ? { kind: 'cards', cards: essences } : essences[0];
    return { project, standing: now, question, decision, works, quotable: { projectId, bindsTo: null, essence, tasks } };
  }

  /** Work that was done or ordered before is looked up: what it was made from, or the task that it does once more. */
  private async inHand(project: ProjectView, wanted: WorkWanted): Promise<WorkInHand> {
    if (wanted.kind === 'retry') return { kind: 'retried', ...(await this.retries.find(project, wanted)) };
    return wanted.kind === 'again' ? this.earlier.of(project.accountId, project.projectId, wanted) : wanted;
  }

  /** The card of a retry, and of an earlier run that is wanted once more, is the one that was run, in the version that was run. */
  private async cardOf({ accountId, cards }: ProjectView, piece: Exclude<WorkInHand, CardsWanted>): Promise<PreparedTask['card']> {
    if (piece.kind === 'retried') {
      const output = await this.queries.ask(outputById, { accountId, outputId: piece.task.taskId });
      return output?.cardId ? { cardId: output.cardId, version: output.cardVersion ?? 1 } : null;
    }
    if (piece.kind === 'card' && piece.ran) return { cardId: piece.cardId, version: piece.ran.cardVersion };
    const run = piece.kind === 'card' || piece.kind === 'image' ? piece.cardId : null;
    return cards.find(({ cardId }) => cardId === run) ?? null;
  }

  private async pieces(project: ProjectView, wanted: WorkInHand, decision: Admitted): Promise<Pieces> {
    switch (wanted.kind) {
      case 'card':
      case 'text':
        return paired([wanted], await this.texts.prepare(project, [wanted], decision));
      case 'cards': {
        const cards = cardsOf(project, wanted);
        return paired(cards, await this.texts.prepare(project, cards, decision));
      }
      case 'retried':
        return [[wanted, await this.retries.prepare(project, wanted, decision)]];
      case 'image':
        return [[wanted, await this.images.prepare(project, wanted, decision)]];
      case 'thumbnails':
      case 'frame':
        return [[wanted, await this.thumbnails.prepare(project, wanted)]];
      case 'transcription':
        return [[wanted, await this.transcriptions.prepare(project, wanted)]];
    }
  }
}

const paired = (wanted: readonly Exclude<WorkInHand, CardsWanted>[], prepared: readonly PreparedWork[]): Pieces =>
  wanted.map((one, index) => [one, prepared[index] as PreparedWork]);

/** Throws `cards_not_runnable`; a card may be run more than once, with other values. */
const cardsOf = ({ cards }: ProjectView, wanted: CardsWanted): readonly [CardWanted, ...CardWanted[]] => {
  const { model, maxOutputTokens } = wanted;
  const chosen = wanted.cards ?? cards.map(({ cardId }) => ({ cardId, values: {} }));
  if (chosen.length > MOST_CARDS) throw CardsNotRunnable({ reason: 'too_many', atMost: MOST_CARDS });
  const [first, ...others] = chosen.map(one => ({ kind: 'card' as const, ...one, model, maxOutputTokens, moreToCome: false }));
  if (!first) throw CardsNotRunnable({ reason: 'none' });
  return [first, ...others];
};

type OrderSaid = Pick<Extract<ProjectCommand, { type: 'RequestCards' }>['data'], 'projectId' | 'accountId' | 'evidence' | 'quote'>;

const commandFor = (said: OrderSaid, works: readonly PreparedTask[], tasks: readonly PlannedTask[]): ProjectCommand => {
  const [card] = works.map(work => work.card);
  if (works.length === 1) return projectCommands.RequestWork({ ...said, tasks, cardId: card?.cardId ?? null, cardVersion: card?.version ?? null });
  const runs = tasks.map((task, index) => {
    const { cardId = '', version = 0 } = works[index]?.card ?? {};
    return { task, cardId, cardVersion: version };
  });
  return projectCommands.RequestCards({ ...said, runs });
};
