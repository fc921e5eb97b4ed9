import { AnsweredShape, WrittenShape } from '../../../infrastructure/http/answers.js';
import { Flag, ListOf, Moment, Nested, OneOf, Shown, Text, Whole } from '../../../infrastructure/http/shapes.js';
import { text } from '../../../infrastructure/http/value-shapes.js';
import { USAGE_BY, type UsageBy } from '../application/read-own-usage.js';

const DAY = /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/;
const USD = 'Micro-dollars of the OpenAI account as decimal text: 1000000 are one dollar. Our estimate, not the provider’s bill.';
const MicroUsd = (options: { nullable?: boolean; description?: string } = {}) => Text({ max: 20, description: USD, ...options });

/** Which usage is wanted, and summed up by what. */
export class OwnUsageQuery {
  @Text({ max: 10, pattern: DAY, optional: true, description: 'First day in UTC; the first of the last day’s month when it is not said.' })
  readonly from?: string;

  @Text({ max: 10, pattern: DAY, optional: true, description: 'Last day in UTC, included; today when it is not said.' })
  readonly to?: string;

  @OneOf(USAGE_BY, { optional: true, description: 'What each sum is of; `day` when it is not said.' })
  readonly by: UsageBy = 'day';
}

/** One sum of usage. */
export class UsageSumShape {
  @Shown(
    { type: ['string', 'null'] },
    {
      description:
        'The day, model, project id, card id, masked key or kind of work (`key-test` for paid tests of a key); null for work without a card or a project, and for the total.',
    },
  )
  of!: string | null;

  @Whole({ min: 0, description: 'Calls that were billed, or may have been.' })
  calls!: number;

  @Whole({ min: 0, description: 'Those of them that brought nothing, or whose end nobody knows.' })
  fruitlessCalls!: number;

  @Whole({ min: 0, description: 'Cached ones included.' })
  inputTokens!: number;

  @Whole({ min: 0 })
  cachedInputTokens!: number;

  @Whole({ min: 0 })
  outputTokens!: number;

  @Whole({ min: 0 })
  images!: number;

  @MicroUsd()
  microUsd!: string;

  @MicroUsd({ description: 'Part of it for calls whose end nobody knows, counted as if they had cost all that they could.' })
  uncertainMicroUsd!: string;

  @ListOf(text({ max: 40 }), { max: 100, description: 'The dated lists of the provider’s prices that it was reckoned by, each on its day.' })
  priceVersions!: readonly string[];

  @Flag({ description: 'True when a model had no listed price, and the dearest one of its kind stood in.' })
  priceAssumed!: boolean;
}

/** What own keys used in a period. */
export class OwnUsageShape extends AnsweredShape {
  @OneOf(['openai_account'], { description: 'Money of the OpenAI account, not platform credits.' })
  purse!: string;

  @OneOf(['estimate'])
  label!: string;

  @Text({ max: 500, description: 'What these figures are, and what they are not.', sentence: true })
  notice!: string;

  @Text({ max: 200, description: 'Where the provider shows its own figures.' })
  realFigures!: string;

  @Text({ max: 10 })
  from!: string;

  @Text({ max: 10 })
  to!: string;

  @OneOf(USAGE_BY)
  by!: string;

  @ListOf(() => UsageSumShape, { max: 10_000 })
  items!: readonly UsageSumShape[];

  @Nested(() => UsageSumShape)
  total!: UsageSumShape;
}

/** The monthly limit to set. */
export class OwnLimitRequest {
  @Text({
    max: 15,
    pattern: /^[1-9]\d{0,14}$/,
    nullable: true,
    description:
      'Micro-dollars that the own key may spend in a calendar month (UTC), as decimal text; null lifts the limit. 5000000 are five dollars.',
    example: '5000000',
  })
  limitMicroUsd!: string | null;
}

/** The monthly limit and how much of it is left. */
export class OwnLimitShape {
  @OneOf(['openai_account'], { description: 'Money of the OpenAI account, not platform credits.' })
  purse!: string;

  @OneOf(['estimate'])
  label!: string;

  @Text({ max: 500, description: 'What the limit does, and what it cannot do.', sentence: true })
  notice!: string;

  @Text({ max: 7, description: 'The calendar month in UTC.', example: '2026-11' })
  month!: string;

  @MicroUsd({ nullable: true, description: 'Null when there is no limit.' })
  limitMicroUsd!: string | null;

  @MicroUsd()
  spentMicroUsd!: string;

  @MicroUsd({ description: 'Set aside for work that has not ended: the most that it may cost.' })
  reservedMicroUsd!: string;

  @MicroUsd({ nullable: true, description: 'What may still be set aside this month; null when there is no limit.' })
  leftMicroUsd!: string | null;

  @Moment({ description: 'When the next month begins and the limit counts anew.' })
  resetsAt!: string;
}

/** The limit as it is read. */
export class OwnLimitReadShape extends OwnLimitShape {
  @Shown({ type: 'string', format: 'date-time' }, { description: 'Service time of the last event that the answer has seen.' })
  readonly asOf!: string;
  @Shown({ type: 'string' }, { description: 'Send it back as Keyreel-Position to read nothing older.' })
  readonly position!: string;
}

/** The limit as it was set. */
export class OwnLimitWrittenShape extends WrittenShape {
  @Nested(() => OwnLimitShape)
  limit!: OwnLimitShape;
}
