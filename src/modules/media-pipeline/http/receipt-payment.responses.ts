import { Amount, Flag, Id, ListOf, Moment, Nested, OneOf, Text } from '../../../infrastructure/http/shapes.js';
import { text } from '../../../infrastructure/http/value-shapes.js';
import type { CreditAmount } from '../../../shared-kernel/money.js';

const MICRO_USD = /^(0|[1-9]\d{0,17})$/;

/** The user's own key that paid, told so that its owner knows it and nobody else can use it. */
export class ReceiptKeyShape {
  @Text({
    max: 20,
    description:
      'The first eight digits of the key’s fingerprint: a hash keyed with a secret of this installation, so that nothing of the key can be computed from it. Receipts of the same key show the same digits.',
    example: '3fa91c07…',
  })
  fingerprint!: string;

  @Text({ max: 4, nullable: true, description: 'The last four characters of the key; null in receipts of orders that did not note them.' })
  lastFour!: string | null;
}

/** What was set aside before the work began. */
export class ReceiptHoldShape {
  @Amount({ description: 'Platform credits that were held: the most that the work could cost.' })
  amount!: CreditAmount;

  @OneOf(['open', 'settled', 'released'], { description: '`settled`: charged from it, the rest went back. `released`: all of it went back.' })
  status!: string;

  @Text({ max: 100, description: 'The version of the platform’s price catalogue that it was held and charged under.' })
  priceVersion!: string;
}

/** A charge, or a part of it, that was paid back. */
export class ReceiptReturnShape {
  @Id()
  returnId!: string;

  @Amount({ description: 'Platform credits that were paid back.' })
  amount!: CreditAmount;

  @Text({ max: 60, description: 'Why, as a stable word; `unusable-result` when the service itself found that its result was of no use.' })
  reason!: string;

  @Text({ max: 64, description: 'Where the entry lies in the log.' })
  position!: string;

  @Moment()
  at!: string;
}

/** What the calls with an own key cost at the provider, as we reckon it. */
export class ReceiptAtProviderShape {
  @OneOf(['USD'])
  currency!: string;

  @Text({ max: 18, pattern: MICRO_USD, description: 'Of all calls together, in whole micro-dollars; a dollar is 1,000,000 of them.' })
  estimateMicroUsd!: string;

  @Flag({ description: 'False when nobody knows how one of the calls ended: what it may have cost at most is in the estimate then.' })
  certain!: boolean;

  @OneOf(['listed', 'dearest-known'], {
    description: 'Whether the list had a price for the model; where it had none, the dearest model of its kind stood in.',
  })
  basis!: string;

  @ListOf(text({ max: 100 }), { max: 100, description: 'The lists of the provider’s prices that were in force at the calls.' })
  priceVersions!: readonly string[];

  @Text({ max: 100, description: 'Says that this is our estimate and not the provider’s bill, which only the account at the provider shows.' })
  label!: string;
}

/** The quote that the work was ordered under. */
export class ReceiptQuoteShape {
  @Text({ max: 8_000, description: 'The `quoteId` that the order cited.' })
  quoteId!: string;

  @Moment({ description: 'Until when it could be cited.' })
  expiresAt!: string;

  @Amount({ description: 'Platform credits that it promised for this part at most; nothing when an own key pays.' })
  ceiling!: CreditAmount;

  @Text({
    max: 18,
    pattern: MICRO_USD,
    nullable: true,
    description: 'Micro-dollars at the provider that it named for this part at most, by our estimate; null when platform credits pay.',
  })
  ceilingAtProviderMicroUsd!: string | null;

  @Text({ max: 100, description: 'Of the prices that it was reckoned by.' })
  priceVersion!: string;
}

/** What was paid, and out of which of the two things called credits. */
export class ReceiptPaymentShape {
  @OneOf(['credits', 'own-key'])
  payer!: string;

  @OneOf(['platform_credits', 'openai_account'], { description: 'The purse: the platform’s credits, or the user’s own account at OpenAI.' })
  purse!: string;

  @Text({ max: 20, description: 'The product rule that chose the purse.' })
  rule!: string;

  @Text({ max: 300, nullable: true, description: 'The rule in its own words; null for a rule that is no longer in force.', sentence: true })
  ruleSays!: string | null;

  @Text({
    max: 300,
    nullable: true,
    description: 'How the rule applied, as it was told when the work was ordered; null in receipts of orders that did not note it.',
    sentence: true,
  })
  because!: string | null;

  @Nested(() => ReceiptKeyShape, { nullable: true, description: 'Null when platform credits pay.' })
  key!: ReceiptKeyShape | null;

  @Nested(() => ReceiptHoldShape, { nullable: true, description: 'Null when an own key pays: no platform credits are held then.' })
  hold!: ReceiptHoldShape | null;

  @Amount({
    nullable: true,
    description: 'Platform credits that the ledger took: exactly these. Zero when an own key pays; null until the hold is settled or released.',
  })
  charged!: CreditAmount | null;

  @Flag({
    description:
      'True when the work was given up while the provider was at it: what that used is our estimate, from what had been shown and what had gone in, and never above what was held.',
  })
  estimated!: boolean;

  @Amount({ description: 'Platform credits of the charge that were paid back since, all returns together.' })
  returned!: CreditAmount;

  @Amount({
    nullable: true,
    description: 'Platform credits that it cost in the end: charged less returned. Null until something was charged or released.',
  })
  net!: CreditAmount | null;

  @ListOf(() => ReceiptReturnShape, { max: 1_000, description: 'Each return with its reason and its place in the log.' })
  returns!: readonly ReceiptReturnShape[];

  @Nested(() => ReceiptAtProviderShape, {
    nullable: true,
    description: 'Money at the provider when an own key pays, our estimate; null when platform credits do, and before a call was counted.',
  })
  atProvider!: ReceiptAtProviderShape | null;

  @Nested(() => ReceiptQuoteShape, { nullable: true, description: 'Null when the order cited no quote.' })
  quote!: ReceiptQuoteShape | null;

  @Amount({ description: 'What the work cost above its hold, which the platform bore. Not a part of what was charged.' })
  borneByPlatform!: CreditAmount;
}
