import { Inject, Injectable } from '@nestjs/common';
import { Clock, JobWorker, type Lane } from '../../../shared-kernel/ports/messages.js';
import type { ReadModels } from '../../../shared-kernel/ports/read-models.js';
import { CONFIGURATION, READ_MODELS } from '../../../shared-kernel/ports/tokens.js';
import type { ProjectView, UploadView } from '../domain/queries.js';
import { projectRows } from '../projections/projects.projection.js';
import { uploadRows } from '../projections/uploads.projection.js';
import { StoredSources } from './stored-sources.js';

const DAY_MS = 86_400_000;

/** Where the operator set a term: deletes source videos of projects that nobody has touched for so long, and of uploads that nobody used. What was made of them stays. */
@Injectable()
export class DeleteOldSourcesJob extends JobWorker {
  readonly job = 'projects.delete-old-sources';
  readonly lane: Lane = 'chores';
  override readonly recurs = true;

  constructor(
    private readonly sources: StoredSources,
    private readonly clock: Clock,
    @Inject(READ_MODELS) private readonly rows: ReadModels,
    @Inject(CONFIGURATION) private readonly rules: { readonly sourceRetentionDays: number | null },
  ) {
    super();
  }

  async run(): Promise<void> {
    const { sourceRetentionDays: days } = this.rules;
    if (days === null) return;
    const cutoff = new Date(this.clock.now().getTime() - days * DAY_MS).toISOString();
    const touchedSince = ({ changedAt }: Pick<ProjectView, 'changedAt'>) => changedAt >= cutoff;
    for await (const project of this.rows.before(projectRows, cutoff)) {
      const source = touchedSince(project) ? null : await this.sources.ofProject(project.projectId);
      if (source) await this.sources.deleteUnlessNeeded(source, 'retention', touchedSince);
    }
    for await (const upload of this.rows.before(uploadRows, cutoff)) await this.deleteUpload(upload, touchedSince);
  }

  private async deleteUpload({ accountId, uploadId, content, seconds }: UploadView, counts: (project: ProjectView) => boolean): Promise<void> {
    if (content === null) return;
    const source = { kind: 'upload' as const, uploadId, content, seconds: seconds ?? 0, hasVideo: true, hasAudio: true };
    await this.sources.deleteUnlessNeeded(this.sources.ofUpload(accountId, source), 'retention', counts);
  }
}
