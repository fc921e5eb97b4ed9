import { Injectable } from '@nestjs/common';
import type { CommandContext } from '../../../shared-kernel/context.js';
import { Clock, Commands, Queries } from '../../../shared-kernel/ports/messages.js';
import { SupportLooks, type WantedLook } from '../../../shared-kernel/ports/support-looks.js';
import { isRefusal } from '../../../shared-kernel/refusal.js';
import { taskById } from '../../media-pipeline/index.js';
import { accountCommands } from '../domain/commands.js';

/** Looks of support are orders to the account's own stream: the one decision says whether its owner agrees now, and writes the look down. */
@Injectable()
export class ConsentedLooks extends SupportLooks {
  constructor(
    private readonly commands: Commands,
    private readonly queries: Queries,
    private readonly clock: Clock,
  ) {
    super();
  }

  override async begin({ accountId, by, route, things }: WantedLook, order: CommandContext): Promise<string | null> {
    const projectId = await this.projectOf(accountId, things);
    const look = accountCommands.LookForSupport({ accountId, by, route, things, projectId, now: this.clock.now().toISOString() });
    try {
      const [event] = (await this.commands.send(look, { ...order, onBehalfOf: `account:${accountId}` })).events;
      return event === undefined ? null : (event.data as { consentId: string }).consentId;
    } catch (error) {
      if (isRefusal(error, 'consent_unknown', 'account_unknown')) return null;
      throw error;
    }
  }

  /** An output has the id of the task that made it. */
  private async projectOf(accountId: string, { projectId, outputId, taskId }: WantedLook['things']): Promise<string | null> {
    if (projectId !== undefined) return projectId;
    const made = outputId ?? taskId;
    const task = made === undefined ? null : await this.queries.ask(taskById, { taskId: made });
    return task?.accountId === accountId ? task.projectId : null;
  }
}
