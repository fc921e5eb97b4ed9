import { Body, Controller, Delete, Get, HttpCode, Post, Query } from '@nestjs/common';
import { ListQuery, page, pageOf, written } from '../../../infrastructure/http/answers.js';
import { AsOf, Gives, Idempotent, Me, Order, PathId, Policy, Position, Refuses } from '../../../infrastructure/http/route.js';
import { Scope } from '../../../infrastructure/http/scopes.js';
import type { CommandContext } from '../../../shared-kernel/context.js';
import { Commands, Queries } from '../../../shared-kernel/ports/messages.js';
import { ProjectUnknown } from '../../../shared-kernel/refusal.js';
import { Shares } from '../application/shares.js';
import { NothingToShare, OutputUnknown, ShareUnknown } from '../domain/errors.js';
import { projectById } from '../domain/queries.js';
import { shareCommands } from '../domain/share-commands.js';
import { ChangedShape } from './projects.responses.js';
import { ShareRequest } from './shares.requests.js';
import { CreatedShareShape, ShareShape } from './shares.responses.js';

const CREATING = `Makes a link that shows a part of the project to whoever has it, to be read only: of words, thumbnails, texts and images what is named here, and nothing of prompts, payers,
receipts, keys or whose it is. It ends by itself in 1 to 90 days, at once when it is revoked, and with the project.`;

/** Links to parts of a project. */
@Controller('projects/:projectId/shares')
@Policy('user')
@Scope('projects')
export class SharesController {
  constructor(
    private readonly queries: Queries,
    private readonly commands: Commands,
    private readonly shares: Shares,
  ) {}

  @Post()
  @Idempotent('required')
  @Gives(CreatedShareShape, CREATING)
  @Refuses(ProjectUnknown, OutputUnknown, NothingToShare)
  async create(@Me() me: string, @Order() order: CommandContext, @PathId('projectId') projectId: string, @Body() body: ShareRequest) {
    const { position, ...told } = await this.shares.create(order, me, projectId, body);
    return written({ position }, told);
  }

  @Get()
  @AsOf()
  @Gives(pageOf(ShareShape), 'The links to this project that nobody revoked, newest first; those that have ended by themselves are among them.')
  @Refuses(ProjectUnknown)
  async list(
    @Me() me: string,
    @PathId('projectId') projectId: string,
    @Query() { cursor, limit }: ListQuery,
    @Position() after: Position | undefined,
  ) {
    if (!(await this.queries.ask(projectById, { accountId: me, projectId }, after))) throw ProjectUnknown();
    return page(await this.shares.list(me, projectId, { after: cursor, limit }, after));
  }

  @Delete(':shareId')
  @HttpCode(200)
  @Idempotent('optional')
  @Gives(ChangedShape, 'From this moment on the link shows nothing.')
  @Refuses(ShareUnknown)
  async revoke(@Me() me: string, @Order() order: CommandContext, @PathId('projectId') projectId: string, @PathId('shareId') shareId: string) {
    const command = shareCommands.RevokeShare({ shareId, projectId, accountId: me, why: 'owner' });
    return written(await this.commands.send(command, order), { projectId });
  }
}
