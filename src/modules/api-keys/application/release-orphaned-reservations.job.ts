import { Inject, Injectable } from '@nestjs/common';
import { systemContext } from '../../../shared-kernel/context.js';
import type { EventLog } from '../../../shared-kernel/ports/event-log.js';
import { Clock, Commands, JobWorker, type Lane } from '../../../shared-kernel/ports/messages.js';
import type { ReadModels } from '../../../shared-kernel/ports/read-models.js';
import { EVENT_LOG, READ_MODELS } from '../../../shared-kernel/ports/tokens.js';
import { ownSpendingCommands } from '../domain/own-spending-commands.js';
import { ownReservationRows } from '../projections/own-reservations.projection.js';

/** Longer than anybody who has set something aside needs to schedule its task. */
const ORPHANED_AFTER_MS = 10 * 60 * 1000;
const OVER = new Set(['TaskSucceeded', 'TaskFailed', 'TaskCancelled', 'TaskStopped']);

/** Gives back what was set aside for a task that was never scheduled, or that ended while it was set aside again. */
@Injectable()
export class ReleaseOrphanedReservationsJob extends JobWorker {
  readonly job = 'api-keys.release-orphaned-reservations';
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
    for await (const { accountId, taskId } of this.rows.before(ownReservationRows, before)) {
      if (signal.aborted) return;
      if (await this.mayStillCall(taskId)) continue;
      const order = ownSpendingCommands.ReleaseOwnSpend({ accountId, taskId, reason: 'never-started' });
      await this.commands.send(order, { ...systemContext(`job:${this.job}`), accountId });
    }
  }

  private async mayStillCall(taskId: string): Promise<boolean> {
    let last: string | null = null;
    for await (const { type } of this.log.readStream(`task-${taskId}`)) last = type;
    return last !== null && !OVER.has(last);
  }
}
