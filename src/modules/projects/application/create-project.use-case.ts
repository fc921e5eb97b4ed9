import { Inject, Injectable } from '@nestjs/common';
import { partOf, type CommandContext } from '../../../shared-kernel/context.js';
import { idFrom } from '../../../shared-kernel/ids.js';
import { Clock, Commands, Queries, type Sent } from '../../../shared-kernel/ports/messages.js';
import { SEALER } from '../../../shared-kernel/ports/tokens.js';
import type { Sealed, Sealer } from '../../../shared-kernel/ports/vault.js';
import { payerRules } from '../../../shared-kernel/payer-rules.js';
import { admitted, whoPays, type Admitted, type Binding, type PayerQuestion } from '../../../shared-kernel/who-pays.js';
import { recheckKey } from '../../api-keys/index.js';
import { creditCommands } from '../../credits/index.js';
import { projectCommands } from '../domain/commands.js';
import type { ProjectPreferences, ProjectSource } from '../domain/events.js';
import { standing, type StandingView } from '../domain/queries.js';
import { readSubtitles, type ReadSubtitles } from '../domain/subtitles/read-subtitles.js';
import { Costs, type Quote } from './costs.js';
import { KeepWords } from './keep-words.js';
import { PlanProject, type Plan, type ProjectWishes } from './plan-project.js';
import { Quotes, type CitableQuote, type Quotable } from './quotes.js';
import { StorageRoom } from './storage-room.js';
import { Sources, type SourceWanted } from './sources.js';
import { sealedVocabulary } from './vocabulary.js';

/** What is to be made of which video. */
export interface ProjectWanted {
  readonly source: SourceWanted;
  readonly wishes: ProjectWishes;
  /** The words that come with it, as a subtitle file; null for none, or for those that come later. */
  readonly subtitles: Uint8Array | null;
}

/** What a creator asks for. */
export interface NewProject extends ProjectWanted {
  readonly name: string;
  /** The quote that it is to be created under; null for the terms of the moment. */
  readonly quoteId: string | null;
}

/** The key that a new project is bound to, and the rule that says so. */
export interface QuotedBinding {
  readonly boundTo: { readonly lastFour: string } | null;
  readonly rule: string;
  readonly ruleSays: string;
  readonly because: string;
}

/** What a creation would cost, and which key the project would be bound to. */
export type CreationQuote = CitableQuote & { readonly binding: QuotedBinding };

/** A created project with the position at which it can be read. */
export interface CreatedProject {
  readonly projectId: string;
  readonly boundTo: Binding | null;
  readonly quote: Quote;
  readonly sent: Sent;
}

interface Prepared {
  readonly question: PayerQuestion;
  readonly decision: Admitted;
  readonly boundTo: Binding | null;
  readonly keyRevision: number | null;
  readonly source: ProjectSource;
  readonly plan: Plan;
  readonly quotable: Quotable;
  readonly words: ReadSubtitles | null;
  readonly preferences: ProjectPreferences | null;
}

/** What a creator said of it; null when that was nothing. */
const preferencesOf = ({ listening, textModel }: ProjectWishes, vocabulary: Sealed | null): ProjectPreferences | null => {
  const { language, model: transcriptionModel, audioTrack } = listening;
  const said = { language, vocabulary, transcriptionModel, textModel, audioTrack };
  return Object.values(said).every(value => value === null) ? null : said;
};

/** Creates a project: the key first, then the source, then one hold for all of it, and only then the project itself. */
@Injectable()
export class CreateProject {
  constructor(
    private readonly commands: Commands,
    private readonly queries: Queries,
    private readonly sources: Sources,
    private readonly planning: PlanProject,
    private readonly costs: Costs,
    private readonly quotes: Quotes,
    private readonly room: StorageRoom,
    private readonly words: KeepWords,
    private readonly clock: Clock,
    @Inject(SEALER) private readonly sealer: Sealer,
  ) {}

  async run(context: CommandContext, accountId: string, wanted: NewProject): Promise<CreatedProject> {
    const { question, decision, boundTo, keyRevision, source, plan, quotable, words, preferences } = await this.prepare(context, accountId, wanted);
    const projectId = idFrom(context.commandId, 'project');
    const { tasks: priced, ...cited } = await this.quotes.uphold(accountId, wanted.quoteId, quotable);
    const quote = await this.costs.quote(accountId, priced);
    const holds = this.costs.holds(projectId, priced);
    if (holds.length > 0)
      await this.commands.send(creditCommands.HoldCredits({ accountId, holds, now: this.clock.now().toISOString() }), partOf(context, 'hold'));
    if (words) await this.words.bring(context, { projectId, accountId, heard: [], seen: 'any' }, words);
    const name = await this.sealer.seal(wanted.name, { accountId, purpose: 'project.name' });
    const evidence = { keyRevision, rule: decision.rule, because: decision.because, question };
    const more = { ...cited, ...(preferences && { preferences }) };
    const command = projectCommands.CreateProject({ projectId, accountId, name, source, boundTo, evidence, tasks: plan.tasks, ...more });
    return { projectId, boundTo, quote, sent: await this.commands.send(command, partOf(context, 'create')) };
  }

  /** The same plan and the same refusals, with nothing held and nothing kept. */
  async quote(context: CommandContext, accountId: string, wanted: ProjectWanted): Promise<CreationQuote> {
    const { decision, boundTo, quotable } = await this.prepare(context, accountId, wanted);
    const { rule, because } = decision;
    const binding = { boundTo: boundTo && { lastFour: boundTo.lastFour }, rule, ruleSays: payerRules[rule], because };
    return { ...(await this.quotes.issue(accountId, quotable)), binding };
  }

  private async prepare(context: CommandContext, accountId: string, wanted: ProjectWanted): Promise<Prepared> {
    const { key, keyRevision } = await this.standing(context, accountId);
    const question: PayerQuestion = { operation: 'create-project', key };
    const decision = admitted(whoPays(question));
    const boundTo = decision.payer === 'credits' ? decision.bindTo : null;
    const words = wanted.subtitles === null ? null : readSubtitles(wanted.subtitles);
    if (wanted.source.kind === 'url') await this.room.mustHave(accountId, null);
    const { source, facts } = await this.sources.look(accountId, wanted.source, wanted.wishes);
    const vocabulary = await sealedVocabulary(this.sealer, accountId, wanted.wishes.listening.vocabulary);
    const plan = await this.planning.plan({ orderId: context.commandId, key, source, facts, wishes: wanted.wishes, vocabulary });
    const { seconds, measured } = facts;
    const essence = { kind: 'project', source: wanted.source, wishes: wanted.wishes, seconds, measured };
    const quotable = { projectId: null, bindsTo: boundTo?.fingerprint ?? null, essence, tasks: plan.priced };
    return { question, decision, boundTo, keyRevision, source, plan, quotable, words, preferences: preferencesOf(wanted.wishes, vocabulary) };
  }

  /** A key that was refused may work again by now: the attempt to create, or to ask what it would cost, is itself a reason to look (R44). */
  async standing(context: CommandContext, accountId: string): Promise<StandingView> {
    const first = await this.queries.ask(standing, { accountId });
    if (whoPays({ operation: 'create-project', key: first.key }).payer !== 'refused') return first;
    await this.commands.perform(recheckKey, { accountId, by: 'request' }, partOf(context, 're-check'));
    return this.queries.ask(standing, { accountId });
  }
}
