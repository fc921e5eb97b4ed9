import { Injectable } from '@nestjs/common';
import { partOf, type CommandContext } from '../../../shared-kernel/context.js';
import { Commands } from '../../../shared-kernel/ports/messages.js';
import type { ProviderEstimate } from '../../../shared-kernel/ports/provider-prices.js';
import { isRefusal } from '../../../shared-kernel/refusal.js';
import { reserveOwnSpend } from '../../api-keys/index.js';
import { Costs, type PricedTask } from './costs.js';

interface ForWhom {
  readonly accountId: string;
  readonly projectId: string;
}

/**
 * Sets aside, before anything is ordered, the most that work with an own key may cost. One token a byte is a bound for every model and costs no
 * question; only where that does not fit under the owner's limit is the provider asked for its own count, with the key that will pay.
 */
@Injectable()
export class SetAsideOwnSpend {
  constructor(
    private readonly commands: Commands,
    private readonly costs: Costs,
  ) {}

  /** Answers with what was set aside; null when credits pay. Throws `own_key_limit_reached`. */
  async run(context: CommandContext, whom: ForWhom, task: PricedTask): Promise<ProviderEstimate | null> {
    const atMost = this.costs.mostAtProvider(task);
    if (!atMost) return null;
    const likely = this.costs.likelyAtProvider(task);
    const wanted = { ...whom, taskId: task.taskId, ...(likely && { likelyMicroUsd: likely.microUsd }) };
    if (!task.counted) return this.setAside(wanted, atMost, partOf(context, 'own-spend'));
    try {
      return await this.setAside({ ...wanted, provisional: true }, atMost, partOf(context, 'own-spend'));
    } catch (error) {
      if (!isRefusal(error, 'own_key_limit_reached')) throw error;
      const exact = await this.costs.countedAtProvider(task);
      return this.setAside(wanted, exact ?? atMost, partOf(context, 'own-spend-counted'));
    }
  }

  private async setAside(
    wanted: ForWhom & { readonly taskId: string; readonly likelyMicroUsd?: ProviderEstimate['microUsd']; readonly provisional?: true },
    atMost: ProviderEstimate,
    context: CommandContext,
  ): Promise<ProviderEstimate> {
    await this.commands.perform(reserveOwnSpend, { ...wanted, atMost }, context);
    return atMost;
  }
}
