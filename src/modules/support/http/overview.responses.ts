import { Amount, Flag, Id, ListOf, Moment, Nested, OneOf, Shown, Text, Whole } from '../../../infrastructure/http/shapes.js';
import { oneOf, text } from '../../../infrastructure/http/value-shapes.js';
import { StateKeyShape, StateKeyStepShape, StandingShape } from './overview-key.responses.js';
import { StateRunsShape, StateWebhookShape } from './overview-work.responses.js';

const DOLLARS = 'Micro-dollars at OpenAI as decimal text: our estimate, not platform credits.';

/** What is set aside for a task that has not ended. */
class StateHoldShape {
  @Id()
  readonly taskId!: string;
  @Id()
  readonly projectId!: string;
  @Text({ max: 40 })
  readonly operation!: string;
  @Amount()
  readonly amount!: object;
  @Text({ max: 40 })
  readonly priceVersion!: string;
  @Moment()
  readonly openedAt!: string;
}

/** Platform credits: granted + adjusted = (spent − returned) + held + pending + expired + available. */
class StateCreditsShape {
  @OneOf(['platform_credits'])
  readonly purse!: string;
  @Amount()
  readonly granted!: object;
  @Amount({ signed: true })
  readonly adjusted!: object;
  @Amount()
  readonly spent!: object;
  @Amount()
  readonly returned!: object;
  @Amount()
  readonly held!: object;
  @Amount()
  readonly pending!: object;
  @Amount()
  readonly expired!: object;
  @Amount()
  readonly available!: object;
  @Amount()
  readonly borneByPlatform!: object;
  @Amount()
  readonly shortfall!: object;
  @ListOf(() => StateHoldShape, { max: 100, description: 'Open ones, the oldest first.' })
  readonly holds!: readonly object[];
  @Amount({ nullable: true, description: 'What its owner lets it spend in a month; null for no limit.' })
  readonly monthlyLimit!: object | null;
  @Shown({ type: 'array', items: { type: 'object' } }, { description: 'Balances at which its owner wanted to be told, and was.' })
  readonly thresholdsReached!: readonly object[];
}

/** The books of the own key in its current month; another purse than platform credits. */
class StateOwnSpendingShape {
  @OneOf(['openai_account'])
  readonly purse!: string;
  @Text({ max: 10 })
  readonly month!: string;
  @Text({ max: 20, description: DOLLARS })
  readonly spent!: string;
  @Text({ max: 20, description: DOLLARS })
  readonly reserved!: string;
  @Text({ max: 20, nullable: true, description: DOLLARS })
  readonly limit!: string | null;
}

/** A notice that is open, as its owner is shown it. */
class StateNoticeShape {
  @Id()
  readonly noticeId!: string;
  @Text({ max: 60 })
  readonly kind!: string;
  @Text({ max: 60 })
  readonly cause!: string;
  @OneOf(['information', 'warning', 'problem'])
  readonly severity!: string;
  @OneOf(['platform_credits', 'openai_account'], { nullable: true })
  readonly purse!: string | null;
  @Text({ max: 1000, sentence: true })
  readonly sentence!: string;
  @Text({ max: 200, nullable: true })
  readonly reason!: string | null;
  @ListOf(text({ max: 100 }), { max: 20 })
  readonly remedies!: readonly string[];
  @Id({ nullable: true })
  readonly projectId!: string | null;
  @Flag()
  readonly blocks!: boolean;
  @Moment()
  readonly raisedAt!: string;
  @Text({ max: 200 })
  readonly requestId!: string;
  @Moment({ nullable: true })
  readonly readAt!: string | null;
}

/** What a product rule refused. */
class StateRefusalShape {
  @Id()
  readonly refusalId!: string;
  @Moment()
  readonly at!: string;
  @Text({ max: 200 })
  readonly requestId!: string;
  @Text({ max: 60, example: 'key_unusable' })
  readonly code!: string;
  @Text({ max: 10, example: 'R42' })
  readonly rule!: string;
  @Text({ max: 200, nullable: true })
  readonly reason!: string | null;
  @Text({ max: 200 })
  readonly route!: string;
  @Shown({ type: 'object' }, { description: 'What the rule saw, as far as it is no content.' })
  readonly inputs!: object;
  @Whole({ min: 0, description: 'How often the same was refused again within the minute.' })
  readonly again!: number;
}

/** A consent that stands. */
class StateConsentShape {
  @Id()
  readonly consentId!: string;
  @Id({ nullable: true, description: 'The one project that it is about; null for everything that can be looked at.' })
  readonly projectId!: string | null;
  @Moment()
  readonly givenAt!: string;
  @Moment()
  readonly until!: string;
}

/** Room that files take. */
class StateStorageShape {
  @Whole({ min: 0 })
  readonly sourceBytes!: number;
  @Whole({ min: 0 })
  readonly madeBytes!: number;
}

/** How an account stands. */
export class OverviewShape {
  @Id()
  readonly accountId!: string;
  @OneOf(['open', 'erased', 'never-opened'])
  readonly state!: string;
  @Moment({ nullable: true })
  readonly openedAt!: string | null;
  @OneOf(['none', 'awaited', 'confirmed'], { description: 'Whether the e-mail address was confirmed; `none`: nobody asks for it.' })
  readonly confirmation!: string;
  @ListOf(oneOf(['user', 'support', 'auditor', 'admin']), { max: 4 })
  readonly roles!: readonly string[];
  @Flag({ description: 'A second factor is asked for at each sign-in.' })
  readonly secondFactor!: boolean;
  @Shown({ type: ['object', 'null'] }, { description: 'Of an erased account, as GET /v1/erasures/{accountId} gives it.' })
  readonly tombstone!: object | null;
  @Nested(() => StandingShape, { nullable: true, description: 'Null for an account that is not open.' })
  readonly standing!: object | null;
  @Nested(() => StateKeyShape, { nullable: true, description: 'Null where none is stored.' })
  readonly key!: object | null;
  @ListOf(() => StateKeyStepShape, { max: 20, description: 'What became of its keys, newest first.' })
  readonly keyHistory!: readonly object[];
  @Nested(() => StateCreditsShape)
  readonly credits!: object;
  @Nested(() => StateOwnSpendingShape, { nullable: true })
  readonly ownKeySpending!: object | null;
  @Nested(() => StateRunsShape)
  readonly runs!: object;
  @ListOf(() => StateNoticeShape, { max: 100, description: 'Open ones.' })
  readonly notices!: readonly object[];
  @ListOf(() => StateRefusalShape, { max: 20, description: 'Newest first.' })
  readonly refusals!: readonly object[];
  @ListOf(() => StateWebhookShape, { max: 100 })
  readonly webhooks!: readonly object[];
  @ListOf(() => StateConsentShape, { max: 10, description: 'Consents under which support may look at content now.' })
  readonly consents!: readonly object[];
  @Whole({ min: 0, nullable: true, description: 'How many sessions are open; null as of the past, which keeps none.' })
  readonly sessions!: number | null;
  @Nested(() => StateStorageShape)
  readonly storage!: object;
}
