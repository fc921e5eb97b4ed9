import { Injectable } from '@nestjs/common';
import { partOf, type CommandContext } from '../../../shared-kernel/context.js';
import { Clock, Commands, Queries } from '../../../shared-kernel/ports/messages.js';
import { SupportLooks, type WantedLook } from '../../../shared-kernel/ports/support-looks.js';
import { isRefusal } from '../../../shared-kernel/refusal.js';
import { taskById } from '../../media-pipeline/index.js';
import { accountCommands } from '../domain/commands.js';

const underTicket = (ticket: string | null): { readonly ticket?: string } => (ticket === null ? {} : { ticket });

const atMoment = (asOf: string | null): { readonly asOf?: string } => (asOf === null ? {} : { asOf });

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

  override async begin({ accountId, by, route, things, ticket, asOf }: WantedLook, order: CommandContext): Promise<string | null> {
    const projectId = await this.projectOf(accountId, things);
    const look = accountCommands.LookForSupport({
      accountId,
      by,
      route,
      things,
      projectId,
      ...underTicket(ticket),
      ...atMoment(asOf),
      now: this.clock.now().toISOString(),
    });
    try {
      const [event] = (await this.commands.send(look, { ...order, onBehalfOf: `account:${accountId}` })).events;
      return event === undefined ? null : (event.data as { consentId: string }).consentId;
    } catch (error) {
      if (isRefusal(error, 'consent_unknown', 'account_unknown')) return null;
      throw error;
    }
  }

  override async atStates({ accountId, by, route, things, ticket, asOf }: WantedLook, order: CommandContext): Promise<void> {
    const look = accountCommands.LookAtStates({ accountId, by, route, things, ...underTicket(ticket), ...atMoment(asOf) });
    try {
      await this.commands.send(look, { ...partOf(order, 'look'), onBehalfOf: `account:${accountId}` });
    } catch (error) {
      if (!isRefusal(error, 'account_unknown')) throw error;
      // there is no stream of its own to write it to
      const tried = accountCommands.RecordSupportSearch({ accountId: by, by: 'account-id', sought: accountId, ...underTicket(ticket) });
      await this.commands.send(tried, partOf(order, 'look'));
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
