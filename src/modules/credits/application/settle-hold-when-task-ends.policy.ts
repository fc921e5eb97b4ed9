import { policy, type Reaction } from '../../../shared-kernel/policy.js';
import type { Quantities } from '../../../shared-kernel/tariff.js';
import type { TaskEvent } from '../../media-pipeline/index.js';
import { creditCommands } from '../domain/commands.js';

type Ending = Extract<TaskEvent, { type: 'TaskSucceeded' | 'TaskFailed' | 'TaskCancelled' }>['data'];

const delivered = (usage: Quantities): boolean => Object.values(usage).some(quantity => quantity > 0);

const settle = ({ accountId, taskId, usage }: Ending): readonly Reaction[] => [creditCommands.SettleHold({ accountId, holdId: taskId, usage })];

/** What an own key paid for never moves credits, however it ended (R22). */
const byCredits = (ending: Ending, reactions: () => readonly Reaction[]): readonly Reaction[] => (ending.payer === 'credits' ? reactions() : []);

/** Delivered parts are paid for; a task that delivered nothing costs nothing. */
const settleOrRelease = (ending: Ending, reason: string): readonly Reaction[] => {
  if (delivered(ending.usage)) return settle(ending);
  return [creditCommands.ReleaseHold({ accountId: ending.accountId, holdId: ending.taskId, reason })];
};

/** A task that ended pays from its hold, and what it did not need goes back. */
export const settleHoldWhenTaskEnds = policy<TaskEvent>('credits.settle-hold-when-task-ends', {
  TaskSucceeded: ({ data }) => byCredits(data, () => settle(data)),
  TaskFailed: ({ data }) => byCredits(data, () => settleOrRelease(data, data.cause)),
  TaskCancelled: ({ data }) => byCredits(data, () => settleOrRelease(data, data.reason)),
});
