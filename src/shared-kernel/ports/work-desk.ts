import type { Position } from './event-log.js';
import type { Lane } from './messages.js';

/** How a lane of the queue is. */
export interface LaneState {
  readonly lane: Lane;
  /** No process takes a job from it; what is running goes on to its end. */
  readonly paused: boolean;
  /** Jobs that all processes together do at the same time; null where each process goes by its own measure. */
  readonly atOnce: number | null;
  /** What one process does at the same time when nothing is set. */
  readonly ownMeasure: number;
  readonly waiting: number;
  readonly running: number;
  /** Jobs that wait for a moment: for their next try, or for what they were put off to. */
  readonly delayed: number;
}

/** A job that was given up after its last try: a name and ids, never content. */
export interface DeadJob {
  readonly jobId: string;
  readonly lane: string;
  readonly job: string;
  readonly data: Readonly<Record<string, string>>;
  readonly tries: number;
  /** The class and code of the last error, never its text. */
  readonly trouble: string;
  readonly givenUpAt: string;
}

/** The queue as operators see it and set it; what is set holds for every process, and for those that start later. */
export abstract class QueueDesk {
  abstract lanes(): Promise<readonly LaneState[]>;
  /** Since when the job that has waited longest has been waiting, ISO 8601; null when none waits. */
  abstract waitingSince(lane: Lane): Promise<string | null>;
  abstract pause(lane: Lane): Promise<void>;
  abstract resume(lane: Lane): Promise<void>;
  /** Null takes the bound away. */
  abstract setAtOnce(lane: Lane, atOnce: number | null): Promise<void>;
  /** Oldest first, after the one that is named. */
  abstract dead(wanted: { readonly after: string | null; readonly limit: number }): Promise<readonly DeadJob[]>;
  abstract countDead(): Promise<number>;
  /** Makes it again, with all its tries; false where nobody was given up under this id. */
  abstract retryDead(jobId: string): Promise<boolean>;
  /** Forgets it; false where nobody was given up under this id. */
  abstract skipDead(jobId: string): Promise<boolean>;
}

/** A projection's table that is made anew beside the one that serves. */
export interface RebuildView {
  /** Of the reducers that make it. */
  readonly version: number;
  readonly state: 'asked' | 'building' | 'stopped' | 'cancelled';
  readonly askedAt: string;
  /** What it has seen of the log. */
  readonly position: Position;
  readonly parked: ParkedEvent | null;
}

/** How far a projection or a policy is. */
export interface SubscriberView {
  readonly name: string;
  readonly kind: 'projection' | 'policy';
  readonly position: Position;
  readonly asOf: string;
  /** Events of the log that it has not seen, of whatever kind. */
  readonly behindBy: number;
  /** `parked`: it stands before an event that it cannot take. */
  readonly state: 'running' | 'parked' | 'stopped';
  readonly parkedAt: ParkedEvent | null;
  readonly rebuild: (RebuildView & { readonly behindBy: number }) | null;
}

/** The event that a subscriber cannot take: never its content. */
export interface ParkedEvent {
  readonly type: string;
  readonly position: Position;
  /** The class and code of what was thrown. */
  readonly trouble: string;
  readonly tries: number;
}

/** What became of an order to a subscriber. */
export type SubscriberOrder = 'done' | 'unknown' | 'not-parked';

/** Projections and policies as operators see them. */
export abstract class SubscriberDesk {
  abstract states(): Promise<readonly SubscriberView[]>;
  /** Has it try the event again at once. */
  abstract retry(name: string): Promise<SubscriberOrder>;
  /** Has it, in every process, pass over the event that it is parked at and go on; only that one may be named. */
  abstract skip(name: string, position: Position): Promise<SubscriberOrder>;
}
