import { idFrom } from '../../../shared-kernel/ids.js';
import { policy, type Reaction } from '../../../shared-kernel/policy.js';
import type { Quantities } from '../../../shared-kernel/tariff.js';
import type { TaskEvent } from '../../media-pipeline/index.js';
import { creditCommands } from '../domain/commands.js';

type Ending = Extract<TaskEvent, { type: 'TaskSucceeded' | 'TaskFailed' | 'TaskCancelled' }>['data'];

const delivered = (usage: Quantities): boolean => Object.values(usage).some(quantity => quantity > 0);

const settle = (ending: Ending, at: string): readonly Reaction[] => {
  const { accountId, taskId, usage } = ending;
  const estimated = 'estimated' in ending && ending.estimated === true;
  return [creditCommands.SettleHold({ accountId, holdId: taskId, usage, at, ...(estimated && { estimated }) })];
};

/** What an own key paid for never moves credits, however it ended (R22). */
const byCredits = (ending: Ending, reactions: () => readonly Reaction[]): readonly Reaction[] => (ending.payer === 'credits' ? reactions() : []);

/** Delivered parts are paid for; a task that delivered nothing costs nothing. */
const settleOrRelease = (ending: Ending, reason: string, at: string): readonly Reaction[] => {
  if (delivered(ending.usage)) return settle(ending, at);
  return [creditCommands.ReleaseHold({ accountId: ending.accountId, holdId: ending.taskId, reason })];
};

/** All that is left of a charge, once: what an operator paid back before is not paid back again. */
const allBack = (accountId: string, taskId: string): Reaction => {
  const returnId = idFrom('return of an unusable result', taskId);
  return creditCommands.ReturnCharge({ accountId, holdId: taskId, returnId, amount: null, reason: 'unusable-result' });
};

/** Parts that were bought and that our own failure made useless are paid back at once. */
const paidBack = ({ accountId, taskId, usage }: Ending, cause: string): readonly Reaction[] => {
  if (cause !== 'worker-failed' || !delivered(usage)) return [];
  return [allBack(accountId, taskId)];
};

/** A task that ended pays from its hold, and what it did not need goes back; a charge for a result that was lost here is paid back. */
export const settleHoldWhenTaskEnds = policy<TaskEvent>('credits.settle-hold-when-task-ends', {
  TaskSucceeded: ({ data, metadata: { at } }) => byCredits(data, () => settle(data, at)),
  TaskFailed: ({ data, metadata: { at } }) => byCredits(data, () => [...settleOrRelease(data, data.cause, at), ...paidBack(data, data.cause)]),
  ResultFoundUnusable: ({ data: { accountId, taskId, payer } }) => (payer === 'credits' ? [allBack(accountId, taskId)] : []),
  TaskCancelled: ({ data, metadata: { at } }) => byCredits(data, () => settleOrRelease(data, data.reason, at)),
});
