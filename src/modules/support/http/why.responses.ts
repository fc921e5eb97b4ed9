import { Amount, Flag, Id, ListOf, Moment, Nested, OneOf, Shown, Text, Whole } from '../../../infrastructure/http/shapes.js';
import { text } from '../../../infrastructure/http/value-shapes.js';
import type { CreditAmount } from '../../../shared-kernel/money.js';

const ANYTHING = {};

/** What is explained. */
export class WhyAboutShape {
  @OneOf(['charge', 'hold', 'refusal', 'notice', 'project'])
  kind!: string;

  @Id({ description: 'As it was asked for.' })
  id!: string;
}

/** A product rule. */
export class WhyRuleShape {
  @Text({ max: 20, description: 'Its number in the list of the product’s rules.', example: 'R42' })
  number!: string;

  @Text({ max: 300, description: 'The rule in a sentence.', sentence: true })
  sentence!: string;
}

/** One thing that was looked at, as it was then. */
export class WhyInputShape {
  @Text({ max: 100, example: 'key.status' })
  name!: string;

  @Shown(ANYTHING, {
    description: 'Its value: a text, a number, true or false, null, or an object where it has parts. Never content, never a secret.',
    sentence: true,
  })
  value!: unknown;

  @Text({ max: 300, description: 'Where it comes from: an event by its name, or in words.', sentence: true })
  from!: string;

  @Flag({ description: 'True when it was not recorded with the decision, but is reckoned from the events before it.' })
  reconstructed!: boolean;
}

/** One part of a price, and how much of its unit there was. */
export class WhyPricePartShape {
  @Text({ max: 100, example: 'second' })
  unit!: string;

  @Shown({ type: 'number' }, { description: 'How many were used; while it is open, how many may be.' })
  quantity!: number;

  @Text({ max: 30, pattern: /^\d+$/, description: 'Micro-credits for so many units as `per` says.' })
  microCredits!: string;

  @Whole({ min: 1 })
  per!: number;
}

/** A part of an amount that one grant paid. */
export class WhyGrantShape {
  @Text({ max: 100 })
  grantId!: string;

  @Amount()
  amount!: CreditAmount;
}

/** How the amounts came about: the parts are added as fractions and the sum is rounded up once. */
export class WhyComputationShape {
  @ListOf(() => WhyPricePartShape, { max: 100 })
  parts!: readonly object[];

  @Amount({ nullable: true, description: 'What the usage costs under the tariff; null where nothing was settled.' })
  cost!: CreditAmount | null;

  @Amount({ description: 'Platform credits that were held, extensions with them.' })
  held!: CreditAmount;

  @Amount({ description: 'What the ledger took: the cost, but never more than was held.' })
  charged!: CreditAmount;

  @Amount({ description: 'What of the hold went back.' })
  returned!: CreditAmount;

  @Amount({ description: 'What it cost beyond its hold, which the platform bore.' })
  borneByPlatform!: CreditAmount;

  @Amount({ description: 'What of the charge was paid back later.' })
  paidBack!: CreditAmount;

  @Amount({ description: 'Charged less paid back.' })
  net!: CreditAmount;

  @ListOf(() => WhyGrantShape, { max: 1_000, description: 'Which grants paid, first burnt first; of an open hold, which it is set aside from.' })
  grants!: readonly object[];
}

/** The price of the kind of work, as it was when it was ordered. */
export class WhyTariffShape {
  @Text({ max: 100 })
  operation!: string;

  @OneOf(['credit-paid', 'key-paid'])
  operationClass!: string;

  @Text({ max: 100 })
  priceVersion!: string;

  @Shown({ type: 'array', items: { type: 'object' } }, { description: 'So many micro-credits for so many units, part by part.' })
  parts!: readonly object[];
}

/** An event of the log that the answer rests on. */
export class WhyEventShape {
  @Text({ max: 60, example: 'HoldSettled' })
  event!: string;

  @Text({ max: 64, description: 'Where it lies in the log, for an auditor to find.' })
  position!: string;

  @Moment()
  at!: string;

  @Text({ max: 500, description: 'What it says, in the words of the event catalogue.', sentence: true })
  sentence!: string;
}

/** One decision made once more. */
export class WhyDecidedAgainShape {
  @Text({ max: 300, description: 'The function that made it and was run again, in words.', sentence: true })
  decidedBy!: string;

  @Shown(ANYTHING, { description: 'What is on record.' })
  recorded!: unknown;

  @Shown(ANYTHING, { description: 'What the function says to the recorded inputs now; null where they were not recorded.' })
  answer!: unknown;

  @Flag({ nullable: true, description: 'Null where it could not be asked again.' })
  same!: boolean | null;
}

/** Whether the functions that decided say the same again. */
export class WhyReplayedShape {
  @Flag({
    nullable: true,
    description:
      'True when each decision came out the same; false when one did not: then the record is not what the rules make of it. Null where one could not be asked again.',
  })
  same!: boolean | null;

  @Text({ max: 300, nullable: true, description: 'Said when they are not the same.', sentence: true })
  warning!: string | null;

  @ListOf(() => WhyDecidedAgainShape, { max: 1_000 })
  decisions!: readonly object[];
}

/** Why something is as it is. */
export class WhyShape {
  @Nested(() => WhyAboutShape)
  about!: object;

  @Text({ max: 2_000, description: 'What was decided, in plain words.', sentence: true })
  decision!: string;

  @Nested(() => WhyRuleShape, { nullable: true, description: 'The product rule that decided; null where none has a number.' })
  rule!: object | null;

  @ListOf(() => WhyInputShape, { max: 200, description: 'What was looked at.' })
  inputs!: readonly object[];

  @Text({ max: 100, nullable: true, description: 'The version of the platform’s prices; null where no platform credits were held.' })
  priceVersion!: string | null;

  @Nested(() => WhyTariffShape, { nullable: true })
  tariff!: object | null;

  @Nested(() => WhyComputationShape, { nullable: true, description: 'Null where no platform credits were held.' })
  computation!: object | null;

  @ListOf(() => WhyEventShape, { max: 50_000, description: 'In the order of the log.' })
  events!: readonly object[];

  @ListOf(text({ max: 100 }), { max: 20, description: 'What helps, the best first; the same words as in refusals.' })
  remedies!: readonly string[];

  @Nested(() => WhyReplayedShape, { description: 'The same functions that decided, run again on the recorded inputs.' })
  replayed!: object;
}
