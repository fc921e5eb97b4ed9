import { Inject, Injectable } from '@nestjs/common';
import type { CommandContext } from '../../../shared-kernel/context.js';
import type { EventLog } from '../../../shared-kernel/ports/event-log.js';
import { Commands, type Sent } from '../../../shared-kernel/ports/messages.js';
import { EVENT_LOG } from '../../../shared-kernel/ports/tokens.js';
import { taskCommands, type BrokenOff } from '../domain/commands.js';
import { CallsUnderWay } from './calls-under-way.js';
import { taskState } from './task-run.js';

/** Gives a task up for its owner: its calls end at once, and what they may have been billed for is settled as an estimate. */
@Injectable()
export class CancelTask {
  constructor(
    private readonly commands: Commands,
    private readonly calls: CallsUnderWay,
    @Inject(EVENT_LOG) private readonly log: EventLog,
  ) {}

  run(context: CommandContext, taskId: string, reason: string): Promise<Sent> {
    return this.calls.breakOff(taskId, async ended => {
      const brokenOff = [...ended, ...(await this.leftOver(taskId, ended))];
      return this.commands.send(taskCommands.CancelTask({ taskId, reason, brokenOff }), context);
    });
  }

  /** Calls of a process that died: nobody saw what came of them, so what they were expected to use counts. */
  private async leftOver(taskId: string, ended: readonly BrokenOff[]): Promise<readonly BrokenOff[]> {
    const state = await taskState(this.log, taskId);
    if (state.status === 'none' || state.status === 'ended') return [];
    const known = new Set(ended.map(({ attemptId }) => attemptId));
    return [...state.steps.values()].flatMap(({ open, expects }) =>
      open === null || known.has(open) ? [] : [{ attemptId: open, sent: true, usage: expects }],
    );
  }
}
