import type { AccountId, Fingerprint, ProjectId, TaskId } from '../../../shared-kernel/ids.js';
import { command, commands, errand, type CommandsOf } from '../../../shared-kernel/message.js';
import type { ProviderEstimate } from '../../../shared-kernel/ports/provider-prices.js';
import type { Quantities } from '../../../shared-kernel/tariff.js';
import type { FailureCause, TaskProduct, TaskRef } from './events.js';
import type { TaskOrder } from './orders.js';

/** What a call with an own key used, and what that is reckoned to cost. */
export interface Used {
  readonly usage: Quantities;
  readonly estimate: ProviderEstimate;
}

/** A call that was broken off because its task was given up. */
export interface BrokenOff {
  readonly attemptId: string;
  /** False when it certainly never left: then it certainly bought nothing. */
  readonly sent: boolean;
  /** What it may have been billed for, as an estimate. */
  readonly usage: Quantities;
  /** Of a call with an own key; where it is missing, what one call may cost at most stands in. */
  readonly estimate?: ProviderEstimate;
}

/** Orders to one task. */
export const taskCommands = commands('task', (data: { taskId: TaskId }) => data.taskId, {
  ScheduleTask: command<TaskRef & { order: TaskOrder }>(),
  IntendAttempt: command<{ taskId: TaskId; attemptId: string; step: number; model: string; expects?: Quantities }>(),
  RecordStep: command<{
    taskId: TaskId;
    attemptId: string;
    step: number;
    steps: number;
    usage: Quantities;
    requestId: string | null;
    products: readonly TaskProduct[];
    simulated: boolean;
    /** Of a call with an own key. */
    estimate?: ProviderEstimate;
    /** With this step the task has its result, made with this model: both are recorded together. */
    completes?: { model: string | null };
  }>(),
  RecordAttemptFailure: command<{
    taskId: TaskId;
    attemptId: string;
    cause: FailureCause;
    reason: string;
    billed: boolean;
    requestId: string | null;
    used?: Used;
    /** Until when the provider asked to wait. */
    until?: string;
  }>(),
  RecordUnknownOutcome: command<{ taskId: TaskId; attemptId: string; reason: string; used?: Used }>(),
  AuthoriseReattempt: command<{ taskId: TaskId; step: number; policy: string }>(),
  LetTaskWait: command<{ taskId: TaskId; for: 'rate-limit' | 'retry'; until: string; at: string }>(),
  StopTask: command<{
    taskId: TaskId;
    reason: 'key-removed' | 'key-unusable' | 'own-limit-reached' | 'cancelled-by-user';
    fingerprint: Fingerprint | null;
  }>(),
  ResumeTask: command<{ taskId: TaskId; by: string }>(),
  CompleteTask: command<{ taskId: TaskId; usage: Quantities; products: readonly TaskProduct[]; model: string | null; simulated: boolean }>(),
  FailTask: command<{ taskId: TaskId; cause: FailureCause; reason: string; fingerprint: Fingerprint | null; usage: Quantities }>(),
  /** What a task made cannot be read any more; the first report counts. */
  ReportUnusableResult: command<{ taskId: TaskId; role: string; index: number; reason: 'missing' | 'damaged' }>(),
  /** `brokenOff` says what is known of the calls that were under way; without it what they were expected to use counts. */
  CancelTask: command<{ taskId: TaskId; reason: string; brokenOff?: readonly BrokenOff[] }>(),
});
export type TaskCommand = CommandsOf<typeof taskCommands>;

/** Content of a task that somebody could not read. */
export interface UnreadContent {
  readonly accountId: AccountId;
  /** The project that it was read in: the one that asked for it, or one that was forked from that. */
  readonly projectId: ProjectId;
  readonly taskId: TaskId;
  /** The name of the content. */
  readonly name: string;
}

/** What an examination of stored content came to; `unclear` when its key is not at hand, or it was deleted on purpose. */
export type ContentCondition = 'sound' | 'missing' | 'damaged' | 'unclear';

/** What was found, and of whose work it is. */
export interface ContentExamined {
  readonly condition: ContentCondition;
  /** Null for an unknown task. */
  readonly work: { readonly operation: string; readonly payer: 'credits' | 'own-key' } | null;
}

/** Examines content that could not be read and records when it is lost; may be repeated. */
export const examineContent = errand<UnreadContent, ContentExamined>('media-pipeline.examine-content');

/** What went with the tasks of an erased account. */
export interface ForgottenTasks {
  readonly tasks: number;
  readonly files: number;
  readonly bytes: number;
}

/** Deletes every file that these tasks made, but no task: their books stay. Bytes are those of what they made; may be repeated. */
export const removeTaskFiles = errand<{ accountId: AccountId; taskIds: readonly TaskId[] }, Omit<ForgottenTasks, 'tasks'>>(
  'media-pipeline.remove-task-files',
);

/** Gives up every open task of an erased account and deletes every file that its tasks made; may be repeated. */
export const forgetTasks = errand<{ accountId: AccountId }, ForgottenTasks>('media-pipeline.forget-tasks');
