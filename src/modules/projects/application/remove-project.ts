import { Inject, Injectable } from '@nestjs/common';
import { systemContext } from '../../../shared-kernel/context.js';
import { idFrom, type AccountId } from '../../../shared-kernel/ids.js';
import type { EventLog } from '../../../shared-kernel/ports/event-log.js';
import { Clock, Commands, Queries } from '../../../shared-kernel/ports/messages.js';
import type { ReadModels, RowPage } from '../../../shared-kernel/ports/read-models.js';
import type { Content, ContentStore } from '../../../shared-kernel/ports/storage.js';
import { CONTENT, EVENT_LOG, READ_MODELS } from '../../../shared-kernel/ports/tokens.js';
import { removeTaskFiles } from '../../media-pipeline/index.js';
import { projectCommands } from '../domain/commands.js';
import { deletedProjectById, keptProjectsOfAccount, projectById, type ProjectView } from '../domain/queries.js';
import { transcriptRows } from '../projections/transcripts.projection.js';
import { StoredSources } from './stored-sources.js';

const PAGE = 200;

/** One version of somebody's words, as its row has it. */
interface WordsRow {
  readonly projectId: string;
  readonly event: string;
  readonly content: Content;
}

/** What other projects of the account need, those that can be restored among them. */
interface Needed {
  readonly projectIds: ReadonlySet<string>;
  readonly taskIds: ReadonlySet<string>;
}

/**
 * Removes what a deleted project kept, once its time of grace is over: its source, what its tasks made and its words, except what
 * another project of the account shares. Files go first and are said to be gone then, so that a run that died is done again.
 */
@Injectable()
export class RemoveProject {
  constructor(
    private readonly queries: Queries,
    private readonly commands: Commands,
    private readonly sources: StoredSources,
    private readonly clock: Clock,
    @Inject(EVENT_LOG) private readonly log: EventLog,
    @Inject(READ_MODELS) private readonly rows: ReadModels,
    @Inject(CONTENT) private readonly content: ContentStore,
  ) {}

  async run(accountId: AccountId, projectId: string): Promise<void> {
    // somebody has restored it meanwhile
    if (await this.queries.ask(projectById, { accountId, projectId })) return;
    const project = await this.queries.ask(deletedProjectById, { accountId, projectId });
    if (project?.deleted && project.deleted.filesGoAt > this.clock.now().toISOString()) return;
    const source = await this.sources.ofProject(projectId);
    if (source) await this.sources.deleteUnlessNeeded(source, 'project-deleted', other => other.projectId !== projectId);
    if (project) await this.removeFiles(project);
  }

  private async removeFiles({ accountId, projectId, taskIds, forkedFrom }: ProjectView): Promise<void> {
    const context = { ...systemContext('job:projects.remove-project', idFrom('project files removed', projectId)), accountId };
    const needed = await this.neededByOthers(accountId, projectId);
    const goes = [...taskIds, ...(forkedFrom?.taskIds ?? [])].filter(taskId => !needed.taskIds.has(taskId));
    const made = await this.commands.perform(removeTaskFiles, { accountId, taskIds: goes }, context);
    const words = await this.removeWords(accountId, projectId, needed);
    const gone = { files: made.files + words.files, bytes: made.bytes + words.bytes };
    await this.commands.send(projectCommands.RemoveProjectFiles({ projectId, accountId, ...gone }), context);
  }

  private async neededByOthers(accountId: AccountId, projectId: string): Promise<Needed> {
    const seen = await this.log.head();
    const [projectIds, taskIds] = [new Set<string>(), new Set<string>()];
    for (let after: string | null = null; ;) {
      const page: { projects: readonly ProjectView[]; next: string | null } = await this.queries.ask(
        keptProjectsOfAccount,
        { accountId, after, limit: PAGE },
        seen,
      );
      for (const other of page.projects.filter(kept => kept.projectId !== projectId)) {
        projectIds.add(other.projectId);
        for (const taskId of [...other.taskIds, ...(other.forkedFrom?.taskIds ?? [])]) taskIds.add(taskId);
      }
      if (page.next === null) return { projectIds, taskIds };
      after = page.next;
    }
  }

  /** Those that were brought or changed, here or in a project before it that is gone; what a transcription heard goes with its task. */
  private async removeWords(accountId: AccountId, projectId: string, needed: Needed): Promise<{ readonly files: number; readonly bytes: number }> {
    const [written, mine, others] = [new Map<string, number>(), new Set<string>(), new Set<string>()];
    for await (const { projectId: of, event, content } of this.wordsOf(accountId)) {
      if (event === 'TranscriptBrought' || event === 'TranscriptEdited') written.set(content.name, content.bytes);
      if (of === projectId) mine.add(content.name);
      if (needed.projectIds.has(of)) others.add(content.name);
    }
    const goes = [...written].filter(([name]) => mine.has(name) && !others.has(name));
    for (const [name] of goes) await this.content.delete(name);
    return { files: goes.length, bytes: goes.reduce((sum, [, bytes]) => sum + bytes, 0) };
  }

  private async *wordsOf(accountId: AccountId): AsyncGenerator<WordsRow> {
    for (let after: string | null = null; ;) {
      const page: RowPage<WordsRow> = await this.rows.page(transcriptRows, { accountId, after, limit: PAGE });
      yield* page.rows;
      if (page.next === null) return;
      after = page.next;
    }
  }
}
