import type { AccountId, Fingerprint, ProjectId, TaskId } from '../../../shared-kernel/ids.js';
import { fact, facts, type EventsOf } from '../../../shared-kernel/message.js';
import type { ImporterName } from '../../../shared-kernel/ports/importer.js';
import type { Content } from '../../../shared-kernel/ports/storage.js';
import type { Quantities } from '../../../shared-kernel/tariff.js';
import type { OwnUse, TaskOrder } from './orders.js';

/** Names one task. */
export interface TaskRef {
  readonly taskId: TaskId;
  readonly accountId: AccountId;
  readonly projectId: ProjectId;
}

/** Why a task ended without its result; `key-…` causes carry the fingerprint of the key that was used. */
export type FailureCause =
  | 'source-unreachable'
  | 'source-refused'
  | 'media-refused'
  | 'longer-than-stated'
  | 'prompt-refused'
  | 'provider-refused'
  | 'provider-failed'
  | 'provider-rate-limited'
  | 'platform-provider-unavailable'
  | 'key-invalid'
  | 'key-restricted'
  | 'key-expired'
  | 'key-exhausted'
  | 'key-unreadable'
  | 'order-unreadable'
  | 'outcome-unknown'
  | 'predecessor-failed'
  | 'hold-missing'
  | 'worker-failed';

/** One thing that a task made, by its role: `source`, `audio-piece`, `transcript`, `thumbnail`, `original` (of the thumbnail of that index), `text`, `image`. */
export interface TaskProduct {
  readonly role: string;
  readonly index: number;
  readonly content: Content;
  /** Facts without content: width, height, seconds, language. */
  readonly facts: Readonly<Record<string, string | number | boolean | null>>;
}

/** Everything that a task's stream, `task-<taskId>`, may say. */
export const taskFacts = facts('task', {
  TaskScheduled: fact<TaskRef & { order: TaskOrder }>('A task that somebody pays for was scheduled.'),
  AttemptIntended: fact<
    TaskRef & {
      attemptId: string;
      /** The part of the task that this call is for: `0` of a text, a piece of a transcription. */
      step: number;
      number: number;
      model: string;
      payer: 'credits' | 'own-key';
      fingerprint: Fingerprint | null;
      /** What it will use even if it is broken off at once: what goes in, or a whole piece. */
      expects?: Quantities;
    }
  >('A paid call is about to be sent.'),
  StepSucceeded: fact<
    TaskRef & {
      attemptId: string;
      step: number;
      steps: number;
      usage: Quantities;
      requestId: string | null;
      products: readonly TaskProduct[];
      simulated: boolean;
      /** Only of calls that an own key paid for. */
      ownUse?: OwnUse;
    }
  >('One part of a task was delivered.'),
  AttemptFailed: fact<
    TaskRef & {
      attemptId: string;
      step: number;
      /** `given-up`: its owner broke it off before it left. */
      cause: FailureCause | 'given-up';
      reason: string;
      billed: boolean;
      requestId: string | null;
      fingerprint: Fingerprint | null;
      /** Only when an own key was billed although nothing came of it. */
      ownUse?: OwnUse;
      /** Until when the provider asked to wait, at a rate limit. */
      until?: string;
    }
  >('A paid call ended without a result.'),
  AttemptOutcomeUnknown: fact<TaskRef & { attemptId: string; step: number; reason: string; ownUse?: OwnUse }>(
    'Nobody can say whether a paid call was carried out.',
  ),
  ReattemptAuthorised: fact<TaskRef & { attemptId: string; step: number; policy: string }>('A call with an unknown outcome may be sent once more.'),
  TaskPostponed: fact<TaskRef & { for: 'rate-limit' | 'retry'; until: string; tries: number; since?: string }>(
    'A task was put off to a stated moment.',
  ),
  TaskStopped: fact<
    TaskRef & { reason: 'key-removed' | 'key-unusable' | 'own-limit-reached' | 'cancelled-by-user'; fingerprint: Fingerprint | null }
  >('A task stopped and waits for its owner.'),
  TaskResumed: fact<TaskRef & { by: string }>('A stopped task was taken up again.'),
  TaskSucceeded: fact<
    TaskRef & {
      operation: string;
      payer: 'credits' | 'own-key';
      fingerprint: Fingerprint | null;
      usage: Quantities;
      products: readonly TaskProduct[];
      model: string | null;
      simulated: boolean;
      /** Of a download: the way in that was taken. */
      importer?: ImporterName;
    }
  >('A task delivered its result.'),
  TaskFailed: fact<
    TaskRef & {
      operation: string;
      payer: 'credits' | 'own-key';
      cause: FailureCause;
      reason: string;
      fingerprint: Fingerprint | null;
      /** The project is bound to the key that would have paid. */
      bound?: boolean;
      /** What was delivered before it failed, and is paid for. */
      usage: Quantities;
      /** Of a download: the way in that was tried. */
      importer?: ImporterName;
    }
  >('A task ended without its result.'),
  ResultFoundUnusable: fact<
    TaskRef & {
      operation: string;
      payer: 'credits' | 'own-key';
      /** Which of its products could not be read. */
      role: string;
      index: number;
      reason: 'missing' | 'damaged';
    }
  >('Something that a task had made was found missing or damaged when it was read.'),
  TaskCancelled: fact<
    TaskRef & {
      operation: string;
      payer: 'credits' | 'own-key';
      reason: string;
      /** What was delivered, and what calls under way may have been billed for. */
      usage: Quantities;
      /** True when some of the usage is an estimate: a call was under way, and the provider had not said yet what it used. */
      estimated?: true;
    }
  >('A task was given up.'),
});
export type TaskEvent = EventsOf<typeof taskFacts>;

export type {
  DownloadOrder,
  GivenPicture,
  ImageOrder,
  InstructionVersions,
  MediaSource,
  OwnUse,
  PlannedTask,
  TaskOrder,
  TaskPayer,
  TextOrder,
  ThumbnailsOrder,
  TranscriptionOrder,
} from './orders.js';
