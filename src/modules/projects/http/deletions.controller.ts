import { Controller, Delete, Get, HttpCode, Inject, Post, Query } from '@nestjs/common';
import { ListQuery, page, pageOf, written } from '../../../infrastructure/http/answers.js';
import { AsOf, Gives, Idempotent, Me, Order, PathId, Policy, Position, Refuses } from '../../../infrastructure/http/route.js';
import { Scope } from '../../../infrastructure/http/scopes.js';
import type { CommandContext } from '../../../shared-kernel/context.js';
import { Queries } from '../../../shared-kernel/ports/messages.js';
import { OPENER } from '../../../shared-kernel/ports/tokens.js';
import type { Opener } from '../../../shared-kernel/ports/vault.js';
import { ProjectUnknown } from '../../../shared-kernel/refusal.js';
import { DeleteProject } from '../application/delete-project.use-case.js';
import { deletedProjectsOfAccount, type ProjectView } from '../domain/queries.js';
import { ChangedShape, DeletedProjectShape } from './projects.responses.js';

const DELETING = `The project is gone from lists, its work that is under way is given up and its links show nothing. For a time of grace that the operator sets (7 days as shipped) it can be restored;
then its files are removed. Its receipts, statement and books stay.`;

/** Deletes projects, and restores them within their time of grace. */
@Controller('projects')
@Policy('user')
@Scope('projects')
export class DeletionsController {
  constructor(
    private readonly queries: Queries,
    private readonly deletion: DeleteProject,
    @Inject(OPENER) private readonly opener: Opener,
  ) {}

  @Delete(':projectId')
  @HttpCode(200)
  @Idempotent('optional')
  @Gives(ChangedShape, DELETING)
  @Refuses(ProjectUnknown)
  async remove(@Me() me: string, @Order() order: CommandContext, @PathId('projectId') projectId: string) {
    return written(await this.deletion.run(order, me, projectId), { projectId });
  }

  @Get('deleted')
  @AsOf()
  @Gives(pageOf(DeletedProjectShape), 'Deleted projects whose files are still there, newest first.')
  async list(@Me() me: string, @Query() { cursor, limit }: ListQuery, @Position() after: Position | undefined) {
    const reading = await this.queries.read(deletedProjectsOfAccount, { accountId: me, after: cursor, limit }, after);
    const rows = await Promise.all(reading.value.projects.map(project => this.shown(project)));
    return page({ ...reading, value: { rows, next: reading.value.next } });
  }

  @Post(':projectId/restore')
  @HttpCode(200)
  @Idempotent('optional')
  @Gives(
    ChangedShape,
    'The project is there again, with all that was made in it. Work that was given up stays given up, and links that ended stay ended.',
  )
  @Refuses(ProjectUnknown)
  async restore(@Me() me: string, @Order() order: CommandContext, @PathId('projectId') projectId: string) {
    return written(await this.deletion.restore(order, me, projectId), { projectId });
  }

  private async shown({ projectId, accountId, name, deleted, createdAt }: ProjectView) {
    const told = { deletedAt: deleted?.at ?? createdAt, filesGoAt: deleted?.filesGoAt ?? createdAt };
    return { projectId, name: await this.opener.openText(name, { accountId, purpose: 'project.name' }), ...told };
  }
}
