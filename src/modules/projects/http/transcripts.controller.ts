import { Controller, Get, Inject, Query } from '@nestjs/common';
import { contentAnswer, type ContentAnswer } from '../../../infrastructure/http/content-answer.js';
import { DocumentAnswer } from '../../../infrastructure/http/document-answer.js';
import { AlsoGives, GivesContent, Me, PathId, Policy, Position, Refuses } from '../../../infrastructure/http/route.js';
import { Scope } from '../../../infrastructure/http/scopes.js';
import { Queries } from '../../../shared-kernel/ports/messages.js';
import type { ContentStore } from '../../../shared-kernel/ports/storage.js';
import { CONTENT, OPENER } from '../../../shared-kernel/ports/tokens.js';
import type { Opener } from '../../../shared-kernel/ports/vault.js';
import { ProjectUnknown } from '../../../shared-kernel/refusal.js';
import { CurrentWords } from '../application/current-words.js';
import { TranscriptNotReady } from '../domain/errors.js';
import { projectById, type ProjectView } from '../domain/queries.js';
import { transcriptDocument } from './transcript-documents.js';
import { TranscriptQuery } from './transcript.requests.js';
import { TranscriptShape } from './transcript.responses.js';

const DESCRIPTION = `The newest words of the project, always readable and free, with or without a key and at any balance. As JSON: segments, and words where the model gave times to
them, in seconds; single ranges are answered with 206. As \`srt\` or \`vtt\`: cues of at most 7 seconds with short lines that end where a sentence or a clause does, by the times of the words where there
are any; speakers are voices in WebVTT and names in SubRip. As \`txt\` or \`md\`: a paragraph for each speaker and after each pause of 2 seconds. What was said stays text in all of them.`;

/** The words of a project: read and taken along in every format. */
@Controller('projects/:projectId/transcript')
@Policy('user')
@Scope('projects')
export class TranscriptsController {
  constructor(
    private readonly queries: Queries,
    private readonly words: CurrentWords,
    @Inject(CONTENT) private readonly content: ContentStore,
    @Inject(OPENER) private readonly opener: Opener,
  ) {}

  @Get()
  @GivesContent('application/json', DESCRIPTION, TranscriptShape)
  @AlsoGives('application/x-subrip', 'text/vtt', 'text/plain', 'text/markdown')
  @Refuses(ProjectUnknown, TranscriptNotReady)
  async show(
    @Me() me: string,
    @PathId('projectId') projectId: string,
    @Query() { format, ...rules }: TranscriptQuery,
    @Position() after: Position | undefined,
  ): Promise<ContentAnswer | DocumentAnswer> {
    const project = await this.project(me, projectId, after);
    const kept = await this.words.need(project);
    if (format === 'json') return contentAnswer(this.content, kept.content, { accountId: me, purpose: 'task.transcript' });
    const name = await this.opener.openText(project.name, { accountId: me, purpose: 'project.name' });
    return transcriptDocument({ name, transcript: await this.words.read(project, kept) }, format, rules);
  }

  private async project(me: string, projectId: string, after?: Position): Promise<ProjectView> {
    const project = await this.queries.ask(projectById, { accountId: me, projectId }, after);
    if (!project) throw ProjectUnknown();
    return project;
  }
}
