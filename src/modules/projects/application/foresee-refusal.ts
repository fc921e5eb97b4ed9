import { Injectable } from '@nestjs/common';
import { Clock, Commands } from '../../../shared-kernel/ports/messages.js';
import type { Refusal } from '../../../shared-kernel/refusal.js';
import { ownSpendingCommands } from '../../api-keys/index.js';
import { creditCommands } from '../../credits/index.js';
import { Costs, type PricedTask } from './costs.js';

/** Whom and what is asked about. */
interface Foreseen {
  readonly accountId: string;
  readonly projectId: string;
  readonly tasks: readonly PricedTask[];
}

/**
 * What would refuse a run now although its payer is settled: the balance, the owner's own spending limit, or their own limit for the key.
 * It is the deciders of the run that are asked, with the orders of the run, and nothing is held.
 */
@Injectable()
export class ForeseeRefusal {
  constructor(
    private readonly commands: Commands,
    private readonly costs: Costs,
    private readonly clock: Clock,
  ) {}

  async of({ accountId, projectId, tasks }: Foreseen): Promise<Refusal | null> {
    const now = this.clock.now().toISOString();
    const holds = this.costs.holds(projectId, tasks);
    if (holds.length > 0) return this.commands.foresee(creditCommands.HoldCredits({ accountId, holds, now }));
    const atMost = tasks[0] ? this.costs.mostAtProvider(tasks[0]) : null;
    if (!tasks[0] || !atMost) return null;
    const { taskId } = tasks[0];
    return this.commands.foresee(ownSpendingCommands.ReserveOwnSpend({ accountId, projectId, taskId, now, ...atMost }));
  }
}
