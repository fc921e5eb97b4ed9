import { Controller, Get, Query } from '@nestjs/common';
import { DocumentAnswer } from '../../../infrastructure/http/document-answer.js';
import { GivesContent, Me, PathId, Policy, Position, Refuses } from '../../../infrastructure/http/route.js';
import { Scope } from '../../../infrastructure/http/scopes.js';
import { Queries } from '../../../shared-kernel/ports/messages.js';
import { ProjectUnknown } from '../../../shared-kernel/refusal.js';
import { zipBytes } from '../../../infrastructure/archive/zip-bytes.js';
import { ArchiveProject } from '../application/archive-project.js';
import { asJson } from '../application/export-as-json.js';
import { asMarkdown } from '../application/export-as-markdown.js';
import { ExportProject } from '../application/export-project.js';
import { ProjectDeleted } from '../domain/errors.js';
import { deletedProjectById, projectById } from '../domain/queries.js';
import { ExportQuery } from './projects.requests.js';

const DESCRIPTION = `The project’s transcript with its times and every text by its version, each with who paid and what was charged; pictures are listed with their sizes, not held.
Always allowed and free, with or without a key and at any balance. It is made while it is read. \`text/markdown\`: other people’s words are escaped, texts stand in fences exactly as they were made,
and the last line is “This is all of it.” \`application/json\`: \`{ format, project, transcript: { language, durationSeconds, simulated, speakers, segments } | null, thumbnails, outputs, complete }\`; an output has
\`{ outputId, operation, cardId, cardName, version, cardVersion, state, reason, model, simulated, requestedAt, readyAt, payment: { payer, purse, rule, charged, returned, keyLastFour }, text, pictures }\`;
without \`complete: true\` at the end it was cut off. \`application/zip\`: the whole project but for its source video: \`README.md\`, \`transcript/\` (SRT, VTT, TXT, Markdown, JSON), \`texts/\` (a Markdown
file for each output), \`images/\` and \`thumbnails/\`, \`document.docx\` (words and texts; a very long project has several), \`receipts/\` (JSON and CSV) and, as the last file, \`manifest.json\` with
the size and SHA-256 of each: \`{ format, projectId, name, createdAt, forkedFrom, files: [{ name, bytes, sha256 }], leftOut: [{ what, taskId, reason }] }\`. When it cannot be finished, because the project is deleted
meanwhile for instance, the connection is broken off and the archive has no directory, so no reader takes it for whole.`;

/** Taking a project’s words along. */
@Controller('projects/:projectId/export')
@Policy('user')
@Scope('projects')
export class ExportsController {
  constructor(
    private readonly queries: Queries,
    private readonly exporting: ExportProject,
    private readonly archiving: ArchiveProject,
  ) {}

  @Get()
  @GivesContent('*/*', DESCRIPTION)
  @Refuses(ProjectUnknown, ProjectDeleted)
  async show(
    @Me() me: string,
    @PathId('projectId') projectId: string,
    @Query() { format }: ExportQuery,
    @Position() after: Position | undefined,
  ): Promise<DocumentAnswer> {
    const project = await this.queries.ask(projectById, { accountId: me, projectId }, after);
    if (!project) throw (await this.queries.ask(deletedProjectById, { accountId: me, projectId }, after)) ? ProjectDeleted() : ProjectUnknown();
    if (format === 'zip') {
      const { name, files } = await this.archiving.begin(project);
      return new DocumentAnswer(zipBytes(files), 'application/zip', `${name}.zip`);
    }
    const exported = await this.exporting.begin(project);
    if (format === 'json') return new DocumentAnswer(asJson(exported), 'application/json; charset=utf-8', `${exported.name}.json`);
    return new DocumentAnswer(asMarkdown(exported), 'text/markdown; charset=utf-8', `${exported.name}.md`);
  }
}
