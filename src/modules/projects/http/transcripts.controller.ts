import { Body, Controller, Get, HttpCode, Inject, Patch, Post, Put, Query } from '@nestjs/common';
import { ListQuery, page, pageOf, withHeaders, written } from '../../../infrastructure/http/answers.js';
import { ContentAnswer } from '../../../infrastructure/http/content-answer.js';
import { DocumentAnswer } from '../../../infrastructure/http/document-answer.js';
import {
  AsOf,
  AlsoGives,
  Gives,
  GivesContent,
  Idempotent,
  IfMatchContent,
  Me,
  Order,
  PathId,
  Policy,
  Position,
  Refuses,
  Takes,
  WithConsent,
  type ContentSeen,
} from '../../../infrastructure/http/route.js';
import { PreconditionRequired } from '../../../infrastructure/http/rim-refusals.js';
import { Scope } from '../../../infrastructure/http/scopes.js';
import { Upload, type UploadedStream } from '../../../infrastructure/http/uploads.js';
import type { CommandContext } from '../../../shared-kernel/context.js';
import { creditAmount } from '../../../shared-kernel/money.js';
import { Queries } from '../../../shared-kernel/ports/messages.js';
import { OPENER } from '../../../shared-kernel/ports/tokens.js';
import type { Opener } from '../../../shared-kernel/ports/vault.js';
import { ProjectUnknown } from '../../../shared-kernel/refusal.js';
import { ChangeWords, type MadeWords } from '../application/change-words.use-case.js';
import { CurrentWords, readingOf, type KeptWords } from '../application/current-words.js';
import { MadeContent } from '../application/made-content.js';
import {
  EditNotPossible,
  ResultUnusable,
  StorageQuotaReached,
  SubtitlesUnreadable,
  TranscriptNotReady,
  TranscriptVersionUnknown,
} from '../domain/errors.js';
import { projectById, type ProjectView } from '../domain/queries.js';
import { transcriptDocument } from './transcript-documents.js';
import { subtitleFile } from './subtitle-file.js';
import { EditRequest, RestoreRequest, TranscriptQuery } from './transcript.requests.js';
import { BroughtWordsShape, MadeWordsShape, TranscriptShape, WordsVersionShape } from './transcript.responses.js';

const DESCRIPTION = `The newest words of the project, always readable and free, with or without a key and at any balance. As JSON: segments, and words where the model gave times to
them, in seconds; single ranges are answered with 206. As \`srt\` or \`vtt\`: cues of at most 7 seconds with short lines that end where a sentence or a clause does, by the times of the words where there
are any; speakers are voices in WebVTT and names in SubRip. As \`txt\` or \`md\`: a paragraph for each speaker and after each pause of 2 seconds. What was said stays text in all of them.`;

const BRINGING = `Takes a subtitle file (SubRip or WebVTT, at most 16 MiB and 100,000 cues, in UTF-8, UTF-16 or the Latin letters of Windows) for the words of the project: a version of its own, the newest
from then on. Free: nobody is asked and nothing is charged. Speakers are read from the voices of WebVTT, markup is taken off, times of words are not made up. Where there are words already, If-Match must
name those that were seen; a transcription or a change that ended meanwhile is answered with precondition_stale, and one that ends later is a version after this one: nothing is lost.`;

const EDITING = `Changes the newest words and makes a version of them: other text for segments at the times that they have, one segment split or two merged, who says what, and how the speakers are called
(in every export and in every prompt from then on). Words that stay keep their times; new ones share the time of those that they stand for and are marked estimated. Free: no AI call is made. If-Match
names the words that were seen; where a transcription or another change came meanwhile the answer is precondition_stale, and both are kept.`;

const etagOf = ({ content }: Pick<KeptWords, 'content'>): string => `"${content.commitment}"`;

const shownVersion = ({ version, how, basedOn, taskId, segments, seconds, at, content }: KeptWords): WordsVersionShape => ({
  version,
  how,
  basedOn,
  taskId,
  segments,
  seconds,
  at,
  etag: etagOf({ content }),
});

/** The words of a project: read and taken along in every format. */
@Controller('projects/:projectId/transcript')
@Policy('user')
@Scope('projects')
export class TranscriptsController {
  constructor(
    private readonly queries: Queries,
    private readonly words: CurrentWords,
    private readonly changing: ChangeWords,
    private readonly made: MadeContent,
    @Inject(OPENER) private readonly opener: Opener,
  ) {}

  @Get()
  @AsOf()
  @WithConsent()
  @GivesContent('application/json', DESCRIPTION, TranscriptShape)
  @AlsoGives('application/x-subrip', 'text/vtt', 'text/plain', 'text/markdown')
  @Refuses(ProjectUnknown, TranscriptNotReady, TranscriptVersionUnknown, ResultUnusable)
  async show(
    @Me() me: string,
    @PathId('projectId') projectId: string,
    @Query() { format, version, ...rules }: TranscriptQuery,
    @Position() after: Position | undefined,
  ): Promise<ContentAnswer | DocumentAnswer> {
    const project = await this.project(me, projectId, after);
    const kept = version === undefined ? await this.words.need(project) : await this.versionOf(project, version);
    if (format === 'json') return new ContentAnswer(kept.content, range => this.made.open(readingOf(project, kept), range), {});
    const name = await this.opener.openText(project.name, { accountId: me, purpose: 'project.name' });
    return transcriptDocument({ name, transcript: await this.words.read(project, kept) }, format, rules);
  }

  @Put()
  @Idempotent('optional')
  @Takes('application/x-subrip')
  @Gives(BroughtWordsShape, BRINGING)
  @Refuses(ProjectUnknown, SubtitlesUnreadable, StorageQuotaReached)
  async bring(
    @Me() me: string,
    @Order() order: CommandContext,
    @PathId('projectId') projectId: string,
    @Upload() file: UploadedStream,
    @IfMatchContent() given: ContentSeen | null,
  ) {
    const seen = given ?? (await this.nothingYet(await this.project(me, projectId)));
    const made = await this.changing.bring(order, { accountId: me, projectId }, await subtitleFile(file), seen);
    const { format, encoding, remarks } = made.read;
    const { segments, seconds } = made.words;
    return this.told(projectId, made, { format, encoding, segments, seconds, remarks });
  }

  @Patch()
  @Idempotent('optional')
  @Gives(MadeWordsShape, EDITING)
  @Refuses(ProjectUnknown, TranscriptNotReady, EditNotPossible, StorageQuotaReached)
  async edit(
    @Me() me: string,
    @Order() order: CommandContext,
    @PathId('projectId') projectId: string,
    @Body() { change }: EditRequest,
    @IfMatchContent() seen: ContentSeen | null,
  ) {
    if (seen === null) throw PreconditionRequired();
    return this.told(projectId, await this.changing.edit(order, { accountId: me, projectId }, change, seen), {});
  }

  @Get('versions')
  @AsOf()
  @WithConsent()
  @Gives(pageOf(WordsVersionShape), 'Every version of the words, oldest first; none is ever changed, and each can be read and restored.')
  @Refuses(ProjectUnknown)
  async versions(
    @Me() me: string,
    @PathId('projectId') projectId: string,
    @Query() { cursor, limit }: ListQuery,
    @Position() after: Position | undefined,
  ) {
    const reading = await this.queries.read(projectById, { accountId: me, projectId }, after);
    if (!reading.value) throw ProjectUnknown();
    const later = (await this.words.versions(reading.value)).filter(({ version }) => version > Number(cursor ?? 0));
    const rows = later.slice(0, limit).map(shownVersion);
    return page({ ...reading, value: { rows, next: later.length > limit ? String(rows.at(-1)?.version) : null } });
  }

  @Post('restore')
  @HttpCode(200)
  @Idempotent('optional')
  @Gives(
    MadeWordsShape,
    'Makes an earlier version the newest again, as a version of its own: the ones between stay, so this is how a change is undone and done again.',
  )
  @Refuses(ProjectUnknown, TranscriptVersionUnknown)
  async restore(
    @Me() me: string,
    @Order() order: CommandContext,
    @PathId('projectId') projectId: string,
    @Body() { version }: RestoreRequest,
    @IfMatchContent() given: ContentSeen | null,
  ) {
    const seen = given ?? (await this.nothingYet(await this.project(me, projectId)));
    return this.told(projectId, await this.changing.restore(order, { accountId: me, projectId }, version, seen), {});
  }

  private told<More extends object>(projectId: string, { words, sent }: MadeWords, more: More) {
    const etag = etagOf(words);
    return withHeaders({ etag }, written(sent, { projectId, version: words.version, etag, charged: creditAmount(0n), ...more }));
  }

  /** Who names no words has to find none. */
  private async nothingYet(project: ProjectView): Promise<'none'> {
    if (await this.words.of(project)) throw PreconditionRequired();
    return 'none';
  }

  private async versionOf(project: ProjectView, wanted: number): Promise<KeptWords> {
    const found = (await this.words.versions(project)).find(({ version }) => version === wanted);
    if (!found) throw TranscriptVersionUnknown();
    return found;
  }

  private async project(me: string, projectId: string, after?: Position): Promise<ProjectView> {
    const project = await this.queries.ask(projectById, { accountId: me, projectId }, after);
    if (!project) throw ProjectUnknown();
    return project;
  }
}
