import type { Lane } from '../../shared-kernel/ports/messages.js';
import type { SettableLane } from './lane-desk.js';

export type JobData = Readonly<Record<string, string>>;

/** How a job is put into a lane. */
export interface JobOptions {
  readonly jobId: string;
  readonly attempts: number;
  readonly backoff: { readonly type: 'exponential'; readonly delay: number };
  readonly removeOnComplete: true;
  readonly removeOnFail: true;
  readonly delay?: number;
}

/** A lane that jobs are put into; one with an id that lies there already is not put in again. */
export interface LaneQueue extends Omit<SettableLane, 'getJobCounts'> {
  add(job: string, data: JobData, options: JobOptions): Promise<unknown>;
  getJobCounts(...types: ('active' | 'delayed' | 'waiting' | 'prioritized')[]): Promise<Readonly<Record<string, number>>>;
  getActive(): Promise<readonly { moveToWait(token?: string): Promise<number> }[]>;
  waitUntilReady(): Promise<unknown>;
  close(): Promise<void>;
}

/** A job that a worker has in hand. */
export interface TakenJob {
  readonly id?: string | undefined;
  readonly name: string;
  readonly queueName: string;
  readonly data: JobData;
  readonly attemptsMade: number;
  moveToDelayed(until: number, token?: string): Promise<void>;
}

/** Takes jobs from a lane. */
export interface LaneWorker {
  concurrency: number;
  pause(doNotWaitActive?: boolean): Promise<void>;
  /** Forced, it does not wait for its store. */
  close(force?: boolean): Promise<void>;
}

export interface WorkerOptions {
  readonly concurrency: number;
  readonly lockDuration: number;
  readonly maxStalledCount: number;
}

/** Who hears of what happens in the engine. */
export interface Listeners {
  readonly onError: (error: Error) => void;
  readonly onFailed: (job: TakenJob | undefined, error: Error) => void;
}

/** What keeps the lanes: BullMQ on one of its stores. */
export abstract class QueueEngine {
  /** It may forget what was put into it, so that each job is written down beside it. */
  abstract readonly forgets: boolean;
  /** How often its era is looked at. */
  abstract readonly lookEveryMs: number;
  abstract queue(lane: Lane, onError: Listeners['onError']): LaneQueue;
  abstract worker(lane: Lane, perform: (job: TakenJob, token?: string) => Promise<void>, options: WorkerOptions, listeners: Listeners): LaneWorker;
  /** Another word than before when it may have lost its memory. Rejects with QueueUnavailable while it is away. */
  abstract era(): Promise<string>;
  abstract close(): Promise<void>;
}

/** The queue does not answer, or not as it must; the message is a sentence for operators and holds no secret. */
export class QueueUnavailable extends Error {
  override readonly name = 'QueueUnavailable';
}
