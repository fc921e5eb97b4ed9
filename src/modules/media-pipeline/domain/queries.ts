import type { AccountId, Fingerprint, ProjectId, TaskId } from '../../../shared-kernel/ids.js';
import { query } from '../../../shared-kernel/message.js';
import type { MicroText } from '../../../shared-kernel/money.js';
import type { ProviderEstimate } from '../../../shared-kernel/ports/provider-prices.js';
import type { ImporterName } from '../../../shared-kernel/ports/importer.js';
import type { Position } from '../../../shared-kernel/ports/event-log.js';
import type { Quantities } from '../../../shared-kernel/tariff.js';
import type { TaskProduct } from './events.js';
import type { InstructionVersions, TaskOrder } from './orders.js';

/** How far a task is, as told by the log. */
export interface TaskView {
  readonly taskId: TaskId;
  readonly accountId: AccountId;
  readonly projectId: ProjectId;
  /** The request that ordered it, which is what support asks for. */
  readonly requestId: string;
  readonly operation: string;
  readonly cardId: string | null;
  readonly payer: 'credits' | 'own-key';
  readonly rule: string;
  readonly state: 'scheduled' | 'running' | 'waiting' | 'stopped' | 'succeeded' | 'failed' | 'cancelled';
  /** What a waiting or stopped task waits for, or why it failed. */
  readonly reason: string | null;
  readonly cause: string | null;
  readonly waitsUntil: string | null;
  readonly percent: number;
  readonly stepsDone: number;
  readonly steps: number | null;
  readonly attempts: number;
  readonly scheduledAt: string;
  readonly changedAt: string;
  readonly endedAt: string | null;
  /** It did not deliver, or what it delivered was lost, and doing it once more may come to another end. */
  readonly retryable: boolean;
  /** The task that does it once more. */
  readonly retriedAs: TaskId | null;
  readonly order: TaskOrder;
  readonly products: readonly TaskProduct[];
}

/** One call to the provider on behalf of a task, as its receipt tells it. */
export interface ReceiptAttempt {
  readonly attemptId: string;
  readonly step: number;
  /** Counts the calls for the same step, from 1. */
  readonly number: number;
  readonly model: string;
  readonly outcome: 'underway' | 'delivered' | 'failed' | 'unknown';
  readonly cause: string | null;
  readonly reason: string | null;
  readonly requestId: string | null;
  readonly simulated: boolean;
  readonly usage: Quantities;
  readonly sentAt: string;
  readonly endedAt: string | null;
}

/** What was set aside for a task, and what became of it. */
export interface ReceiptHold {
  readonly amount: MicroText;
  readonly status: 'open' | 'settled' | 'released';
  readonly priceVersion: string;
}

/** A charge, or a part of it, that was paid back later. */
export interface ReceiptReturn {
  readonly returnId: string;
  readonly amount: MicroText;
  /** A stable word. */
  readonly reason: string;
  readonly position: Position;
  readonly at: string;
}

/** What calls with an own key cost at the provider, as we reckon it by the list of its prices that was in force at each call (R60). */
export interface ReceiptAtProvider {
  readonly microUsd: MicroText;
  /** The provider's lists that it was reckoned by; more than one when a list changed between two calls. */
  readonly priceVersions: readonly string[];
  readonly basis: ProviderEstimate['basis'];
  /** False when nobody knows how one of the calls ended. */
  readonly certain: boolean;
}

/** The quote that the work was ordered under, and what it promised for this task. */
export interface ReceiptQuote {
  readonly quoteId: string;
  readonly expiresAt: string;
  /** Micro-credits, or micro-dollars at the provider where an own key pays. */
  readonly ceiling: MicroText;
  readonly priceVersion: string;
}

/** An event that a receipt rests on, and where it lies in the log. */
export interface ReceiptEvent {
  readonly event: string;
  readonly position: Position;
  readonly at: string;
}

/** What a transcription was told beforehand, without what the owner wrote. */
export interface Listening {
  readonly language: string | null;
  /** Counted from 0. */
  readonly audioTrack: number;
  readonly withVocabulary: boolean;
}

/** Everything that was bought for one output, and what was paid for it. */
export interface ReceiptView {
  readonly taskId: TaskId;
  readonly accountId: AccountId;
  readonly projectId: ProjectId;
  readonly operation: string;
  readonly state: 'underway' | 'succeeded' | 'failed' | 'cancelled';
  readonly reason: string | null;
  readonly cardId: string | null;
  readonly cardVersion: number | null;
  /** Counts the outputs of the same card, or of the same operation without a card; null for work of the creation. */
  readonly version: number | null;
  readonly instructions: InstructionVersions;
  /** How speech was to be heard; null for work that hears none. */
  readonly listening: Listening | null;
  readonly model: string | null;
  readonly usage: Quantities;
  readonly simulated: boolean;
  readonly payer: 'credits' | 'own-key';
  readonly rule: string;
  readonly because: string | null;
  /** The key of its owner that paid; null when platform credits did. */
  readonly key: { readonly fingerprint: Fingerprint; readonly lastFour: string | null } | null;
  /** Null when an own key pays: nothing is held then. */
  readonly hold: ReceiptHold | null;
  /** What the ledger took; null as long as the hold is open. */
  readonly charged: MicroText | null;
  /** Work was given up while the provider was at it: what that used, and what it cost, is an estimate. */
  readonly estimated: boolean;
  /** What of the charge was paid back since, all returns together. */
  readonly returned: MicroText;
  readonly returns: readonly ReceiptReturn[];
  /** Null as long as no call with an own key was counted, and always when credits pay. */
  readonly atProvider: ReceiptAtProvider | null;
  /** Null when the order cited none. */
  readonly quote: ReceiptQuote | null;
  /** What it cost above its hold, which the platform bore. */
  readonly borneByPlatform: MicroText;
  readonly attempts: readonly ReceiptAttempt[];
  readonly events: readonly ReceiptEvent[];
  /** Null until its project asked for it: a hold alone buys nothing. */
  readonly requestedAt: string | null;
  readonly endedAt: string | null;
}

/** One task's row; null for an unknown id. */
export const taskById = query<{ taskId: TaskId }, TaskView | null>('media-pipeline.task-by-id');
/** All tasks of a project, oldest first. */
export const tasksOfProject = query<{ accountId: AccountId; projectId: ProjectId }, readonly TaskView[]>('media-pipeline.tasks-of-project');
/** A page of them. */
export const someTasksOfProject = query<
  { accountId: AccountId; projectId: ProjectId; after: string | null; limit: number },
  { readonly rows: readonly TaskView[]; readonly next: string | null }
>('media-pipeline.some-tasks-of-project');
/** An account's tasks in all projects, the newest first. */
export const tasksOfAccount = query<
  { accountId: AccountId; after: string | null; limit: number },
  { readonly rows: readonly TaskView[]; readonly next: string | null }
>('media-pipeline.tasks-of-account');
/** Tasks by their ids, in that order; unknown and foreign ones are left out. */
export const tasksByIds = query<{ accountId: AccountId; taskIds: readonly TaskId[] }, readonly TaskView[]>('media-pipeline.tasks-by-ids');
/** What was bought and paid for one task; null for an unknown or foreign one. Kept for ever. */
export const receiptOf = query<{ accountId: AccountId; taskId: TaskId }, ReceiptView | null>('media-pipeline.receipt-of');

/** A task under way that calls with a key. */
export interface TaskOfKey {
  readonly taskId: TaskId;
  readonly projectId: ProjectId;
  readonly operation: string;
}

/** What is under way with a key and would stop without it, oldest first. */
export const tasksUnderWayWithKey = query<{ accountId: AccountId; fingerprint: string }, readonly TaskOfKey[]>(
  'media-pipeline.tasks-under-way-with-key',
);

/** How the last imports of one importer ended, whoever asked for them. */
export interface ImportsView {
  readonly importer: ImporterName;
  readonly lastSuccessAt: string | null;
  readonly lastFailureAt: string | null;
  readonly lastFailureReason: string | null;
  readonly failuresInARow: number;
}

/** One importer's last imports; null where there were none. */
export const importsBy = query<{ importer: ImporterName }, ImportsView | null>('media-pipeline.imports-by');

/** What an open task waits for: others, a moment, its owner, or its turn. */
export interface WaitingTask {
  readonly taskId: TaskId;
  readonly accountId: AccountId;
  readonly projectId: ProjectId;
  readonly operation: string;
  readonly scheduledAt: string;
  readonly waitsFor: 'tasks' | 'moment' | 'owner' | 'turn';
  /** The open tasks that it comes after. */
  readonly tasks: readonly TaskId[];
  /** The moment that it was put off to. */
  readonly until: string | null;
}

/** Open tasks of all accounts: how many wait for what, and the oldest of them. */
export interface WaitingView {
  readonly counts: Readonly<Record<WaitingTask['waitsFor'], number>>;
  readonly oldest: readonly WaitingTask[];
}

/** For operators: what waits for what, at this moment; no content. */
export const waitingTasks = query<{ now: string; limit: number }, WaitingView>('media-pipeline.waiting-tasks');
