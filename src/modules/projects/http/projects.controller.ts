import { Body, Controller, Get, HttpCode, Inject, Patch, Post, Put, Query } from '@nestjs/common';
import { answered, ListQuery, page, pageOf, readOf, tagged, withHeaders, written } from '../../../infrastructure/http/answers.js';
import { CEILING, PAYER, willPay } from '../../../infrastructure/http/payer-headers.js';
import {
  BeginsWork,
  AsOf,
  Gives,
  Idempotent,
  IfMatch,
  Me,
  Order,
  PathId,
  Policy,
  Position,
  Refuses,
  Tells,
  WithConsent,
} from '../../../infrastructure/http/route.js';
import { Scope } from '../../../infrastructure/http/scopes.js';
import type { CommandContext } from '../../../shared-kernel/context.js';
import { Commands, Queries } from '../../../shared-kernel/ports/messages.js';
import { OPENER, SEALER } from '../../../shared-kernel/ports/tokens.js';
import type { Opener, Sealer } from '../../../shared-kernel/ports/vault.js';
import { KeyUnusable } from '../../../shared-kernel/who-pays.js';
import { Playback } from '../application/playback.js';
import { CreateProject, type ProjectWanted } from '../application/create-project.use-case.js';
import { UrlNotUsable } from '../application/sources.js';
import { projectCommands } from '../domain/commands.js';
import {
  LengthUnknown,
  MediaNotUsable,
  NoSound,
  NothingToDo,
  QuoteOutdated,
  StorageQuotaReached,
  SubtitlesUnreadable,
  TranscriptTwice,
  UploadUnknown,
  AudioTrackUnknown,
  LanguageUnknown,
  ModelUnknown,
} from '../domain/errors.js';
import { ProjectUnknown } from '../../../shared-kernel/refusal.js';
import { projectById, projectsOfAccount } from '../domain/queries.js';
import { languageTagIfAny } from './preferences.requests.js';
import { InstructionsRequest, NewProjectRequest, ProjectPlanRequest, RenameRequest } from './projects.requests.js';
import { ChangedShape, CreatedProjectShape, ProjectShape } from './projects.responses.js';
import { CreationQuoteShape } from './quote.responses.js';
import { shownProject } from './shown-project.js';

const STANDARD_THUMBNAILS = 6;

/** What the plan of a project may be refused with, quoted or made. */
const MAY_REFUSE = [
  KeyUnusable,
  UploadUnknown,
  MediaNotUsable,
  NoSound,
  LengthUnknown,
  NothingToDo,
  UrlNotUsable,
  StorageQuotaReached,
  SubtitlesUnreadable,
  TranscriptTwice,
  AudioTrackUnknown,
  LanguageUnknown,
  ModelUnknown,
];

const planOf = ({ source, transcribe, thumbnails, subtitles, ...said }: ProjectPlanRequest): ProjectWanted => {
  if (subtitles !== undefined && transcribe === true) throw TranscriptTwice();
  const bringsWords = subtitles !== undefined;
  return {
    source:
      source.kind === 'upload'
        ? { kind: 'upload', uploadId: source.uploadId }
        : { kind: 'url', url: source.url, maxSeconds: source.maxSeconds ?? null, rightsConfirmed: source.rightsConfirmed ?? false },
    wishes: {
      transcribe: !bringsWords && (transcribe ?? true),
      thumbnails: thumbnails ?? STANDARD_THUMBNAILS,
      listening: {
        language: languageTagIfAny(said.language ?? null),
        vocabulary: said.vocabulary ?? [],
        model: said.transcriptionModel ?? null,
        audioTrack: said.audioTrack ?? null,
      },
      textModel: said.textModel ?? null,
      bringsWords,
    },
    subtitles: subtitles?.base64 === undefined ? null : Buffer.from(subtitles.base64, 'base64'),
  };
};

/** Projects: created, read, renamed, instructed. */
@Controller('projects')
@Policy('user')
@Scope('projects')
export class ProjectsController {
  constructor(
    private readonly queries: Queries,
    private readonly commands: Commands,
    private readonly creation: CreateProject,
    private readonly playback: Playback,
    @Inject(OPENER) private readonly opener: Opener,
    @Inject(SEALER) private readonly sealer: Sealer,
  ) {}

  @Post('quote')
  @HttpCode(200)
  @Scope('projects:read')
  @Gives(CreationQuoteShape, 'What creating it would cost at most, and who would pay for each part. Nothing is held, and nothing is kept.')
  @Refuses(...MAY_REFUSE)
  quote(@Me() me: string, @Order() order: CommandContext, @Body() body: ProjectPlanRequest) {
    return this.creation.quote(order, me, planOf(body));
  }

  @Post()
  @Idempotent('required')
  @BeginsWork()
  @Gives(CreatedProjectShape, 'The project exists, its credits are held and its work begins.')
  @Tells(PAYER, CEILING)
  @Refuses(...MAY_REFUSE, QuoteOutdated, 'platform_credits_insufficient', 'credit_limit_reached')
  async create(@Me() me: string, @Order() order: CommandContext, @Body() body: NewProjectRequest) {
    const { projectId, boundTo, quote, sent } = await this.creation.run(order, me, {
      name: body.name,
      quoteId: body.quoteId ?? null,
      ...planOf(body),
    });
    const answer = written(sent, { projectId, boundTo: boundTo && { lastFour: boundTo.lastFour }, quote });
    return withHeaders(willPay('credits', quote.ceiling), answer);
  }

  @Get()
  @AsOf()
  @WithConsent()
  @Gives(pageOf(ProjectShape), 'The account’s projects, newest first.')
  async list(@Me() me: string, @Query() { cursor, limit }: ListQuery, @Position() after: Position | undefined) {
    const reading = await this.queries.read(projectsOfAccount, { accountId: me, after: cursor, limit }, after);
    const { projects, next } = reading.value;
    return page({ ...reading, value: { rows: await Promise.all(projects.map(project => shownProject(this.opener, project))), next } });
  }

  @Get(':projectId')
  @AsOf()
  @WithConsent()
  @Gives(readOf(ProjectShape))
  @Refuses(ProjectUnknown)
  async show(@Me() me: string, @PathId('projectId') projectId: string, @Position() after: Position | undefined) {
    const reading = await this.queries.read(projectById, { accountId: me, projectId }, after);
    if (!reading.value) throw ProjectUnknown();
    const value = { ...(await shownProject(this.opener, reading.value)), playback: await this.playback.of(reading.value) };
    return tagged(value.version, answered({ ...reading, value }));
  }

  @Patch(':projectId')
  @Idempotent('optional')
  @Gives(ChangedShape)
  @Refuses(ProjectUnknown)
  async rename(
    @Me() me: string,
    @Order() order: CommandContext,
    @PathId('projectId') projectId: string,
    @Body() body: RenameRequest,
    @IfMatch('required') expectedVersion: number | null,
  ) {
    const name = await this.sealer.seal(body.name, { accountId: me, purpose: 'project.name' });
    const sent = await this.commands.send(projectCommands.RenameProject({ projectId, accountId: me, name, expectedVersion }), order);
    return written(sent, { projectId });
  }

  @Put(':projectId/instructions')
  @Idempotent('optional')
  @Gives(ChangedShape, 'Saving instructions makes no AI call and costs nothing.')
  @Refuses(ProjectUnknown)
  async instruct(
    @Me() me: string,
    @Order() order: CommandContext,
    @PathId('projectId') projectId: string,
    @Body() body: InstructionsRequest,
    @IfMatch('required') expectedVersion: number | null,
  ) {
    const text = await this.sealer.seal(body.text, { accountId: me, purpose: 'project.instructions' });
    const bytes = Buffer.byteLength(body.text);
    const command = projectCommands.ChangeProjectInstructions({ projectId, accountId: me, text, bytes, expectedVersion });
    return written(await this.commands.send(command, order), { projectId });
  }
}
