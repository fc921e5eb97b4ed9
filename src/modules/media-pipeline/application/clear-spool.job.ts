import { Inject, Injectable } from '@nestjs/common';
import type { EventLog } from '../../../shared-kernel/ports/event-log.js';
import { JobWorker, type Lane } from '../../../shared-kernel/ports/messages.js';
import { EVENT_LOG } from '../../../shared-kernel/ports/tokens.js';
import { AnswerSpool } from './answer-spool.js';
import { taskState } from './task-run.js';

/** Deletes the answers that a task left in the spool when it ended before they were recorded: nobody will take it up again and ask for them. */
@Injectable()
export class ClearSpoolJob extends JobWorker {
  readonly job = 'media-pipeline.clear-spool';
  readonly lane: Lane = 'chores';

  constructor(
    @Inject(EVENT_LOG) private readonly log: EventLog,
    private readonly spool: AnswerSpool,
  ) {
    super();
  }

  async run({ taskId = '' }: Readonly<Record<string, string>>): Promise<void> {
    const state = await taskState(this.log, taskId);
    if (state.status !== 'ended') return;
    // an attempt before the last one was settled before the next was made
    for (const { lastAttempt } of state.steps.values()) if (lastAttempt !== null) await this.spool.drop(lastAttempt);
  }
}
