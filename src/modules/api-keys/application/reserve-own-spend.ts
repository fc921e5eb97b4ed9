import { Injectable } from '@nestjs/common';
import { partOf, type CommandContext } from '../../../shared-kernel/context.js';
import { Clock, Commands, ErrandRunner } from '../../../shared-kernel/ports/messages.js';
import { isRefusal } from '../../../shared-kernel/refusal.js';
import { ownSpendingCommands, reserveOwnSpend, type OwnSpendWanted } from '../domain/own-spending-commands.js';

/** Sets aside, before any call, what it may cost the owner of the key; that the limit refused is told to its owner once a month. */
@Injectable()
export class ReserveOwnSpend extends ErrandRunner<OwnSpendWanted, void> {
  readonly errand = reserveOwnSpend;

  constructor(
    private readonly commands: Commands,
    private readonly clock: Clock,
  ) {
    super();
  }

  async run({ accountId, projectId, taskId, atMost, likelyMicroUsd, provisional }: OwnSpendWanted, context: CommandContext): Promise<void> {
    const now = this.clock.now().toISOString();
    const wanted = { accountId, projectId, taskId, now, ...atMost, ...(likelyMicroUsd === undefined ? {} : { likelyMicroUsd }) };
    try {
      await this.commands.send(ownSpendingCommands.ReserveOwnSpend(wanted), partOf(context, 'reserve'));
    } catch (error) {
      if (isRefusal(error, 'own_key_limit_reached') && provisional !== true)
        await this.commands.send(ownSpendingCommands.NoteOwnLimitReached({ accountId, now }), partOf(context, 'limit-reached'));
      throw error;
    }
  }
}
