import { AnsweredShape } from '../../../infrastructure/http/answers.js';
import { Flag, Id, ListOf, Moment, Nested, OneOf, Shown, Text, Whole } from '../../../infrastructure/http/shapes.js';
import { ReceiptPaymentShape } from './receipt-payment.responses.js';

const QUANTITIES = { type: 'object', additionalProperties: { type: 'number' } };

/** One call to the provider. */
export class ReceiptAttemptShape {
  @Id()
  attemptId!: string;

  @Whole({ min: 0, description: 'The part of the work that the call was for: always 0 except in a transcription.' })
  step!: number;

  @Whole({ min: 1, description: 'Which call for this part it was.' })
  number!: number;

  @Text({ max: 200 })
  model!: string;

  @OneOf(['underway', 'delivered', 'failed', 'unknown'], {
    description: '`unknown`: nobody can say whether the provider carried it out. It is never charged to platform credits twice.',
  })
  outcome!: string;

  @Text({ max: 60, nullable: true })
  cause!: string | null;

  @Text({ max: 200, nullable: true })
  reason!: string | null;

  @Text({ max: 200, nullable: true, description: 'The provider’s own id of the request, to ask the provider about.' })
  requestId!: string | null;

  @Flag({ description: 'True when the sandbox provider answered.' })
  simulated!: boolean;

  @Shown(QUANTITIES, { description: 'What it used, by unit: `input-token`, `cached-input-token`, `output-token`, `image`, `second`.' })
  usage!: Readonly<Record<string, number>>;

  @Moment()
  sentAt!: string;

  @Moment({ nullable: true })
  endedAt!: string | null;
}

/** An event of the log that the receipt rests on. */
export class ReceiptEventShape {
  @Text({ max: 60, example: 'HoldSettled' })
  event!: string;

  @Text({ max: 64, description: 'Where it lies in the log, for an auditor to find.' })
  position!: string;

  @Moment()
  at!: string;
}

/** The versions of the custom instructions that went into the prompt. */
export class InstructionVersionsShape {
  @Whole({ min: 1, nullable: true, description: 'Of the account’s instructions; null when none went in.' })
  account!: number | null;

  @Whole({ min: 1, nullable: true, description: 'Of the project’s instructions; null when none went in.' })
  project!: number | null;
}

/** How a transcription was to listen. */
export class ListeningShape {
  @Text({ max: 35, nullable: true, description: 'The language that it was told, BCP 47; null when the model was to find out.' })
  language!: string | null;

  @Whole({ min: 0, description: 'The sound track of the video that was heard, from 0.' })
  audioTrack!: number;

  @Flag({ description: 'True when names and terms of the owner’s went along.' })
  withVocabulary!: boolean;
}

/** What was bought for one task or output, who paid for it by which rule, and how much. */
export class ReceiptShape extends AnsweredShape {
  @Id({ description: 'Of the task, and of the output that it made.' })
  taskId!: string;

  @Id()
  projectId!: string;

  @Text({ max: 40 })
  operation!: string;

  @OneOf(['underway', 'succeeded', 'failed', 'cancelled'])
  state!: string;

  @Text({
    max: 200,
    nullable: true,
    description: 'Why it failed or was given up; `result-missing` or `result-damaged` when what it had made was found to be lost later.',
  })
  reason!: string | null;

  @Id({ nullable: true })
  cardId!: string | null;

  @Whole({ min: 1, nullable: true, description: 'The version of the card that was run.' })
  cardVersion!: number | null;

  @Whole({ min: 1, nullable: true, description: 'Counts the outputs of the same card or operation; null for work of the project’s creation.' })
  version!: number | null;

  @Nested(() => InstructionVersionsShape)
  instructions!: InstructionVersionsShape;

  @Nested(() => ListeningShape, { nullable: true, description: 'Of a transcription: how it was to listen; null for all other work.' })
  listening!: ListeningShape | null;

  @Text({ max: 200, nullable: true })
  model!: string | null;

  @Shown(QUANTITIES, {
    description:
      'What was used, by unit. `input-token` counts those that the provider did not have in its cache, `cached-input-token` those that it had.',
  })
  usage!: Readonly<Record<string, number>>;

  @Flag({ description: 'True when the sandbox provider made it.' })
  simulated!: boolean;

  @Nested(() => ReceiptPaymentShape)
  payment!: ReceiptPaymentShape;

  @ListOf(() => ReceiptAttemptShape, { max: 10_000, description: 'Every call to the provider, in the order in which they were sent.' })
  attempts!: readonly ReceiptAttemptShape[];

  @ListOf(() => ReceiptEventShape, { max: 50_000, description: 'The events of the log that all this is read from.' })
  events!: readonly ReceiptEventShape[];

  @Moment()
  requestedAt!: string;

  @Moment({ nullable: true })
  endedAt!: string | null;
}

/** What the provider was sent, word for word. */
export class PromptShape {
  @Id()
  taskId!: string;

  @Text({ max: 200 })
  model!: string;

  @Text({ max: 10_000, nullable: true, description: 'Sent as the instructions; null for an image, which has none.' })
  instructions!: string | null;

  @Text({ max: 10_000_000, nullable: true, description: 'Sent as the first message; null when no transcript went along.' })
  transcript!: string | null;

  @Text({
    max: 1_000_000,
    description: 'Sent as the last message: both levels of custom instructions and the card’s prompt with its variables filled in.',
  })
  prompt!: string;

  @Whole({ min: 1, nullable: true, description: 'The most that the answer was allowed to be; null for an image.' })
  maxOutputTokens!: number | null;
}
