import type { CommandContext } from '../context.js';
import type { AnyCommand, AnyEvent, ErrandDeclaration, QueryDeclaration } from '../message.js';
import type { Job } from '../policy.js';
import type { Refusal } from '../refusal.js';
import type { Position } from './event-log.js';

/** What a command did: the events it led to (none when there was nothing to do) and the position to wait for. */
export interface Sent {
  readonly events: readonly AnyEvent[];
  /** Position of the stream's last event; START when the stream is empty. */
  readonly position: Position;
  readonly revision: number | null;
}

/** Sends orders to streams. Abstract classes serve as ports and as their own injection tokens. */
export abstract class Commands {
  /** Throws the decider's refusal; LogUnavailable when the outcome is unknown after retries. */
  abstract send(command: AnyCommand, context: CommandContext): Promise<Sent>;
  /** What the decider would refuse the order with now, and null where it would not; nothing is written. */
  abstract foresee(command: AnyCommand): Promise<Refusal | null>;
  /** Has another module carry out an errand and answers with its outcome. */
  abstract perform<Params extends object, Outcome>(
    errand: ErrandDeclaration<Params, Outcome>,
    params: Params,
    context: CommandContext,
  ): Promise<Outcome>;
}

/** Carries out one kind of errand; found by its class wherever a module provides it. */
export abstract class ErrandRunner<Params extends object = object, Outcome = unknown> {
  abstract readonly errand: ErrandDeclaration<Params, Outcome>;
  abstract run(params: Params, context: CommandContext): Promise<Outcome>;
}

/** What a decider says to an order: what follows from it, or that it refuses. */
export type Judgement = { readonly events: readonly AnyEvent[] } | { readonly refusal: Refusal };

/** Has the decider of a stream decide once more what it decided then; nothing is written. */
export abstract class PastDecisions {
  /** What the decider says to the order where the stream stood at that revision; null stands for before its first event. */
  abstract again(command: AnyCommand, revision: number | null): Promise<Judgement>;
}

/** An answer together with the moment of history that it speaks of. */
export interface Reading<Answer> {
  readonly value: Answer;
  readonly position: Position;
  /** Service time of the last event that the answer has seen, ISO 8601 UTC. */
  readonly asOf: string;
}

/** Asks modules. With `after`, the answer has seen that position or the question is refused (`projection_behind`, 503). */
export abstract class Queries {
  abstract ask<Params extends object, Answer>(question: QueryDeclaration<Params, Answer>, params: Params, after?: Position): Promise<Answer>;
  abstract read<Params extends object, Answer>(
    question: QueryDeclaration<Params, Answer>,
    params: Params,
    after?: Position,
  ): Promise<Reading<Answer>>;
}

/** The queue as the modules see it: a hint, never the truth. */
export abstract class Jobs {
  /** A job with an id that is waiting or running already is not added again. */
  abstract add(job: Job, id: string): Promise<void>;
}

/** Lanes keep kinds of work from waiting for each other: processor-bound media, calls to the provider, posts to users' own servers, and small chores. */
export type Lane = 'media' | 'calls' | 'deliveries' | 'chores';

/** Does one kind of job; found by its class wherever a module provides it. */
export abstract class JobWorker {
  /** `<module>.<work>`, as jobs name it. */
  abstract readonly job: string;
  abstract readonly lane: Lane;
  /** Also run, without data, at the start and every minute. */
  readonly recurs: boolean = false;
  /** Throwing makes the queue try again later; what cannot succeed must be recorded in the log instead. */
  abstract run(data: Readonly<Record<string, string>>, signal: AbortSignal): Promise<void>;
  /** Names what no two processes do at the same time; null where nobody minds. A job that finds another process at it comes again soon. */
  exclusive(_data: Readonly<Record<string, string>>): string | null {
    return null;
  }
  /** False when such a job would find nothing to do, so that none is made. */
  isWanted(_data: Readonly<Record<string, string>>): Promise<boolean> {
    return Promise.resolve(true);
  }
}

/** The service's clock; the only one. */
export abstract class Clock {
  abstract now(): Date;
}
