import { Controller, Get, Inject, Query } from '@nestjs/common';
import { answered, ListQuery, page, pageOf, readOf } from '../../../infrastructure/http/answers.js';
import { ContentAnswer, contentAnswer } from '../../../infrastructure/http/content-answer.js';
import { CHARGED, hasPaid, PAYER, RETURNED } from '../../../infrastructure/http/payer-headers.js';
import { AsOf, Gives, GivesContent, Me, PathId, Policy, Position, Refuses, Tells, WithConsent } from '../../../infrastructure/http/route.js';
import { Scope } from '../../../infrastructure/http/scopes.js';
import { Queries } from '../../../shared-kernel/ports/messages.js';
import type { Content, ContentStore } from '../../../shared-kernel/ports/storage.js';
import { CONTENT } from '../../../shared-kernel/ports/tokens.js';
import { receiptOf } from '../../media-pipeline/index.js';
import { MadeContent, type Reading } from '../application/made-content.js';
import { Materials } from '../application/materials.js';
import { OutputUnknown, ResultUnusable, SourceNotReady } from '../domain/errors.js';
import { ProjectUnknown } from '../../../shared-kernel/refusal.js';
import { outputById, outputsOfProject, projectById, type ProjectView } from '../domain/queries.js';
import { PictureQuery } from './projects.requests.js';
import { OutputShape } from './projects.responses.js';
import { shownOutput } from './shown-project.js';

export const LOST =
  'Content that is found missing or damaged is refused with `result_unusable`: its charge in platform credits is paid back once, by itself, and a notice tells of it. Nothing is paid back for what an own key paid, because no platform credits were charged.';

/** What was made: always readable, with or without a key, and free (R29). */
@Controller()
@Policy('user')
@Scope('projects')
export class MaterialsController {
  constructor(
    private readonly queries: Queries,
    private readonly materials: Materials,
    private readonly made: MadeContent,
    @Inject(CONTENT) private readonly content: ContentStore,
  ) {}

  @Get('projects/:projectId/outputs')
  @AsOf()
  @WithConsent()
  @Gives(pageOf(OutputShape), 'What cards, prompts and image orders made, oldest first.')
  @Refuses(ProjectUnknown)
  async outputs(
    @Me() me: string,
    @PathId('projectId') projectId: string,
    @Query() { cursor, limit }: ListQuery,
    @Position() after: Position | undefined,
  ) {
    await this.project(me, projectId, after);
    const reading = await this.queries.read(outputsOfProject, { accountId: me, projectId, after: cursor, limit }, after);
    const { outputs, next } = reading.value;
    return page({ ...reading, value: { rows: outputs.map(shownOutput), next } });
  }

  @Get('outputs/:outputId')
  @AsOf()
  @WithConsent()
  @Gives(readOf(OutputShape))
  @Refuses(OutputUnknown)
  async output(@Me() me: string, @PathId('outputId') outputId: string, @Position() after: Position | undefined) {
    const reading = await this.queries.read(outputById, { accountId: me, outputId }, after);
    if (!reading.value) throw OutputUnknown();
    return answered({ ...reading, value: shownOutput(reading.value) });
  }

  @Get('outputs/:outputId/content')
  @AsOf()
  @WithConsent()
  @GivesContent('*/*', LOST)
  @Tells(PAYER, CHARGED, RETURNED)
  @Refuses(OutputUnknown, ResultUnusable)
  async outputContent(@Me() me: string, @PathId('outputId') outputId: string, @Query() { index }: PictureQuery) {
    const output = await this.queries.ask(outputById, { accountId: me, outputId });
    const product = output?.products.find(known => known.index === index);
    if (!output || !product) throw OutputUnknown();
    const receipt = await this.queries.ask(receiptOf, { accountId: me, taskId: outputId });
    const headers = hasPaid(output.payer, receipt?.charged ?? null, receipt?.returned ?? '0');
    return this.shown({ projectId: output.projectId, accountId: me, taskId: outputId, product }, headers);
  }

  @Get('projects/:projectId/source')
  @GivesContent(
    '*/*',
    'The video itself; ranges work, so it can be played and sought in. Where the operator has it so, 307 leads to the storage itself, by an address that is good for a while.',
  )
  @Refuses(ProjectUnknown, SourceNotReady)
  async source(@Me() me: string, @PathId('projectId') projectId: string) {
    const project = await this.project(me, projectId);
    return contentAnswer(this.content, await this.sourceContent(project), { accountId: me, purpose: 'source' });
  }

  private shown(reading: Reading, headers: Readonly<Record<string, string>> = {}): ContentAnswer {
    return new ContentAnswer(reading.product.content, range => this.made.open(reading, range), { headers });
  }

  private async sourceContent(project: ProjectView): Promise<Content> {
    const { source } = project;
    if (source.kind === 'upload') return source.content;
    const download = (await this.materials.of(project)).find(({ operation, state }) => operation === 'download' && state === 'succeeded');
    const product = download?.products[0];
    if (!product) throw SourceNotReady();
    return product.content;
  }

  private async project(me: string, projectId: string, after?: Position): Promise<ProjectView> {
    const project = await this.queries.ask(projectById, { accountId: me, projectId }, after);
    if (!project) throw ProjectUnknown();
    return project;
  }
}
