import { Inject, Injectable } from '@nestjs/common';
import { systemContext } from '../../../shared-kernel/context.js';
import { idFrom, type AccountId } from '../../../shared-kernel/ids.js';
import type { EventLog } from '../../../shared-kernel/ports/event-log.js';
import { Commands, Queries } from '../../../shared-kernel/ports/messages.js';
import type { Content, ContentStore } from '../../../shared-kernel/ports/storage.js';
import { CONTENT, EVENT_LOG } from '../../../shared-kernel/ports/tokens.js';
import { renditionName } from '../../../shared-kernel/rendition-name.js';
import { taskById } from '../../media-pipeline/index.js';
import { sourceCommands } from '../domain/commands.js';
import type { ProjectEvent, ProjectSource, SourceEvent } from '../domain/events.js';
import { keptProjectsOfAccount, type ProjectView } from '../domain/queries.js';

/** A stored source video, and what any project that needs it has in its row. */
export interface StoredSource {
  readonly accountId: AccountId;
  readonly content: Content;
  readonly uploadId: string | null;
  readonly traces: readonly string[];
}

type Why = Extract<SourceEvent, { type: 'SourceDeleted' }>['data']['why'];
type Origin = Pick<ProjectView, 'accountId' | 'source'> & { readonly taskIds: readonly string[] };

const PAGE = 200;

/** Finds source videos and deletes those that nobody needs. */
@Injectable()
export class StoredSources {
  constructor(
    private readonly queries: Queries,
    private readonly commands: Commands,
    @Inject(EVENT_LOG) private readonly log: EventLog,
    @Inject(CONTENT) private readonly content: ContentStore,
  ) {}

  /** Of a project that may be deleted by now; null while nothing was fetched for it. */
  async ofProject(projectId: string): Promise<StoredSource | null> {
    for await (const { type, data } of this.log.readStream(`project-${projectId}`, { limit: 1 })) {
      const created = { type, data } as unknown as ProjectEvent;
      if (created.type !== 'ProjectCreated') return null;
      const { accountId, source, tasks, forkedFrom } = created.data;
      return this.of({ accountId, source, taskIds: [...tasks.map(({ taskId }) => taskId), ...(forkedFrom?.taskIds ?? [])] });
    }
    return null;
  }

  ofUpload(accountId: AccountId, source: Extract<ProjectSource, { kind: 'upload' }>): StoredSource {
    const { uploadId, content } = source;
    return { accountId, content, uploadId, traces: [content.name, uploadId] };
  }

  private async of({ accountId, source, taskIds }: Origin): Promise<StoredSource | null> {
    if (source.kind === 'upload') return this.ofUpload(accountId, source);
    for (const taskId of taskIds) {
      const product = (await this.queries.ask(taskById, { taskId }))?.products.find(({ role }) => role === 'source');
      if (product) return { accountId, content: product.content, uploadId: null, traces: [product.content.name, taskId] };
    }
    return null;
  }

  /** Deletes it unless a project that counts has it. It is said first: a repeat finds the file gone, or deletes it then. */
  async deleteUnlessNeeded(source: StoredSource, why: Why, counts: (project: ProjectView) => boolean): Promise<void> {
    const { accountId, content, uploadId } = source;
    if (await this.isNeeded(source, counts)) return;
    const { name, bytes } = content;
    const context = { ...systemContext('job:projects.delete-sources', idFrom('source deleted', name)), accountId };
    await this.commands.send(sourceCommands.DeleteSource({ name, accountId, bytes, uploadId, why }), context);
    await this.content.delete(name);
    await this.content.delete(renditionName(name));
  }

  /** A fork names the tasks whose products it shares, and an upload may have become several projects. */
  private async isNeeded({ accountId, traces }: StoredSource, counts: (project: ProjectView) => boolean): Promise<boolean> {
    const seen = await this.log.head();
    for (let after: string | null = null; ;) {
      const page: { projects: readonly ProjectView[]; next: string | null } = await this.queries.ask(
        keptProjectsOfAccount,
        { accountId, after, limit: PAGE },
        seen,
      );
      for (const project of page.projects.filter(counts)) {
        const row = JSON.stringify(project);
        if (traces.some(trace => row.includes(trace))) return true;
      }
      if (page.next === null) return false;
      after = page.next;
    }
  }
}
