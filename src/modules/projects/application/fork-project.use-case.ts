import { Injectable } from '@nestjs/common';
import { partOf, type CommandContext } from '../../../shared-kernel/context.js';
import { idFrom } from '../../../shared-kernel/ids.js';
import { Commands, Queries, type Sent } from '../../../shared-kernel/ports/messages.js';
import type { Sealed } from '../../../shared-kernel/ports/vault.js';
import type { PayerRule } from '../../../shared-kernel/payer-rules.js';
import { ProjectUnknown } from '../../../shared-kernel/refusal.js';
import { admitted, whoPays, type Binding, type PayerQuestion } from '../../../shared-kernel/who-pays.js';
import type { TaskView } from '../../media-pipeline/index.js';
import { projectCommands } from '../domain/commands.js';
import { ProjectNotReadyToFork } from '../domain/errors.js';
import { projectById, type ProjectView } from '../domain/queries.js';
import { transcriptCommands } from '../domain/transcript-commands.js';
import { CreateProject } from './create-project.use-case.js';
import { CurrentWords, heardBy, type KeptWords } from './current-words.js';
import type { WordsTarget } from './keep-words.js';
import { isMaterial, Materials } from './materials.js';

/** Which project is to be forked, and what the fork is to be called; null keeps the name. */
export interface ForkWanted {
  readonly projectId: string;
  readonly name: Sealed | null;
}

/** A project that begins with another one's materials. */
export interface ForkedProject {
  readonly projectId: string;
  readonly boundTo: Binding | null;
  readonly rule: PayerRule;
  readonly because: string;
  readonly inherited: readonly TaskView[];
  readonly hasWords: boolean;
  readonly cards: number;
  readonly sent: Sent;
}

/** The fork's own are its first version. */
const copied = ({ version: _, ...preferences }: NonNullable<ProjectView['preferences']>) => preferences;

/**
 * Makes a brand-new project of what another one has paid for: source, transcript and thumbnails by reference, cards and instructions as copies.
 * It buys nothing, so it holds nothing and calls nobody; only whether a project may be created now is asked, and which key it is bound to.
 */
@Injectable()
export class ForkProject {
  constructor(
    private readonly commands: Commands,
    private readonly queries: Queries,
    private readonly creation: CreateProject,
    private readonly materials: Materials,
    private readonly words: CurrentWords,
  ) {}

  async run(context: CommandContext, accountId: string, wanted: ForkWanted): Promise<ForkedProject> {
    const origin = await this.queries.ask(projectById, { accountId, projectId: wanted.projectId });
    if (!origin) throw ProjectUnknown();
    const { key, keyRevision } = await this.creation.standing(context, accountId);
    const question: PayerQuestion = { operation: 'create-project', key };
    const decision = admitted(whoPays(question));
    const { rule, because } = decision;
    const boundTo = decision.payer === 'credits' ? decision.bindTo : null;
    const inherited = await this.inheritance(origin);
    const projectId = idFrom(context.commandId, 'project');
    const created = projectCommands.CreateProject({
      projectId,
      accountId,
      name: wanted.name ?? origin.name,
      source: origin.source,
      boundTo,
      evidence: { keyRevision, rule, because, question },
      tasks: [],
      forkedFrom: { projectId: origin.projectId, taskIds: inherited.map(({ taskId }) => taskId) },
      ...(origin.preferences && { preferences: copied(origin.preferences) }),
    });
    const sent = await this.commands.send(created, partOf(context, 'create'));
    const words = await this.inheritWords(context, origin, { projectId, accountId, heard: heardBy(inherited), seen: 'any' });
    const last = await this.copy(context, origin, projectId);
    return { projectId, boundTo, rule, because, inherited, hasWords: words !== null, cards: origin.cards.length, sent: last ?? sent };
  }

  /** Finished tasks of the pipeline; those that failed will not be done, but one under way would be missed by the fork for ever. */
  private async inheritance(origin: ProjectView): Promise<readonly TaskView[]> {
    const tasks = await this.materials.of(origin);
    const seen = new Set(tasks.map(({ taskId }) => taskId));
    const underway = tasks.filter(task => isMaterial(task) && task.endedAt === null);
    if (underway.length > 0 || origin.taskIds.some(taskId => !seen.has(taskId)))
      throw ProjectNotReadyToFork({ reason: 'work_underway', remedies: ['wait_and_retry'] });
    const finished = tasks.filter(task => isMaterial(task) && task.state === 'succeeded');
    if (origin.source.kind === 'url' && !finished.some(({ operation }) => operation === 'download'))
      throw ProjectNotReadyToFork({ reason: 'source_never_came', remedies: ['create_new_project'] });
    return finished;
  }

  /** Words that were brought, edited or restored are no task's: the fork begins with the newest of them, by reference. */
  private async inheritWords(context: CommandContext, origin: ProjectView, target: WordsTarget): Promise<KeptWords | null> {
    const words = await this.words.of(origin);
    if (words === null || words.how === 'heard') return words;
    const { content, segments, seconds } = words;
    const command = transcriptCommands.InheritTranscript({ ...target, content, segments, seconds, from: origin.projectId });
    await this.commands.send(command, partOf(context, 'words'));
    return words;
  }

  /** One order each, because all of a project's cards may be more than one append can carry; a repeat goes on where it was cut off. */
  private async copy(context: CommandContext, { accountId, cards, instructions, picture }: ProjectView, projectId: string): Promise<Sent | null> {
    let last: Sent | null = null;
    for (const { cardId: from, name, prompt, variables } of cards) {
      const cardId = idFrom(projectId, 'card', from);
      const command = projectCommands.AddCard({ projectId, accountId, cardId, name, prompt, variables });
      last = await this.commands.send(command, partOf(context, `card ${from}`));
    }
    if (picture !== null) {
      const command = projectCommands.ChooseProjectPicture({ projectId, accountId, picture });
      last = await this.commands.send(command, partOf(context, 'picture'));
    }
    if (instructions === null) return last;
    const { text, bytes } = instructions;
    const command = projectCommands.ChangeProjectInstructions({ projectId, accountId, text, bytes, expectedVersion: null });
    return this.commands.send(command, partOf(context, 'instructions'));
  }
}
