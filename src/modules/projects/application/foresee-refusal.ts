import { Injectable } from '@nestjs/common';
import { Clock, Commands } from '../../../shared-kernel/ports/messages.js';
import type { Refusal } from '../../../shared-kernel/refusal.js';
import { creditCommands } from '../../credits/index.js';
import { Costs } from './costs.js';
import { SetAsideOwnSpend, type OwnWork } from './set-aside-own-spend.js';

/**
 * What would refuse a run now although its payer is settled: the balance, the owner's own spending limit, or their own limit for the key.
 * It is the deciders of the run that are asked, with the orders of the run, and nothing is held.
 */
@Injectable()
export class ForeseeRefusal {
  constructor(
    private readonly commands: Commands,
    private readonly costs: Costs,
    private readonly ownSpend: SetAsideOwnSpend,
    private readonly clock: Clock,
  ) {}

  async of(work: OwnWork): Promise<Refusal | null> {
    const { accountId, projectId, tasks } = work;
    const holds = this.costs.holds(projectId, tasks);
    if (holds.length === 0) return (await this.ownSpend.foreseen(work)).refusal;
    return this.commands.foresee(creditCommands.HoldCredits({ accountId, holds, now: this.clock.now().toISOString() }));
  }
}
