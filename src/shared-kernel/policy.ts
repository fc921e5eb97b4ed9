import type { AnyCommand, AnyEvent } from './message.js';
import type { EventMetadata, Position } from './ports/event-log.js';

/** An event as its listeners see it: what was said, and when, where and by whom. */
export type Heard<Event extends AnyEvent> = Event & {
  readonly id: string;
  readonly stream: string;
  readonly revision: number;
  readonly position: Position;
  readonly metadata: EventMetadata;
};

/** A piece of work for the queue: a name and ids, never content. */
export interface Job {
  readonly job: string;
  readonly data: Readonly<Record<string, string>>;
  /** Milliseconds to wait before the work may start. */
  readonly delayMs?: number;
}

/** What a policy may ask for: a command to a stream or a job for the queue. */
export type Reaction = AnyCommand | Job;

type Reactions<Event extends AnyEvent> = {
  readonly [Type in Event['type']]?: (event: Heard<Extract<Event, { type: Type }>>) => readonly Reaction[];
};

/** A reaction to history, named as a sentence: one event in, commands and jobs out. */
export interface Policy {
  readonly name: string;
  readonly on: Readonly<Record<string, (event: Heard<AnyEvent>) => readonly Reaction[]>>;
}

/** Declares a policy; delivery is at least once, so what it asks for must be safe to repeat. */
export const policy = <Event extends AnyEvent>(name: string, on: Reactions<Event>): Policy => ({ name, on: on as unknown as Policy['on'] });
