import { Inject, Injectable } from '@nestjs/common';
import { systemContext } from '../../../shared-kernel/context.js';
import type { EventLog } from '../../../shared-kernel/ports/event-log.js';
import { Clock, Commands, JobWorker, type Lane } from '../../../shared-kernel/ports/messages.js';
import type { ReadModels } from '../../../shared-kernel/ports/read-models.js';
import { EVENT_LOG, READ_MODELS } from '../../../shared-kernel/ports/tokens.js';
import { creditCommands } from '../domain/commands.js';
import type { HoldView } from '../domain/queries.js';
import { holdsProjection } from '../projections/holds.projection.js';

/** Longer than anybody who has taken a hold needs to schedule its task. */
const ORPHANED_AFTER_MS = 10 * 60 * 1000;

/**
 * Gives holds back whose task was never scheduled, because the order died between the two; looked for again and again. Should such a
 * task turn up after all, it finds its hold closed and fails without a call.
 */
@Injectable()
export class ReleaseOrphanedHoldsJob extends JobWorker {
  readonly job = 'credits.release-orphaned-holds';
  readonly lane: Lane = 'chores';
  override readonly recurs = true;

  constructor(
    private readonly commands: Commands,
    private readonly clock: Clock,
    @Inject(READ_MODELS) private readonly rows: ReadModels,
    @Inject(EVENT_LOG) private readonly log: EventLog,
  ) {
    super();
  }

  async run(_: Readonly<Record<string, string>>, signal: AbortSignal): Promise<void> {
    const before = new Date(this.clock.now().getTime() - ORPHANED_AFTER_MS).toISOString();
    for await (const hold of this.rows.before(holdsProjection, before)) {
      if (signal.aborted) return;
      if (!(await this.wasScheduled(hold))) await this.release(hold);
    }
  }

  private async wasScheduled({ holdId }: HoldView): Promise<boolean> {
    for await (const first of this.log.readStream(`task-${holdId}`, { limit: 1 })) return first.revision === 0;
    return false;
  }

  private async release({ accountId, holdId }: HoldView): Promise<void> {
    const order = creditCommands.ReleaseHold({ accountId, holdId, reason: 'never-started' });
    await this.commands.send(order, { ...systemContext(`job:${this.job}`), accountId });
  }
}
