import { WrittenShape } from '../../../infrastructure/http/answers.js';
import { Decimal, Flag, Id, ListOf, Moment, Nested, OneOf, Shown, Text, Whole } from '../../../infrastructure/http/shapes.js';
import { text } from '../../../infrastructure/http/value-shapes.js';
import { PictureShape } from './thumbnails.responses.js';
import { BindingShape, QuoteShape } from './quote.responses.js';

/** A card of a project. */
export class CardShape {
  @Id()
  cardId!: string;

  @Text({ max: 200, nullable: true })
  name!: string | null;

  @Text({ max: 100_000, nullable: true })
  prompt!: string | null;

  @Shown({ type: 'object', additionalProperties: { type: 'string' } }, { description: 'Values for variables that a run leaves out.' })
  variables!: Readonly<Record<string, string>>;

  @ListOf(text({ max: 64 }), { max: 10_000, description: 'Variables of the prompt without such a value: a run has to fill them.' })
  needs!: readonly string[];

  @Whole({ min: 1 })
  version!: number;

  @Id({ nullable: true, description: 'The output of the card that its owner marked as the one that counts.' })
  pinned!: string | null;
}

/** What a project was made from. */
export class SourceShape {
  @OneOf(['upload', 'url'])
  kind!: string;

  @Id({ optional: true })
  uploadId?: string;

  @Text({ max: 2000, optional: true, nullable: true })
  url?: string | null;

  @Decimal({ optional: true })
  seconds?: number;

  @Decimal({ optional: true, description: 'Seconds that are paid for at most.' })
  maxSeconds?: number;
}

/** How a project hears speech and which model writes for it, unless an order says otherwise. */
export class PreferencesShape {
  @Text({ max: 35, nullable: true, description: 'The language that is spoken, BCP 47; null when the model is to find out.' })
  language!: string | null;

  @ListOf(text({ max: 60 }), { max: 100, description: 'Names and terms that are likely to be said.' })
  vocabulary!: readonly string[];

  @Text({ max: 100, nullable: true })
  transcriptionModel!: string | null;

  @Text({ max: 100, nullable: true })
  textModel!: string | null;

  @Whole({ min: 0, nullable: true })
  audioTrack!: number | null;

  @Whole({ min: 1, description: 'If-Match of a change names it.' })
  version!: number;
}

/** What of a project's video a browser can play. */
export class PlaybackShape {
  @Flag({ nullable: true, description: 'Browsers play GET …/source as it is. Null before it is here, and for videos of before this was looked at.' })
  source!: boolean | null;

  @OneOf(['not_needed', 'being_made', 'ready', 'not_possible'], {
    description: 'Of the sound that is made where they do not: GET …/rendition gives it when it is ready.',
  })
  rendition!: string;

  @Text({ max: 60, nullable: true, description: 'Why there can be none: no_audio, storage_quota_reached, or what is wrong with the file.' })
  problem!: string | null;
}

/** A project without what was made in it. */
export class ProjectShape {
  @Id()
  projectId!: string;

  @Text({ max: 200, nullable: true })
  name!: string | null;

  @Whole({ min: 1, description: 'The version of its name; If-Match names it.' })
  version!: number;

  @Nested(() => SourceShape)
  source!: SourceShape;

  @Shown(
    { oneOf: [{ type: 'null' }, { type: 'object', properties: { lastFour: { type: 'string' } } }] },
    { description: 'The key it is bound to, or null.' },
  )
  boundTo!: BindingShape | null;

  @Shown(
    {
      oneOf: [
        { type: 'null' },
        { type: 'object', properties: { text: { type: ['string', 'null'] }, version: { type: 'integer' }, bytes: { type: 'integer' } } },
      ],
    },
    { description: 'The project’s own instructions, or null.' },
  )
  instructions!: { text: string | null; version: number; bytes: number } | null;

  @Nested(() => PreferencesShape, { nullable: true, description: 'How it hears and which model writes; null when it was left to the platform.' })
  preferences!: PreferencesShape | null;

  @Id({ nullable: true, description: 'The project that this one was forked from, or null.' })
  forkedFrom!: string | null;

  @Nested(() => PictureShape, { nullable: true, description: 'The thumbnail that its owner chose to stand for it, or null.' })
  picture!: PictureShape | null;

  @Nested(() => PlaybackShape, { optional: true, description: 'Of one project alone; lists leave it out.' })
  playback?: PlaybackShape;

  @ListOf(() => CardShape, { max: 1000 })
  cards!: readonly CardShape[];

  @Moment()
  createdAt!: string;

  @Moment()
  changedAt!: string;
}

/** A project that was just created. */
export class CreatedProjectShape extends WrittenShape {
  @Id()
  projectId!: string;

  @Shown({ oneOf: [{ type: 'null' }, { type: 'object', properties: { lastFour: { type: 'string' } } }] })
  boundTo!: BindingShape | null;

  @Nested(() => QuoteShape)
  quote!: QuoteShape;
}

/** Paid work that was taken on. */
export class WorkShape extends WrittenShape {
  @Id({ description: 'Of the task, and of the output that it will make.' })
  taskId!: string;

  @OneOf(['credits', 'own-key'])
  payer!: string;

  @Text({ max: 20 })
  rule!: string;

  @Nested(() => QuoteShape)
  quote!: QuoteShape;
}

/** One of several cards that run together. */
export class RunningCardShape {
  @Id({ description: 'Of the task, and of the output that it will make.' })
  taskId!: string;

  @Id()
  cardId!: string;
}

/** Cards that run together. */
export class CardsWorkShape extends WrittenShape {
  @ListOf(() => RunningCardShape, { max: 24, description: 'In the order of the request; the parts of the quote are in the same order.' })
  tasks!: readonly RunningCardShape[];

  @OneOf(['credits', 'own-key'])
  payer!: string;

  @Text({ max: 20 })
  rule!: string;

  @Nested(() => QuoteShape)
  quote!: QuoteShape;
}

/** Input tokens of a prompt, reckoned by its bytes. */
export class PreviewTokensShape {
  @Whole({ min: 0, description: 'A forecast.' })
  likely!: number;

  @Whole({ min: 0, description: 'The bound: no tokenizer makes more of it.' })
  most!: number;
}

/** One level of instructions as it goes into a prompt. */
export class InstructionLevelShape {
  @OneOf(['account', 'project'])
  level!: string;

  @Text({ max: 20_000 })
  text!: string;

  @Whole({ min: 1, description: 'Which version of them.' })
  version!: number;
}

/** What the provider would be sent. */
export class PreviewShape {
  @Text({ max: 2_000, nullable: true, description: 'The product’s own words, the same for every text; null for images.' })
  instructions!: string | null;

  @Text({ max: 10_000_000, nullable: true, description: 'The transcript that would go along, as a model reads it; null where none would.' })
  transcript!: string | null;

  @Flag({ description: 'A transcript would go along and is not there yet: a run would be refused with transcript_not_ready.' })
  transcriptMissing!: boolean;

  @Text({
    max: 1_000_000,
    description: 'The last message, word for word: both levels of instructions, then the prompt with its variables filled in.',
  })
  prompt!: string;

  @ListOf(() => InstructionLevelShape, {
    max: 2,
    description:
      'The levels in that message, in the order in which they stand there: where they contradict each other, the later one, which is nearer to the task, is to win.',
  })
  levels!: readonly InstructionLevelShape[];

  @Text({ max: 1_000_000, description: 'The prompt alone with its variables filled in; it stands last.' })
  task!: string;

  @Text({ max: 300, sentence: true })
  precedence!: string;

  @Nested(() => PreviewTokensShape, { description: 'How much goes in, without asking anybody.' })
  inputTokens!: PreviewTokensShape;
}

/** A change that was taken in. */
export class ChangedShape extends WrittenShape {
  @Id()
  projectId!: string;

  @Id({ optional: true })
  cardId?: string;
}

/** One thing that an output is made of. */
export class OutputProductShape {
  @Text({ max: 40 })
  role!: string;

  @Whole({ min: 0 })
  index!: number;

  @Text({ max: 100 })
  mediaType!: string;

  @Whole({ min: 0 })
  bytes!: number;

  @Text({ max: 64, description: 'SHA-256 of a secret salt and the bytes.' })
  commitment!: string;
}

/** A version of what a card, a prompt or an image order made. */
export class OutputShape {
  @Id()
  outputId!: string;

  @Id()
  projectId!: string;

  @Text({ max: 40 })
  operation!: string;

  @Id({ nullable: true })
  cardId!: string | null;

  @Whole({ min: 1 })
  version!: number;

  @Whole({ min: 1, nullable: true })
  cardVersion!: number | null;

  @OneOf(['underway', 'ready', 'stopped', 'failed', 'cancelled'])
  state!: string;

  @Text({ max: 200, nullable: true })
  reason!: string | null;

  @Text({ max: 60, nullable: true, description: 'What kind of trouble it failed from.' })
  cause!: string | null;

  @ListOf(text({ max: 100 }), { max: 10, description: 'What helps when it stopped or failed.' })
  remedies!: readonly string[];

  @Flag({ nullable: true, description: 'At a rate limit on the own key: whether removing the key would help here. It does not in a bound project.' })
  removingTheKeyHelps!: boolean | null;

  @Text({ max: 1000, nullable: true, description: 'What to know about the rate limit, in words.', sentence: true })
  advice!: string | null;

  @OneOf(['credits', 'own-key'])
  payer!: string;

  @Text({ max: 100, nullable: true })
  model!: string | null;

  @Whole({
    min: 1,
    nullable: true,
    description: 'How many images were ordered; `products` has those that the provider delivered, and only they are charged. Null of texts.',
  })
  asked!: number | null;

  @OneOf(['max_output_tokens', 'content_filter', 'ended_early'], {
    nullable: true,
    description:
      'Why the provider ended a text before it was whole; what it said until then is kept, and paid for as the provider says, at most the hold.',
  })
  partial!: string | null;

  @ListOf(() => OutputProductShape, { max: 100 })
  products!: readonly OutputProductShape[];

  @Flag({ description: 'True when the sandbox provider made it.' })
  simulated!: boolean;

  @Moment()
  requestedAt!: string;

  @Moment({ nullable: true })
  readyAt!: string | null;
}

/** One sound track of a file. */
export class SoundTrackShape {
  @Text({ max: 40 })
  codec!: string;

  @Whole({ min: 0 })
  channels!: number;

  @Text({ max: 35, nullable: true, description: 'As the file states it, ISO 639; null where it does not.' })
  language!: string | null;

  @Decimal({ min: 0 })
  seconds!: number;
}

/** An upload as its owner sees it. */
export class UploadShape {
  @Id()
  uploadId!: string;

  @Text({ max: 500, nullable: true })
  fileName!: string | null;

  @OneOf(['ready', 'refused'])
  state!: string;

  @Text({ max: 100, nullable: true })
  problem!: string | null;

  @Whole({ min: 0 })
  bytes!: number;

  @Text({ max: 100, nullable: true })
  mediaType!: string | null;

  @Decimal({ nullable: true })
  seconds!: number | null;

  @Text({ max: 40, nullable: true })
  container!: string | null;

  @Shown({ oneOf: [{ type: 'null' }, { type: 'object' }] })
  video!: object | null;

  @Whole({ min: 0 })
  audioTracks!: number;

  @ListOf(() => SoundTrackShape, {
    max: 100,
    nullable: true,
    description:
      'The sound tracks in their order: `audioTrack` of a project or a transcription counts them from 0. Null for a file from before they were listed.',
  })
  tracks!: readonly SoundTrackShape[] | null;

  @Moment()
  receivedAt!: string;
}

/** A deleted project whose files are still there. */
export class DeletedProjectShape {
  @Id()
  projectId!: string;

  @Text({ max: 200 })
  name!: string;

  @Moment()
  deletedAt!: string;

  @Moment({ description: 'Until then it can be restored; then its files are removed, and its books stay.' })
  filesGoAt!: string;
}
