import { AnsweredShape, WrittenShape } from '../../../infrastructure/http/answers.js';
import { Amount, ListOf, OneOf, Text } from '../../../infrastructure/http/shapes.js';
import { amount } from '../../../infrastructure/http/value-shapes.js';

const PURSE = { description: 'Platform credits, not the funds of an OpenAI account.' };

/** The limit that an owner sets. */
export class SpendingLimitRequest {
  @Amount({
    nullable: true,
    description: 'Platform credits for a calendar month in UTC; null lifts the limit. Work that was admitted before goes on to its end.',
  })
  readonly limit!: { readonly microCredits: `${bigint}` } | null;
}

/** The balances at which an owner wants to be told. */
export class ThresholdsRequest {
  @ListOf(amount(), { max: 10, description: 'They replace the ones before; an empty list gives them up.' })
  readonly thresholds!: readonly { readonly microCredits: `${bigint}` }[];
}

/** A limit or thresholds were saved. */
export class LimitsSavedShape extends WrittenShape {
  @OneOf(['platform_credits'], PURSE)
  readonly purse!: string;
}

/** How much of their monthly limit an owner has used. */
export class SpendingLimitShape extends AnsweredShape {
  @OneOf(['platform_credits'], PURSE)
  readonly purse!: string;
  @Amount({ nullable: true, description: 'For a calendar month in UTC; null for none.' })
  readonly limit!: object | null;
  @Text({ max: 7, description: 'The month that is meant, in UTC.', example: '2026-11' })
  readonly month!: string;
  @Amount({ description: 'Charged in this month, less what of it was paid back.' })
  readonly spent!: object;
  @Amount({ description: 'Set aside for tasks that have not ended; counts against the limit until they have.' })
  readonly held!: object;
  @Amount({ nullable: true, description: 'What may still be admitted this month: limit − spent − held, at least 0; null without a limit.' })
  readonly left!: object | null;
}

/** The balances at which an owner is told. */
export class ThresholdsShape extends AnsweredShape {
  @OneOf(['platform_credits'], PURSE)
  readonly purse!: string;
  @ListOf(amount(), {
    max: 10,
    description:
      'Highest first. A notice comes when what is not spent (available + held) falls to a threshold, once until it has risen above it again.',
  })
  readonly thresholds!: readonly object[];
  @ListOf(amount(), { max: 10, description: 'Those that were crossed downwards and not upwards since.' })
  readonly reached!: readonly object[];
}
