import { Inject, Injectable } from '@nestjs/common';
import { TusUploads } from '../../../infrastructure/uploads/tus-uploads.js';
import { partOf, type CommandContext } from '../../../shared-kernel/context.js';
import { idFrom, type AccountId } from '../../../shared-kernel/ids.js';
import type { EventLog } from '../../../shared-kernel/ports/event-log.js';
import { Clock, Commands, ErrandRunner, Queries } from '../../../shared-kernel/ports/messages.js';
import type { ReadModels, RowPage } from '../../../shared-kernel/ports/read-models.js';
import type { Content, ContentStore } from '../../../shared-kernel/ports/storage.js';
import { ShareUses } from '../../../shared-kernel/ports/share-uses.js';
import { CONTENT, EVENT_LOG, READ_MODELS } from '../../../shared-kernel/ports/tokens.js';
import { renditionName } from '../../../shared-kernel/rendition-name.js';
import { forgetProjects, projectCommands, type ForgottenProjects } from '../domain/commands.js';
import { keptProjectsOfAccount, type UploadView } from '../domain/queries.js';
import { transcriptRows } from '../projections/transcripts.projection.js';
import { uploadRows } from '../projections/uploads.projection.js';

const PAGE = 200;

/** Deletes the projects and the uploads of an erased account; deleting a project gives its tasks up. */
@Injectable()
export class ForgetProjects extends ErrandRunner<{ accountId: AccountId }, ForgottenProjects> {
  readonly errand = forgetProjects;

  constructor(
    private readonly queries: Queries,
    private readonly commands: Commands,
    private readonly unfinished: TusUploads,
    private readonly shareUses: ShareUses,
    private readonly clock: Clock,
    @Inject(EVENT_LOG) private readonly log: EventLog,
    @Inject(READ_MODELS) private readonly rows: ReadModels,
    @Inject(CONTENT) private readonly content: ContentStore,
  ) {
    super();
  }

  async run({ accountId }: { accountId: AccountId }, context: CommandContext): Promise<ForgottenProjects> {
    const projects = await this.deleteProjects(accountId, context);
    await this.unfinished.forget(accountId);
    await this.shareUses.forget(accountId);
    const [words, uploads] = [await this.deleteWords(accountId), await this.deleteUploads(accountId)];
    return { projects, ...uploads, files: uploads.files + words.files, fileBytes: uploads.fileBytes + words.fileBytes };
  }

  private async deleteProjects(accountId: AccountId, context: CommandContext): Promise<number> {
    const seen = await this.log.head();
    let deleted = 0;
    for (let after: string | null = null; ;) {
      const page: { projects: readonly { projectId: string }[]; next: string | null } = await this.queries.ask(
        keptProjectsOfAccount,
        { accountId, after, limit: PAGE },
        seen,
      );
      for (const { projectId } of page.projects) {
        const filesGoAt = this.clock.now().toISOString();
        await this.commands.send(projectCommands.DeleteProject({ projectId, accountId, filesGoAt }), partOf(context, projectId));
        // its files go with the account's tasks, words and uploads
        const gone = projectCommands.RemoveProjectFiles({ projectId, accountId, files: 0, bytes: 0 });
        await this.commands.send(gone, partOf(context, `${projectId} without files`));
        deleted += 1;
      }
      if (page.next === null) return deleted;
      after = page.next;
    }
  }

  /** Those that a transcription heard go with its task, too; deleting them twice is deleting them. */
  private async deleteWords(accountId: AccountId): Promise<Pick<ForgottenProjects, 'files' | 'fileBytes'>> {
    const gone = new Map<string, number>();
    for (let after: string | null = null; ;) {
      const page: RowPage<{ readonly event: string; readonly content: Content }> = await this.rows.page(transcriptRows, {
        accountId,
        after,
        limit: PAGE,
      });
      for (const { event, content } of page.rows) {
        await this.content.delete(content.name);
        if (event === 'TranscriptBrought' || event === 'TranscriptEdited') gone.set(content.name, content.bytes);
      }
      if (page.next === null) break;
      after = page.next;
    }
    return { files: gone.size, fileBytes: [...gone.values()].reduce((sum, bytes) => sum + bytes, 0) };
  }

  private async deleteUploads(accountId: AccountId): Promise<Omit<ForgottenProjects, 'projects'>> {
    const gone = { uploads: 0, files: 0, fileBytes: 0 };
    for (let after: string | null = null; ;) {
      const page: RowPage<UploadView> = await this.rows.page(uploadRows, { accountId, after, limit: PAGE });
      for (const { uploadId, content } of page.rows) {
        // by the name that it would have, too: it may have been kept by a run that died before it said so
        for (const name of [idFrom(uploadId, 'source'), renditionName(idFrom(uploadId, 'source'))]) await this.content.delete(name);
        gone.uploads += 1;
        gone.files += content ? 1 : 0;
        gone.fileBytes += content?.bytes ?? 0;
      }
      if (page.next === null) return gone;
      after = page.next;
    }
  }
}
