import { Injectable } from '@nestjs/common';
import { Clock, Commands } from '../../../shared-kernel/ports/messages.js';
import type { ProviderEstimate } from '../../../shared-kernel/ports/provider-prices.js';
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

/** One task that an own key would pay for, and the most that it could cost. */
interface OwnWork {
  readonly accountId: string;
  readonly projectId: string;
  readonly task: PricedTask;
  readonly now: string;
  readonly atMost: ProviderEstimate;
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
    return tasks[0] && atMost ? this.byOwnLimit({ accountId, projectId, task: tasks[0], now, atMost }) : null;
  }

  /** As the run sets aside: by a bound that costs no question, and where that does not fit, by the provider's own count. */
  private async byOwnLimit({ task, atMost, ...wanted }: OwnWork): Promise<Refusal | null> {
    const likely = this.costs.likelyAtProvider(task);
    const order = { ...wanted, taskId: task.taskId, ...(likely && { likelyMicroUsd: likely.microUsd }) };
    const refused = await this.commands.foresee(ownSpendingCommands.ReserveOwnSpend({ ...order, ...atMost }));
    if (!refused || !task.counted) return refused;
    const counted = await this.costs.countedAtProvider(task);
    return counted ? this.commands.foresee(ownSpendingCommands.ReserveOwnSpend({ ...order, ...counted })) : refused;
  }
}
