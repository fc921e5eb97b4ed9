import { Inject, Injectable } from '@nestjs/common';
import type { AnyEvent } from '../../../shared-kernel/message.js';
import type { EventLog } from '../../../shared-kernel/ports/event-log.js';
import { Queries } from '../../../shared-kernel/ports/messages.js';
import { EVENT_LOG } from '../../../shared-kernel/ports/tokens.js';
import { settlementForeseen, type ForeseenSettlement } from '../../credits/index.js';
import { taskCommands } from '../domain/commands.js';
import type { TaskEvent } from '../domain/events.js';
import { task } from '../domain/task.js';
import { taskState } from './task-run.js';

/** What giving a task up does to what was set aside for it. */
export interface EffectOnHold {
  readonly payer: 'credits' | 'own-key';
  /** Null where an own key pays, or nothing is held any more. */
  readonly hold: ForeseenSettlement | null;
  /** A call is under way, or was when it was given up: what it used is an estimate. */
  readonly estimated: boolean;
}

/** The very decision that gives a task up, made without giving it up: so what is said beforehand is what is done. */
@Injectable()
export class ForeseeEnd {
  constructor(
    private readonly queries: Queries,
    @Inject(EVENT_LOG) private readonly log: EventLog,
  ) {}

  /** Null for a task that has ended. */
  async ifCancelled(accountId: string, taskId: string): Promise<EffectOnHold | null> {
    return this.of(accountId, task.decide(taskCommands.CancelTask({ taskId, reason: '' }), await taskState(this.log, taskId)));
  }

  /** The same of what giving it up has led to. */
  async of(accountId: string, events: readonly AnyEvent[]): Promise<EffectOnHold | null> {
    const end = (events as readonly TaskEvent[]).find(event => event.type === 'TaskCancelled');
    if (!end) return null;
    const { taskId, payer, usage, estimated = false } = end.data;
    const hold = payer === 'credits' ? await this.queries.ask(settlementForeseen, { accountId, holdId: taskId, usage }) : null;
    return { payer, hold, estimated };
  }
}
