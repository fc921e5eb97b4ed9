import { Inject, Injectable } from '@nestjs/common';
import { systemContext } from '../../../shared-kernel/context.js';
import { Clock, Commands, JobWorker, type Lane } from '../../../shared-kernel/ports/messages.js';
import type { ReadModels } from '../../../shared-kernel/ports/read-models.js';
import { READ_MODELS } from '../../../shared-kernel/ports/tokens.js';
import { creditCommands } from '../domain/commands.js';
import { balanceProjection } from '../projections/balance.projection.js';

/**
 * Ends the grants whose time is over. A hold never burns expired credits, whether this came first or not:
 * it only brings the balance up to date.
 */
@Injectable()
export class ExpireGrantsJob extends JobWorker {
  readonly job = 'credits.expire-grants';
  readonly lane: Lane = 'chores';
  override readonly recurs = true;

  constructor(
    private readonly commands: Commands,
    private readonly clock: Clock,
    @Inject(READ_MODELS) private readonly rows: ReadModels,
  ) {
    super();
  }

  async run(_: Readonly<Record<string, string>>, signal: AbortSignal): Promise<void> {
    const now = this.clock.now().toISOString();
    for await (const { accountId } of this.rows.before(balanceProjection, now)) {
      if (signal.aborted) return;
      await this.commands.send(creditCommands.ExpireGrants({ accountId, now }), { ...systemContext(`job:${this.job}`), accountId });
    }
  }
}
