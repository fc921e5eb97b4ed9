import { Inject, Injectable } from '@nestjs/common';
import { systemContext } from '../../../shared-kernel/context.js';
import { idFrom } from '../../../shared-kernel/ids.js';
import type { EventLog } from '../../../shared-kernel/ports/event-log.js';
import { Commands, JobWorker, Queries, type Lane } from '../../../shared-kernel/ports/messages.js';
import { EVENT_LOG } from '../../../shared-kernel/ports/tokens.js';
import { shareCommands } from '../domain/share-commands.js';
import { sharesOfProject, type ShareView } from '../domain/share-queries.js';

const PAGE = 200;

/** Revokes every link to a project that was deleted; may be repeated. */
@Injectable()
export class EndSharesJob extends JobWorker {
  readonly job = 'projects.end-shares-of-project';
  readonly lane: Lane = 'chores';

  constructor(
    private readonly queries: Queries,
    private readonly commands: Commands,
    @Inject(EVENT_LOG) private readonly log: EventLog,
  ) {
    super();
  }

  async run({ projectId = '', accountId = '' }: Readonly<Record<string, string>>): Promise<void> {
    const seen = await this.log.head();
    for (let after: string | null = null; ;) {
      const page: { shares: readonly ShareView[]; next: string | null } = await this.queries.ask(
        sharesOfProject,
        { accountId, projectId, after, limit: PAGE },
        seen,
      );
      for (const { shareId } of page.shares) {
        const context = { ...systemContext(`job:${this.job}`, idFrom('share ended', shareId)), accountId };
        await this.commands.send(shareCommands.RevokeShare({ shareId, projectId, accountId, why: 'project-deleted' }), context);
      }
      if (page.next === null) return;
      after = page.next;
    }
  }
}
