import { Body, Controller, Delete, Get, HttpCode, Put, Query } from '@nestjs/common';
import { answered, written } from '../../../infrastructure/http/answers.js';
import { ContentAnswer } from '../../../infrastructure/http/content-answer.js';
import {
  AsOf,
  Gives,
  GivesContent,
  Idempotent,
  Me,
  Order,
  PathId,
  Policy,
  Position,
  Refuses,
  WithConsent,
} from '../../../infrastructure/http/route.js';
import { Scope } from '../../../infrastructure/http/scopes.js';
import type { CommandContext } from '../../../shared-kernel/context.js';
import { Commands, Queries } from '../../../shared-kernel/ports/messages.js';
import { ProjectUnknown } from '../../../shared-kernel/refusal.js';
import { someTasksOfProject, type TaskProduct } from '../../media-pipeline/index.js';
import { Materials } from '../application/materials.js';
import { Thumbnails, thumbnailsOf, type Thumbnail } from '../application/thumbnails.js';
import { projectCommands } from '../domain/commands.js';
import { OutputUnknown, ResultUnusable } from '../domain/errors.js';
import type { PictureRef } from '../domain/events.js';
import { projectById, type ProjectView } from '../domain/queries.js';
import { LOST } from './materials.controller.js';
import { ChangedShape } from './projects.responses.js';
import { ChosenPictureRequest, ThumbnailQuery } from './thumbnails.requests.js';
import { ThumbnailsShape } from './thumbnails.responses.js';

/** Tasks of every kind are looked through for the few that took pictures. */
const TASKS_AT_ONCE = 200;

const shownOriginal = ({ content, facts }: TaskProduct) => ({
  width: Number(facts['width']),
  height: Number(facts['height']),
  mediaType: content.mediaType,
  bytes: content.bytes,
});

const shownThumbnail = ({ taskId, index, product, original }: Thumbnail, picture: PictureRef | null) => ({
  taskId,
  index,
  atSeconds: Number(product.facts['atSeconds']),
  score: typeof product.facts['score'] === 'number' ? product.facts['score'] : null,
  ...shownOriginal(product),
  original: original && shownOriginal(original),
  chosen: picture?.taskId === taskId && picture.index === index,
});

/** The pictures of a project: always readable, with or without a key, and free (R29). */
@Controller('projects/:projectId')
@Policy('user')
@Scope('projects')
export class ThumbnailsController {
  constructor(
    private readonly queries: Queries,
    private readonly commands: Commands,
    private readonly materials: Materials,
    private readonly pictures: Thumbnails,
  ) {}

  @Get('thumbnails')
  @AsOf()
  @WithConsent()
  @Gives(ThumbnailsShape, 'All thumbnails of the project, oldest set first.')
  @Refuses(ProjectUnknown)
  async list(@Me() me: string, @PathId('projectId') projectId: string, @Position() after: Position | undefined) {
    const project = await this.project(me, projectId, after);
    const inherited = await this.materials.inheritedBy(project);
    const found = [...thumbnailsOf(inherited)];
    let reading = await this.queries.read(someTasksOfProject, { accountId: me, projectId, after: null, limit: TASKS_AT_ONCE }, after);
    for (;;) {
      found.push(...thumbnailsOf(reading.value.rows));
      if (reading.value.next === null) break;
      reading = await this.queries.read(someTasksOfProject, { accountId: me, projectId, after: reading.value.next, limit: TASKS_AT_ONCE }, after);
    }
    return answered({ ...reading, value: { items: found.map(thumbnail => shownThumbnail(thumbnail, project.picture)) } });
  }

  @Get('thumbnails/:taskId')
  @AsOf()
  @WithConsent()
  @GivesContent('image/*', `In another format or width it is packed anew for this answer, at no charge. ${LOST}`)
  @Refuses(ProjectUnknown, OutputUnknown, ResultUnusable)
  async show(
    @Me() me: string,
    @PathId('projectId') projectId: string,
    @PathId('taskId') taskId: string,
    @Query() { index, size, format, width }: ThumbnailQuery,
  ) {
    const project = await this.project(me, projectId);
    const { about, open } = await this.pictures.shown(project, await this.pictures.one(project, { taskId, index }), { size, format, width });
    return new ContentAnswer(about, open, {});
  }

  @Put('picture')
  @HttpCode(200)
  @Idempotent('optional')
  @Gives(ChangedShape, 'The thumbnail stands for the project from now on, in lists too. Choosing costs nothing.')
  @Refuses(ProjectUnknown, OutputUnknown)
  async choose(
    @Me() me: string,
    @Order() order: CommandContext,
    @PathId('projectId') projectId: string,
    @Body() { taskId, index = 0 }: ChosenPictureRequest,
  ) {
    await this.pictures.one(await this.project(me, projectId), { taskId, index });
    return this.keep(me, order, projectId, { taskId, index });
  }

  @Delete('picture')
  @HttpCode(200)
  @Idempotent('optional')
  @Gives(ChangedShape, 'No thumbnail stands for the project any more; all of them stay.')
  @Refuses(ProjectUnknown)
  unchoose(@Me() me: string, @Order() order: CommandContext, @PathId('projectId') projectId: string) {
    return this.keep(me, order, projectId, null);
  }

  private async keep(accountId: string, order: CommandContext, projectId: string, picture: PictureRef | null) {
    return written(await this.commands.send(projectCommands.ChooseProjectPicture({ projectId, accountId, picture }), order), { projectId });
  }

  private async project(me: string, projectId: string, after?: Position): Promise<ProjectView> {
    const project = await this.queries.ask(projectById, { accountId: me, projectId }, after);
    if (!project) throw ProjectUnknown();
    return project;
  }
}
