import { Inject, Injectable } from '@nestjs/common';
import { systemContext } from '../../../shared-kernel/context.js';
import { Clock, Commands, JobWorker, type Lane } from '../../../shared-kernel/ports/messages.js';
import type { ReadModels } from '../../../shared-kernel/ports/read-models.js';
import { READ_MODELS } from '../../../shared-kernel/ports/tokens.js';
import { creditChangeCommands } from '../domain/commands.js';
import { creditChangesProjection } from '../projections/credit-changes.projection.js';

/** Closes proposed changes that nobody has decided in time; an approval after that moment is refused, whether this came first or not. */
@Injectable()
export class LapseCreditChangesJob extends JobWorker {
  readonly job = 'credits.lapse-credit-changes';
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
    for await (const { changeId } of this.rows.before(creditChangesProjection, now)) {
      if (signal.aborted) return;
      await this.commands.send(creditChangeCommands.LapseCreditChange({ changeId, now }), systemContext(`job:${this.job}`));
    }
  }
}
