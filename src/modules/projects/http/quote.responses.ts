import { Amount, Flag, ListOf, Moment, Nested, OneOf, Shown, Text, Whole } from '../../../infrastructure/http/shapes.js';
import { text } from '../../../infrastructure/http/value-shapes.js';
import type { CreditAmount } from '../../../shared-kernel/money.js';

const MICRO_USD = /^(0|[1-9]\d{0,17})$/;

/** Money that an own key will probably cost its owner at the provider, as we reckon it. */
export class MoneyAtProviderShape {
  @OneOf(['USD'])
  currency!: string;

  @Text({ max: 18, pattern: MICRO_USD, description: 'What is likely, in whole micro-dollars; a dollar is 1,000,000 of them.' })
  estimateMicroUsd!: string;

  @Text({ max: 18, pattern: MICRO_USD, description: 'At most, as far as the prices of the list go.' })
  ceilingMicroUsd!: string;

  @OneOf(['listed', 'dearest-known'], {
    description: 'Whether the list has a price for the model; where it has none, the dearest model of its kind stands in.',
  })
  basis!: string;

  @Text({ max: 100, description: 'Version of the list of the provider’s prices that this was reckoned by.' })
  priceVersion!: string;

  @Text({ max: 100, description: 'Says that this is our estimate and not the provider’s bill, which only the account at the provider shows.' })
  label!: string;
}

/** One part of a quote. */
export class QuotedPartShape {
  @Text({ max: 100, description: 'The kind of work: download, transcription, thumbnails, text, card, image.' })
  operation!: string;

  @OneOf(['credits', 'own-key'], { description: 'Platform credits, or the account’s own key at the provider.' })
  payer!: string;

  @Text({ max: 20, description: 'The product rule that chose the purse.' })
  rule!: string;

  @Text({ max: 300, description: 'That rule in a sentence.', sentence: true })
  ruleSays!: string;

  @Text({ max: 300, description: 'What made the rule apply here.', sentence: true })
  because!: string;

  @Text({ max: 100, nullable: true, description: 'The model that would be called; null where none is.' })
  model!: string | null;

  @Whole({ min: 0, nullable: true, description: 'Of a transcription: the sound track that would be heard, from 0; null for all other work.' })
  audioTrack!: number | null;

  @Amount({ nullable: true, description: 'A forecast in platform credits; null when an own key pays.' })
  estimate!: CreditAmount | null;

  @Amount({ description: 'Exactly the platform credits that are held; nothing when an own key pays.' })
  ceiling!: CreditAmount;

  @Nested(() => MoneyAtProviderShape, { nullable: true, description: 'Money at the provider when an own key pays; null when platform credits do.' })
  atProvider!: MoneyAtProviderShape | null;

  @Text({
    max: 100,
    description: 'Of the prices that the part is reckoned by: the platform’s catalogue, or the list of the provider’s prices when an own key pays.',
  })
  priceVersion!: string;
}

/** Who would pay, why, and at most how much. */
export class QuoteShape {
  @ListOf(() => QuotedPartShape, { max: 24, description: 'One for each task, in the order in which they run.' })
  parts!: readonly QuotedPartShape[];

  @Amount({ description: 'Platform credits that all parts together cost at most; exactly this is held.' })
  ceiling!: CreditAmount;

  @Amount({ description: 'Platform credits that are free now.' })
  available!: CreditAmount;

  @Amount({ signed: true, description: 'Platform credits that would be free while the ceiling is held; less than nothing when it does not fit.' })
  availableAfter!: CreditAmount;

  @Flag({ description: 'Whether the platform credits suffice now. A quote sets none aside.' })
  affordable!: boolean;

  @OneOf(['platform_credits', 'openai_account'], { description: 'Which of the two things called credits pays.' })
  purse!: string;
}

/** What a run would be refused with now. */
export class ForeseenRefusalShape {
  @Text({
    max: 100,
    description:
      'The code that the run’s refusal would have: platform_credits_insufficient, credit_limit_reached (the owner’s own monthly limit for platform credits) or own_key_limit_reached (the owner’s own monthly limit for their OpenAI key).',
  })
  code!: string;

  @Text({ max: 300, description: 'The same in a sentence.', sentence: true })
  title!: string;

  @OneOf(['platform_credits', 'openai_account'], { nullable: true, description: 'Which of the two things called credits it is about.' })
  purse!: string | null;

  @Text({ max: 20, nullable: true, description: 'The product rule that would refuse.' })
  rule!: string | null;

  @ListOf(text({ max: 100 }), { max: 10, description: 'What would help, what helps first in front.' })
  remedies!: readonly string[];

  @Shown(
    { type: 'object', additionalProperties: true },
    { description: 'The figures that the refusal would tell: what is needed, and what is available or left of the limit.' },
  )
  details!: Readonly<Record<string, unknown>>;
}

/** A quote that an order can cite. */
export class CitableQuoteShape extends QuoteShape {
  @Text({
    max: 24_000,
    description:
      'Cite it in the order’s field of this name. The order is then carried out under this quote, or refused with quote_outdated. Opaque; of use to this account alone.',
  })
  quoteId!: string;

  @Moment({ description: 'Until when it can be cited.' })
  expiresAt!: string;

  @Nested(() => ForeseenRefusalShape, {
    nullable: true,
    description:
      'What a run would be refused with if it came now: the balance, the owner’s own spending limit or their own limit for the key. Null when it would be admitted. A quote still holds nothing, so this may have changed by the time of the run.',
  })
  refusedNow!: ForeseenRefusalShape | null;
}

/** The key that a project is bound to. */
export class BindingShape {
  @Text({ max: 4, description: 'The last four characters of the key.' })
  lastFour!: string;
}

/** Which key a new project would be bound to. */
export class QuotedBindingShape {
  @Nested(() => BindingShape, {
    nullable: true,
    description: 'The key that would pay for generation in it for good; null when it would be bound to none.',
  })
  boundTo!: BindingShape | null;

  @Text({ max: 20, description: 'The product rule that says so.' })
  rule!: string;

  @Text({ max: 300, description: 'That rule in a sentence.', sentence: true })
  ruleSays!: string;

  @Text({ max: 300, description: 'What made the rule apply here.', sentence: true })
  because!: string;
}

/** A quote for a whole project. */
export class CreationQuoteShape extends CitableQuoteShape {
  @Nested(() => QuotedBindingShape, { description: 'Which key the project would be bound to: who pays for generation in it later.' })
  binding!: QuotedBindingShape;
}
