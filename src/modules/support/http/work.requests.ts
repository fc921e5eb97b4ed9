import { ActRequest } from '../../../infrastructure/http/acts.js';
import { AnsweredShape } from '../../../infrastructure/http/answers.js';
import { Flag, Id, ListOf, MapOf, Moment, Nested, OneOf, Text, Whole } from '../../../infrastructure/http/shapes.js';
import { id, text, whole } from '../../../infrastructure/http/value-shapes.js';

export const LANES = ['media', 'calls', 'deliveries', 'chores'] as const;

/** Which lane of the queue. */
export class LanePath {
  @OneOf(LANES)
  readonly lane!: string;
}

/** Which projection or policy. */
export class SubscriberPath {
  @Text({ max: 100, pattern: /^[a-z][a-z.-]+$/, description: 'As GET /v1/operations/work calls it.' })
  readonly name!: string;
}

/** Which job that was given up. */
export class DeadJobPath {
  @Text({ max: 100, pattern: /^[A-Za-z0-9_.:-]+$/ })
  readonly jobId!: string;
}

/** Which event is passed over. */
export class SkipEventRequest extends ActRequest {
  @Text({ max: 64, pattern: /^\d+$/, description: 'The position of the event that it is parked at; no other is passed over.' })
  readonly position!: string;
}

/** How many jobs of a lane are done at the same time. */
export class LaneConcurrencyRequest extends ActRequest {
  @Whole({ min: 1, max: 64, nullable: true, description: 'In all processes together; null for each process’s own measure.' })
  readonly atOnce!: number | null;
}

/** A lane of the queue. */
export class LaneShape {
  @OneOf(LANES, { description: 'media: sound and pictures; calls: the provider; deliveries: users’ own servers; chores: the rest.' })
  readonly lane!: string;

  @Flag({ description: 'No process takes a job from it; what runs goes on to its end.' })
  readonly paused!: boolean;

  @Whole({ min: 1, nullable: true, description: 'Jobs that all processes together do at the same time; null where nothing is set.' })
  readonly atOnce!: number | null;

  @Whole({ min: 1, description: 'What one process does at the same time when nothing is set.' })
  readonly ownMeasure!: number;

  @Whole({ min: 0 })
  readonly waiting!: number;

  @Whole({ min: 0 })
  readonly running!: number;

  @Whole({ min: 0, description: 'Jobs that wait for a moment.' })
  readonly delayed!: number;
}

/** An event that a projection or policy cannot take. */
export class ParkedShape {
  @Text({ max: 100 })
  readonly type!: string;

  @Text({ max: 64 })
  readonly position!: string;

  @Text({ max: 200, description: 'The class and code of what was thrown, never its text.' })
  readonly trouble!: string;

  @Whole({ min: 1 })
  readonly tries!: number;
}

/** The rows of a projection, made anew from the whole log beside those that answer until they have caught up. */
export class RebuildShape {
  @Whole({ min: 0, description: 'Of the reducers that make the new rows.' })
  readonly version!: number;

  @OneOf(['asked', 'building', 'stopped', 'cancelled'], {
    description:
      'A stopped one stands before an event that it cannot take: skip that for this projection, or cancel the rebuild at the command line.',
  })
  readonly state!: string;

  @Moment({ description: 'When it was asked for, or begun.' })
  readonly askedAt!: string;

  @Text({ max: 64, description: 'What it has seen of the log.' })
  readonly position!: string;

  @Whole({ min: 0, description: 'Events of the log that it has not seen, of whatever kind.' })
  readonly behindBy!: number;

  @Nested(() => ParkedShape, { nullable: true, description: 'The event that it cannot take.' })
  readonly parked!: ParkedShape | null;
}

/** A projection or a policy of the process that answers. */
export class SubscriberShape {
  @Text({ max: 100 })
  readonly name!: string;

  @OneOf(['projection', 'policy'])
  readonly kind!: string;

  @OneOf(['running', 'parked', 'stopped'], { description: 'A parked policy tries again by itself; a parked projection waits to be told.' })
  readonly state!: string;

  @Text({ max: 64, description: 'What it has seen of the log.' })
  readonly position!: string;

  @Text({ max: 40, description: 'Service time of the last event that concerned it; empty before the first.' })
  readonly asOf!: string;

  @Whole({ min: 0, description: 'Events of the log that it has not seen, of whatever kind.' })
  readonly behindBy!: number;

  @Nested(() => ParkedShape, { nullable: true })
  readonly parkedAt!: ParkedShape | null;

  @Nested(() => RebuildShape, { nullable: true, description: 'Of a projection that is being made anew while it serves; null for all others.' })
  readonly rebuild!: RebuildShape | null;
}

/** An open task, and what it waits for. */
export class WaitingTaskShape {
  @Id()
  readonly taskId!: string;
  @Id()
  readonly accountId!: string;
  @Id()
  readonly projectId!: string;
  @Text({ max: 40 })
  readonly operation!: string;
  @Moment()
  readonly scheduledAt!: string;
  @OneOf(['tasks', 'moment', 'owner', 'turn'], {
    description:
      'tasks: those below; moment: it was put off, by a rate limit for instance; owner: it was stopped; turn: the queue, or it is running.',
  })
  readonly waitsFor!: string;
  @ListOf(id(), { max: 100, description: 'The open tasks that it comes after.' })
  readonly tasks!: readonly string[];
  @Moment({ nullable: true })
  readonly until!: string | null;
}

/** How the work of the service is. */
export class WorkDeskShape extends AnsweredShape {
  @ListOf(() => LaneShape, { max: 10 })
  readonly lanes!: readonly LaneShape[];
  @MapOf(whole({ min: 0 }), { keys: /^(tasks|moment|owner|turn)$/, max: 4, description: 'How many open tasks wait for what.' })
  readonly waiting!: Readonly<Record<string, number>>;
  @ListOf(() => WaitingTaskShape, { max: 100, description: 'The oldest open tasks.' })
  readonly oldest!: readonly WaitingTaskShape[];
  @Whole({ min: 0, description: 'Jobs that were given up: GET /v1/operations/dead-jobs.' })
  readonly deadJobs!: number;
  @ListOf(() => SubscriberShape, { max: 200, description: 'Parked ones first, then those that lag most.' })
  readonly subscribers!: readonly SubscriberShape[];
}

/** A job that was given up. */
export class DeadJobShape {
  @Text({ max: 100 })
  readonly jobId!: string;
  @OneOf(LANES)
  readonly lane!: string;
  @Text({ max: 100 })
  readonly job!: string;
  @MapOf(text({ max: 2000 }), { keys: /^[A-Za-z]+$/, max: 20, description: 'Ids of what it is about.' })
  readonly data!: Readonly<Record<string, string>>;
  @Whole({ min: 1 })
  readonly tries!: number;
  @Text({ max: 200, description: 'The class and code of the last error, never its text.' })
  readonly trouble!: string;
  @Moment()
  readonly givenUpAt!: string;
}

/** Jobs that were given up. */
export class DeadJobsShape {
  @ListOf(() => DeadJobShape, { max: 200, description: 'Oldest first.' })
  readonly items!: readonly DeadJobShape[];
  @Text({ max: 100, nullable: true, description: 'The cursor of the next page; null on the last one.' })
  readonly next!: string | null;
}

/** Which jobs are wanted. */
export class DeadJobsQuery {
  @Text({ max: 100, pattern: /^[A-Za-z0-9_.:-]+$/, optional: true, nullable: true, description: 'The `next` of the page before.' })
  readonly cursor: string | null = null;
  @Whole({ min: 1, max: 200, optional: true, description: 'At most so many items; 50 when it is not said.' })
  readonly limit: number = 50;
}

/** What an order to a projection or policy came to. */
export class SubscriberOrderedShape {
  @Text({ max: 100 })
  readonly name!: string;
  @Text({ max: 400, description: 'What follows from it.', sentence: true })
  readonly says!: string;
}

/** A dead job that was dealt with. */
export class DeadJobHandledShape {
  @Text({ max: 100 })
  readonly jobId!: string;
  @OneOf(['made-again', 'forgotten'])
  readonly outcome!: string;
}
