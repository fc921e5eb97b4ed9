import { AnsweredShape, WrittenShape } from '../../../infrastructure/http/answers.js';
import { Flag, Id, ListOf, Moment, Nested, OneOf, Text, Whole } from '../../../infrastructure/http/shapes.js';
import { SupportShape } from '../../../infrastructure/http/support.responses.js';
import { text } from '../../../infrastructure/http/value-shapes.js';

import { ReceiptAttemptShape } from './receipts.responses.js';
import { STEP_STATES } from './shown-steps.js';

const STATES = ['scheduled', 'running', 'waiting', 'stopped', 'succeeded', 'failed', 'cancelled'] as const;

/** How far a task is, what it waits for, and how it ended. */
export class TaskShape {
  @Id()
  taskId!: string;

  @Id()
  projectId!: string;

  @Text({ max: 40 })
  operation!: string;

  @OneOf(['credits', 'own-key'])
  payer!: string;

  @Text({ max: 20, description: 'The product rule that chose the purse.' })
  rule!: string;

  @OneOf(STATES)
  state!: string;

  @Text({ max: 200, nullable: true, description: 'What it waits for, or why it failed.' })
  reason!: string | null;

  @Text({ max: 60, nullable: true })
  cause!: string | null;

  @Moment({ nullable: true })
  waitsUntil!: string | null;

  @Text({ max: 60, nullable: true, description: 'What is being done right now.' })
  step!: string | null;

  @Whole({ min: 0, max: 100 })
  percent!: number;

  @Moment({ nullable: true })
  estimatedEnd!: string | null;

  @Whole({ min: 0 })
  stepsDone!: number;

  @Whole({ min: 0, nullable: true })
  steps!: number | null;

  @Whole({ min: 0, description: 'Paid calls sent so far.' })
  attempts!: number;

  @Flag({ description: 'True when POST …/resume takes it up again.' })
  resumable!: boolean;

  @Flag({ description: 'True when POST …/retry does it once more: it did not deliver, or what it had delivered was lost here.' })
  retryable!: boolean;

  @Id({ nullable: true, description: 'The task that does it once more.' })
  retriedAs!: string | null;

  @Id({ nullable: true, description: 'The task that this one does once more.' })
  retryOf!: string | null;

  @ListOf(text({ max: 100 }), { max: 10, description: 'What helps when it waits, stopped or failed.' })
  remedies!: readonly string[];

  @Flag({ nullable: true, description: 'At a rate limit on the own key: whether removing the key would help here. It does not in a bound project.' })
  removingTheKeyHelps!: boolean | null;

  @Text({ max: 1000, nullable: true, description: 'What to know about the rate limit, in words.', sentence: true })
  advice!: string | null;

  @Nested(() => SupportShape, { nullable: true, description: 'There when `contact_support` is among the remedies.' })
  support!: object | null;

  @Id({
    nullable: true,
    description:
      'The project that it was done and paid for, when this project inherited it as a fork: it cost nothing here, and its receipt is the one of then. Otherwise null.',
  })
  inheritedFrom!: string | null;

  @Moment()
  scheduledAt!: string;

  @Moment()
  changedAt!: string;

  @Moment({ nullable: true })
  endedAt!: string | null;
}

/** A part of a task that is paid for by itself. */
export class StepShape {
  @Whole({ min: 0, description: 'Counts the parts of the task, from 0.' })
  step!: number;

  @OneOf(STEP_STATES, { description: '`left-out`: a retry was asked to go on without it.' })
  state!: string;

  @Text({ max: 200, nullable: true, description: 'What it waits for, or why it did not come about.' })
  reason!: string | null;

  @Text({ max: 60, nullable: true })
  cause!: string | null;

  @Whole({ min: 0, description: 'Calls that were made for it.' })
  attempts!: number;

  @Id({ description: 'The task that made these calls, and whose receipt has them.' })
  taskId!: string;

  @Flag({ description: 'True when an earlier task had delivered it: it was not bought again.' })
  takenOver!: boolean;

  @ListOf(() => ReceiptAttemptShape, { max: 1_000, description: 'The calls, in the order of sending.' })
  calls!: readonly ReceiptAttemptShape[];
}

export class StepsShape extends AnsweredShape {
  @ListOf(() => StepShape, { max: 100_000, description: 'By their number.' })
  items!: readonly StepShape[];
}

/** An order that a task took in. */
export class TaskOrderedShape extends WrittenShape {
  @Id()
  taskId!: string;
}

/** A piece of a text in the making. */
export class TextPieceShape {
  @Whole({ min: 0, description: 'Where the piece begins, in UTF-16 units from the start of the text.' })
  offset!: number;

  @Text({ max: 1_000_000 })
  text!: string;
}
