import { Injectable } from '@nestjs/common';
import type { CommandContext } from '../../../shared-kernel/context.js';
import { Commands, Queries } from '../../../shared-kernel/ports/messages.js';
import { keyAsItIsNow } from '../../api-keys/index.js';
import { standing, standingAt, type PayerEvidence } from '../../projects/index.js';
import { OwnStreams } from './own-streams.js';
import type { ProjectFacts } from './why-project.js';

/** Gathers what a project is bound to, how the key stands and how it came there. */
@Injectable()
export class GatherProjectFacts {
  constructor(
    private readonly streams: OwnStreams,
    private readonly queries: Queries,
    private readonly commands: Commands,
  ) {}

  /** Null where the account has no such project. Without a context nobody looks whether the key can be opened. */
  async of(context: CommandContext | null, accountId: string, projectId: string): Promise<ProjectFacts | null> {
    const project = await this.streams.read(accountId, `project-${projectId}`);
    const [created] = project;
    if (created?.type !== 'ProjectCreated' || project.some(({ type }) => type === 'ProjectFilesRemoved')) return null;
    const live = await this.queries.ask(standing, { accountId });
    const key = context ? await this.commands.perform(keyAsItIsNow, { accountId, key: live.key }, context) : live.key;
    const keyByEvents = await this.queries.ask(standingAt, { accountId, keyRevision: live.keyRevision });
    const { keyRevision } = created.data['evidence'] as PayerEvidence;
    const then = await this.queries.ask(standingAt, { accountId, keyRevision });
    const keyNews = await this.streams.read(accountId, `apikey-${accountId}`);
    return { projectId, created, key, keyByEvents: keyByEvents.key, keyAtCreation: then.key, keyNews, isOpened: context !== null };
  }
}
