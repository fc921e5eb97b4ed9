import { AnsweredShape } from '../../../infrastructure/http/answers.js';
import { Flag, ListOf, Moment, Nested, OneOf, Text, Whole } from '../../../infrastructure/http/shapes.js';
import { DRIFT_REASONS } from '../domain/drift-reasons.js';

const DAY = /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/;
const KEY_IDS = /^[A-Za-z0-9_-]{1,64}(,[A-Za-z0-9_-]{1,64}){0,19}$/;
const SIGNED_USD = 'Micro-dollars of the OpenAI account as decimal text, below zero where the other side is greater.';
const USD = 'Micro-dollars of the OpenAI account as decimal text: 1000000 are one dollar.';

/** The admin key to be stored. */
export class UsageKeyRequest {
  @Text({
    min: 8,
    max: 500,
    secret: true,
    description: 'An admin key of your OpenAI organisation that may read usage (sk-admin-…). A project key is refused here. It is never shown again.',
    example: 'sk-admin-…',
  })
  secret!: string;
}

/** The stored admin key: never more of it than its prefix and last four characters. */
export class UsageKeyShape {
  @Text({ max: 20 })
  prefix!: string;

  @Text({ max: 4 })
  lastFour!: string;

  @OneOf(['works', 'unverified', 'refused', 'unreadable'], {
    description: 'The state of this key alone: it blocks nothing, and says nothing of the key that pays.',
  })
  status!: string;

  @Text({ max: 200, nullable: true, description: 'Why OpenAI refused it, a stable sub-reason.' })
  reason!: string | null;

  @Text({ max: 200, nullable: true, description: 'The permission that it lacks, where OpenAI named one.' })
  missingPermission!: string | null;

  @Moment()
  addedAt!: string;

  @Moment({ description: 'When its state changed last.' })
  changedAt!: string;
}

/** The admin key and what to know about it. */
export class UsageKeySettingsShape {
  @OneOf(['openai_account'], { description: 'It is about the OpenAI account, not platform credits.' })
  purse!: string;

  @Nested(() => UsageKeyShape, { nullable: true, description: 'The stored admin key; null, as from the start, when there is none.' })
  usageKey!: UsageKeyShape | null;

  @Text({ max: 500, description: 'Whom it is for.', sentence: true })
  advice!: string;

  @Text({ max: 500, description: 'What it is used for, and what it is never used for.', sentence: true })
  use!: string;

  @Text({ max: 500, description: 'What handing it over risks.', sentence: true })
  caution!: string;
}

/** Which days are compared, and of which of the organisation's keys. */
export class UsageDriftQuery {
  @Text({ max: 10, pattern: DAY, optional: true, description: 'First day in UTC; the first of the last day’s month when it is not said.' })
  readonly from?: string;

  @Text({ max: 10, pattern: DAY, optional: true, description: 'Last day in UTC, included; today when it is not said. At most 92 days.' })
  readonly to?: string;

  @Text({
    max: 1300,
    pattern: KEY_IDS,
    optional: true,
    description:
      'OpenAI’s ids of the keys that you stored here in that time, with commas between them; the answer lists those that it reports on. Without any, the figures of the whole organisation are compared.',
    example: 'key_abc123',
  })
  readonly apiKeys?: string;
}

/** What one side counted. */
export class FiguresShape {
  @Whole({ min: 0 })
  requests!: number;

  @Whole({ min: 0, description: 'Of texts, cached ones included.' })
  inputTokens!: number;

  @Whole({ min: 0 })
  cachedInputTokens!: number;

  @Whole({ min: 0, description: 'Of texts.' })
  outputTokens!: number;

  @Whole({ min: 0 })
  images!: number;

  @Text({ max: 20, nullable: true, description: `${USD} Null where it is not known.` })
  microUsd!: string | null;
}

/** What we counted; the money is our estimate. */
export class OurFiguresShape extends FiguresShape {
  @Text({ max: 20, description: 'Part of the money for calls whose end nobody knows, counted as if they had cost all that they could.' })
  uncertainMicroUsd!: string;
}

/** Differences in percent of OpenAI's figure. */
export class DriftPercentShape {
  @Text({ max: 20, nullable: true, description: 'With one decimal; null where OpenAI’s figure is 0 or not known.', example: '-2.5' })
  requests!: string | null;

  @Text({ max: 20, nullable: true })
  tokens!: string | null;

  @Text({ max: 20, nullable: true })
  microUsd!: string | null;
}

/** OpenAI's figures less ours: above zero where OpenAI counts more. */
export class DifferenceShape {
  @Whole()
  requests!: number;

  @Whole()
  inputTokens!: number;

  @Whole()
  outputTokens!: number;

  @Whole()
  images!: number;

  @Text({ max: 20, nullable: true, description: SIGNED_USD })
  microUsd!: string | null;

  @Nested(() => DriftPercentShape)
  percent!: DriftPercentShape;
}

/** Something that is known to make the two sides differ. */
export class DriftReasonShape {
  @OneOf(DRIFT_REASONS, { description: 'Stable.' })
  code!: string;

  @Text({ max: 500, sentence: true })
  text!: string;

  @Whole({ min: 0, nullable: true, description: 'How many requests it concerns at least, where that is known.' })
  requests!: number | null;

  @Text({ max: 20, nullable: true, description: SIGNED_USD })
  microUsd!: string | null;
}

/** One day on both sides. */
export class DayDriftShape {
  @Text({ max: 10, description: 'Day in UTC.' })
  day!: string;

  @OneOf(['reported', 'provisional', 'pending', 'unavailable'], {
    description:
      '`pending`: OpenAI has not reported on it yet, which is not 0. `provisional`: its figures may still grow. `unavailable`: the reports could not be read.',
  })
  state!: string;

  @Nested(() => OurFiguresShape, { description: 'What we counted here. The money is our estimate.' })
  ours!: OurFiguresShape;

  @Nested(() => FiguresShape, { nullable: true, description: 'What OpenAI’s reports say; null while they say nothing.' })
  provider!: FiguresShape | null;

  @Nested(() => DifferenceShape, { nullable: true })
  difference!: DifferenceShape | null;

  @ListOf(() => DriftReasonShape, { max: 20, description: 'What is known about why they differ.' })
  reasons!: readonly DriftReasonShape[];
}

/** What OpenAI reports of one key of the organisation. */
export class KeyFiguresShape extends FiguresShape {
  @Text({ max: 128, nullable: true, description: 'OpenAI’s id of the key, not the key; null for use that it ties to no key.' })
  apiKeyId!: string | null;
}

/** Both sides of all days that OpenAI has reported on. */
export class DriftTotalShape {
  @Whole({ min: 0, description: 'Days that could be compared.' })
  days!: number;

  @Nested(() => FiguresShape)
  ours!: FiguresShape;

  @Nested(() => FiguresShape)
  provider!: FiguresShape;

  @Nested(() => DifferenceShape)
  difference!: DifferenceShape;
}

/** Our metering and OpenAI's own figures, day by day. */
export class UsageDriftShape extends AnsweredShape {
  @OneOf(['openai_account'], { description: 'Money of the OpenAI account, not platform credits.' })
  purse!: string;

  @OneOf(['estimate'], { description: 'What our own figures are.' })
  label!: string;

  @Text({ max: 500, description: 'Whose figures these are, and what they are not.', sentence: true })
  notice!: string;

  @Text({ max: 200, description: 'Where OpenAI shows its own figures.' })
  realFigures!: string;

  @Text({ max: 10 })
  from!: string;

  @Text({ max: 10 })
  to!: string;

  @OneOf(['organisation', 'named_keys'], { description: 'What OpenAI’s figures cover.' })
  scope!: string;

  @Moment({ description: 'When OpenAI was asked; an answer is remembered for a minute.' })
  askedAt!: string;

  @Text({ max: 200, nullable: true, description: 'Why the reports could not be read; null when they were.' })
  trouble!: string | null;

  @Whole({ min: 0, nullable: true, description: 'Seconds after which asking again makes sense.' })
  retryAfterSeconds!: number | null;

  @Flag({ description: 'OpenAI’s side is simulated here.' })
  simulated!: boolean;

  @ListOf(() => DayDriftShape, { max: 92 })
  items!: readonly DayDriftShape[];

  @ListOf(() => KeyFiguresShape, { max: 10_000, description: 'Everything that OpenAI reports in that time, by its id of the key.' })
  keys!: readonly KeyFiguresShape[];

  @Nested(() => DriftTotalShape)
  total!: DriftTotalShape;
}
