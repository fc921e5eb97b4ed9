import { policy, type Reaction } from '../../../shared-kernel/policy.js';
import type { OwnUse, TaskEvent, TaskRef } from '../../media-pipeline/index.js';
import { ownSpendingCommands } from '../domain/own-spending-commands.js';

const count = ({ accountId, taskId, attemptId, ownUse }: TaskRef & { attemptId: string; ownUse?: OwnUse }, at: string): readonly Reaction[] => {
  if (!ownUse) return [];
  const { certain, estimate } = ownUse;
  return [ownSpendingCommands.CountOwnSpend({ accountId, taskId, attemptId, microUsd: estimate.microUsd, certain, at })];
};

const release = ({ accountId, taskId }: TaskRef, reason: string): readonly Reaction[] => [
  ownSpendingCommands.ReleaseOwnSpend({ accountId, taskId, reason }),
];

const ended = (data: TaskRef & { payer: 'credits' | 'own-key' }, reason: string): readonly Reaction[] =>
  data.payer === 'own-key' ? release(data, reason) : [];

/** What a call with an own key used counts under its owner's limit, and what a task sets aside goes back when it ends or stops. */
export const keepOwnBooksWhenTasksRun = policy<TaskEvent>('api-keys.keep-own-books-when-tasks-run', {
  StepSucceeded: ({ data, metadata: { at } }) => count(data, at),
  AttemptFailed: ({ data, metadata: { at } }) => count(data, at),
  AttemptOutcomeUnknown: ({ data, metadata: { at } }) => count(data, at),
  TaskSucceeded: ({ data }) => ended(data, 'done'),
  TaskFailed: ({ data }) => ended(data, data.cause),
  TaskCancelled: ({ data }) => ended(data, 'cancelled'),
  TaskStopped: ({ data }) => (data.fingerprint === null ? [] : release(data, data.reason)),
});
