import { Injectable } from '@nestjs/common';
import { partOf, type CommandContext } from '../../../shared-kernel/context.js';
import { micro, microText, sum } from '../../../shared-kernel/money.js';
import { Clock, Commands } from '../../../shared-kernel/ports/messages.js';
import type { ProviderEstimate } from '../../../shared-kernel/ports/provider-prices.js';
import type { Refusal } from '../../../shared-kernel/refusal.js';
import { ownSpendingCommands, reserveOwnSpend } from '../../api-keys/index.js';
import { Costs, type PricedTask } from './costs.js';

/** Tasks of one order, whose own key would pay for them. */
export interface OwnWork {
  readonly accountId: string;
  readonly projectId: string;
  readonly tasks: readonly PricedTask[];
}

interface Bounded {
  /** What each task may cost at most; empty where credits pay. */
  readonly atMost: readonly ProviderEstimate[];
  readonly refusal: Refusal | null;
}

const added = (estimates: readonly ProviderEstimate[]): ProviderEstimate | null => {
  const [first] = estimates;
  return first ? { ...first, microUsd: microText(sum(estimates.map(({ microUsd }) => micro(microUsd)))) } : null;
};

const known = (estimates: readonly (ProviderEstimate | null)[]): readonly ProviderEstimate[] => estimates.filter(estimate => estimate !== null);

/**
 * Sets aside, before anything is ordered, the most that work with an own key may cost. One token a byte is a bound for every model and costs no
 * question; only where that does not fit under the owner's limit is the provider asked for its own count, with the key that will pay. Tasks that are
 * ordered together fit together or not at all.
 */
@Injectable()
export class SetAsideOwnSpend {
  constructor(
    private readonly commands: Commands,
    private readonly costs: Costs,
    private readonly clock: Clock,
  ) {}

  /** Answers with what was set aside for each task; nothing when credits pay. Throws `own_key_limit_reached`. */
  async run(context: CommandContext, work: OwnWork): Promise<readonly ProviderEstimate[]> {
    const { atMost, refusal } = await this.foreseen(work);
    if (refusal) await this.refused(context, work, atMost);
    const done: string[] = [];
    try {
      for (const [index, amount] of atMost.entries()) {
        const { taskId } = work.tasks[index] as PricedTask;
        await this.setAside(work, taskId, amount, partOf(context, `own-spend ${index}`));
        done.push(taskId);
      }
    } catch (error) {
      for (const taskId of done) await this.giveBack(work, taskId, partOf(context, `own-spend back ${taskId}`));
      throw error;
    }
    return atMost;
  }

  /** What would be set aside, and what that would be refused with now. */
  async foreseen(work: OwnWork): Promise<Bounded> {
    const bounds = known(work.tasks.map(task => this.costs.mostAtProvider(task)));
    const refusal = await this.refusalOf(work, bounds);
    if (!refusal || !work.tasks.every(({ counted }) => counted)) return { atMost: bounds, refusal };
    const counted = known(await Promise.all(work.tasks.map(task => this.costs.countedAtProvider(task))));
    return counted.length === bounds.length ? { atMost: counted, refusal: await this.refusalOf(work, counted) } : { atMost: bounds, refusal };
  }

  private async refusalOf(work: OwnWork, atMost: readonly ProviderEstimate[]): Promise<Refusal | null> {
    const wanted = this.wanted(work, atMost);
    return (
      wanted && this.commands.foresee(ownSpendingCommands.ReserveOwnSpend({ ...wanted.order, ...wanted.total, now: this.clock.now().toISOString() }))
    );
  }

  /** Asks for all of it in earnest, so that the refusal is the owner's to hear of. */
  private async refused(context: CommandContext, work: OwnWork, atMost: readonly ProviderEstimate[]): Promise<void> {
    const wanted = this.wanted(work, atMost);
    if (wanted) await this.commands.perform(reserveOwnSpend, { ...wanted.order, atMost: wanted.total }, partOf(context, 'own-spend'));
  }

  /** The whole of an order under the name of its first task. */
  private wanted({ accountId, projectId, tasks }: OwnWork, atMost: readonly ProviderEstimate[]) {
    const [first, total] = [tasks[0], added(atMost)];
    if (!first || !total) return null;
    const likely = added(known(tasks.map(task => this.costs.likelyAtProvider(task))));
    return { total, order: { accountId, projectId, taskId: first.taskId, ...(likely && { likelyMicroUsd: likely.microUsd }) } };
  }

  private setAside({ accountId, projectId }: OwnWork, taskId: string, atMost: ProviderEstimate, context: CommandContext): Promise<void> {
    return this.commands.perform(reserveOwnSpend, { accountId, projectId, taskId, atMost }, context);
  }

  private async giveBack({ accountId }: OwnWork, taskId: string, context: CommandContext): Promise<void> {
    await this.commands.send(ownSpendingCommands.ReleaseOwnSpend({ accountId, taskId, reason: 'not-ordered' }), context);
  }
}
