import { Inject, Injectable } from '@nestjs/common';
import type { CommandContext } from '../../../shared-kernel/context.js';
import type { AccountId } from '../../../shared-kernel/ids.js';
import { Clock, Commands } from '../../../shared-kernel/ports/messages.js';
import { CONFIGURATION } from '../../../shared-kernel/ports/tokens.js';
import { projectCommands } from '../domain/commands.js';

const DAY_MS = 86_400_000;

/** Deletes projects, and takes that back within the time of grace. */
@Injectable()
export class DeleteProject {
  constructor(
    private readonly commands: Commands,
    private readonly clock: Clock,
    @Inject(CONFIGURATION) private readonly rules: { readonly deletionGraceDays: number },
  ) {}

  async run(order: CommandContext, accountId: AccountId, projectId: string) {
    const days = this.rules.deletionGraceDays;
    const filesGoAt = new Date(this.clock.now().getTime() + days * DAY_MS).toISOString();
    const { position } = await this.commands.send(projectCommands.DeleteProject({ projectId, accountId, filesGoAt }), order);
    return { position, filesGoAt };
  }

  /** Throws `project_unknown` for one that is none of theirs, or whose time of grace is over. */
  restore(order: CommandContext, accountId: AccountId, projectId: string) {
    return this.commands.send(projectCommands.RestoreProject({ projectId, accountId, now: this.clock.now().toISOString() }), order);
  }
}
