import { AnsweredShape, ListQuery } from '../../../infrastructure/http/answers.js';
import { Amount, Flag, Id, ListOf, Moment, Nested, OneOf, Shown, Text, Whole } from '../../../infrastructure/http/shapes.js';
import { text } from '../../../infrastructure/http/value-shapes.js';

const PURSE = { description: 'Platform credits, not the funds of an OpenAI account.' };

class StartingGrant {
  @Id()
  readonly grantId!: string;
  @Moment()
  readonly startsAt!: string;
}

class ExpiringGrant {
  @Id()
  readonly grantId!: string;
  @Moment()
  readonly expiresAt!: string;
}

/** An account's platform credits. */
export class BalanceShape extends AnsweredShape {
  @OneOf(['platform_credits'], PURSE)
  readonly purse!: string;
  @Id()
  readonly accountId!: string;
  @Amount()
  readonly granted!: object;
  @Amount({ signed: true, description: 'Corrections by the operator, and payments that were taken back.' })
  readonly adjusted!: object;
  @Amount({ description: 'What finished tasks were charged.' })
  readonly spent!: object;
  @Amount({ description: 'Charges that were paid back.' })
  readonly returned!: object;
  @Amount({ description: 'Set aside for tasks that have not ended.' })
  readonly held!: object;
  @Amount({ description: 'Granted for a later moment, and not available before.' })
  readonly pending!: object;
  @Amount()
  readonly expired!: object;
  @Amount({ description: 'granted + adjusted = (spent − returned) + held + pending + expired + available.' })
  readonly available!: object;
  @Amount({ description: 'Costs above a hold, which nobody was charged.' })
  readonly borneByPlatform!: object;
  @Amount({ description: 'Reversed payments whose credits were used already; nothing is taken for them.' })
  readonly shortfall!: object;
  @ListOf(() => StartingGrant, { max: 10_000, description: 'Soonest first.' })
  readonly grantsThatStart!: readonly object[];
  @ListOf(() => ExpiringGrant, { max: 10_000, description: 'Soonest first.' })
  readonly grantsThatExpire!: readonly object[];
}

/** Which moment's balance is wanted. */
export class BalanceQuery {
  @Moment({ optional: true, nullable: true, description: 'The balance as it was at this moment; left out, as it is.' })
  readonly at: string | null = null;
}

class PeriodQuery extends ListQuery {
  @Moment({ optional: true, nullable: true, description: 'The beginning of the period, inclusive; left out, that of the account.' })
  readonly from: string | null = null;
  @Moment({ optional: true, nullable: true, description: 'The end of the period, exclusive; left out, there is none.' })
  readonly to: string | null = null;
}

/** Which part of a statement is wanted, and how. */
export class StatementQuery extends PeriodQuery {
  @OneOf(['json', 'csv'], {
    optional: true,
    description: 'csv gives the whole period as one file (RFC 4180), without pages; so does `Accept: text/csv`.',
  })
  readonly format: string = 'json';
}

/** What usage is wanted for. */
export class UsageQuery {
  @Moment({ optional: true, nullable: true, description: 'Inclusive; left out, the beginning of this calendar month in UTC.' })
  readonly from: string | null = null;
  @Moment({ optional: true, nullable: true, description: 'Exclusive; left out, now. At most 366 days after `from`.' })
  readonly to: string | null = null;
  @OneOf(['day', 'operation', 'project'], { optional: true, description: 'By day in UTC when it is not said.' })
  readonly by: string = 'day';
}

class UsageSums {
  @Amount({ description: 'What finished tasks were charged.' })
  readonly charged!: object;
  @Amount({ description: 'What of charges was paid back in the period.' })
  readonly returned!: object;
  @Whole({ min: 0, description: 'How many tasks were charged.' })
  readonly tasks!: number;
}

class UsageGroupShape extends UsageSums {
  @Text({ min: 0, max: 100, description: 'The day, the kind of work or the id of the project.' })
  readonly group!: string;
}

/** What platform credits were used for. */
export class UsageShape extends AnsweredShape {
  @OneOf(['platform_credits'], PURSE)
  readonly purse!: string;
  @Moment()
  readonly from!: string;
  @Moment()
  readonly to!: string;
  @OneOf(['day', 'operation', 'project'])
  readonly by!: string;
  @ListOf(() => UsageGroupShape, { max: 100_000 })
  readonly items!: readonly object[];
  @Nested(() => UsageSums)
  readonly total!: object;
}

class PeriodShape {
  @Moment({ nullable: true })
  readonly from!: string | null;
  @Moment({ nullable: true })
  readonly to!: string | null;
  @Amount({ description: 'Available when the period began.' })
  readonly opening!: object;
  @Amount({ description: 'Available when the period ended.' })
  readonly closing!: object;
}

class StatementEntryShape {
  @Id({ description: 'The event that moved the credits.' })
  readonly entryId!: string;
  @Text({ max: 64, description: 'Where that event lies in the log.' })
  readonly position!: string;
  @Moment()
  readonly at!: string;
  @OneOf([
    'granted',
    'started',
    'held',
    'extended',
    'charged',
    'returned',
    'released',
    'expired',
    'adjusted',
    'reversed',
    'shortfall',
    'borne-by-platform',
  ])
  readonly kind!: string;
  @Amount({ signed: true, description: 'What the movement did to the available credits.' })
  readonly change!: object;
  @Amount()
  readonly availableAfter!: object;
  @Amount({ signed: true, description: 'What it was about: granted, set aside, charged, given back.' })
  readonly amount!: object;
  @Text({ max: 100, nullable: true })
  readonly operation!: string | null;
  @Id({ nullable: true })
  readonly projectId!: string | null;
  @Id({ nullable: true })
  readonly taskId!: string | null;
  @Text({ max: 100, nullable: true, description: 'The price catalogue that it was reckoned by.' })
  readonly priceVersion!: string | null;
  @Text({ max: 200 })
  readonly reason!: string;
  @Flag({
    description:
      'True of a charge for work that was given up while the provider was at it: what that used is our estimate, and never above what was held.',
  })
  readonly estimated!: boolean;
}

/** A page of a statement: opening + the changes of its items = closing. */
export class StatementShape extends AnsweredShape {
  @OneOf(['platform_credits'], PURSE)
  readonly purse!: string;
  @Amount({ description: 'Available before the first item of this page.' })
  readonly opening!: object;
  @ListOf(() => StatementEntryShape, { max: 200, description: 'Oldest first.' })
  readonly items!: readonly object[];
  @Amount({ description: 'Available after the last item of this page.' })
  readonly closing!: object;
  @Nested(() => PeriodShape, { description: 'The whole period, whatever page this is.' })
  readonly period!: object;
  @Shown({ type: ['string', 'null'] }, { description: 'The cursor of the next page; null on the last one.' })
  readonly next!: string | null;
}

class PricePartShape {
  @Text({ max: 100 })
  readonly unit!: string;
  @Text({ max: 30, pattern: /^\d+$/, description: 'Micro-credits for `per` units.' })
  readonly microCredits!: string;
  @Whole({ min: 1 })
  readonly per!: number;
}

class PricedOperationShape {
  @Text({ max: 100 })
  readonly operation!: string;
  @OneOf(['credit-paid', 'key-paid'], { description: 'key-paid work is paid by an own key where one is in force, else with credits.' })
  readonly operationClass!: string;
  @ListOf(() => PricePartShape, { max: 100, description: 'Added up exactly, rounded up once.' })
  readonly parts!: readonly object[];
}

class SignUpGrantShape {
  @Amount()
  readonly amount!: object;
  @Whole({ description: 'Lower burns first.' })
  readonly priority!: number;
  @Whole({ min: 1, nullable: true })
  readonly expiresAfterDays!: number | null;
}

class MonthlyRefillShape {
  @Amount({ description: 'What an account gets each month, at midnight UTC of the day of its sign-up.' })
  readonly amount!: object;
  @Whole({ description: 'Lower burns first.' })
  readonly priority!: number;
  @Amount({ description: 'How much of what is left of earlier refills is carried over; the refill is smaller by what lies above it.' })
  readonly rolloverCap!: object;
}

/** The prices of one version. */
export class PriceVersionShape {
  @Text({ max: 100 })
  readonly version!: string;
  @Text({ max: 64, description: "SHA-256 of the catalogue file's bytes, hex." })
  readonly hash!: string;
  @Moment()
  readonly adoptedAt!: string;
  @ListOf(() => PricedOperationShape, { max: 1_000 })
  readonly operations!: readonly object[];
  @Nested(() => SignUpGrantShape)
  readonly signUpGrant!: object;
  @Nested(() => MonthlyRefillShape, { nullable: true, description: 'Null where there is none.' })
  readonly monthlyRefill!: object | null;
}

class DatedVersionShape extends PriceVersionShape {
  @Moment({ nullable: true, description: 'When the next version replaced it; null for the one in force.' })
  readonly replacedAt!: string | null;
}

/** Every version of the prices. */
export class PriceVersionsShape extends AnsweredShape {
  @OneOf(['platform_credits'], PURSE)
  readonly purse!: string;
  @ListOf(() => DatedVersionShape, { max: 10_000, description: 'Oldest first; the last one is in force.' })
  readonly items!: readonly object[];
}

/** The prices in force. */
export class PricesShape extends AnsweredShape {
  @OneOf(['platform_credits'], PURSE)
  readonly purse!: string;
  @Text({ max: 100 })
  readonly version!: string;
  @Text({ max: 64, description: "SHA-256 of the catalogue file's bytes, hex." })
  readonly hash!: string;
  @Moment()
  readonly adoptedAt!: string;
  @ListOf(() => PricedOperationShape, { max: 1_000 })
  readonly operations!: readonly object[];
  @Nested(() => SignUpGrantShape)
  readonly signUpGrant!: object;
  @Nested(() => MonthlyRefillShape, { nullable: true, description: 'Null where there is none.' })
  readonly monthlyRefill!: object | null;
  @ListOf(text({ max: 1_000 }), { max: 20, description: 'How platform credits work, in plain sentences.', sentence: true })
  readonly howCreditsWork!: readonly string[];
}
