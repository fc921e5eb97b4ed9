import { TICKET } from '../../../infrastructure/http/acts.js';
import { ListQuery, WrittenShape } from '../../../infrastructure/http/answers.js';
import { Amount, Id, Moment, OneOf, Text, Whole } from '../../../infrastructure/http/shapes.js';

type Micro = { readonly microCredits: `${bigint}` };

const PURSE = { description: 'Platform credits, not the funds of an OpenAI account.' };
const REASONS = ['purchase', 'goodwill', 'promotion', 'compensation', 'billing-error', 'unusable-result', 'other'];

class Reasoned {
  @OneOf(REASONS, { description: 'The word that the statement shows.' })
  readonly reason!: string;
  @Text({ max: 1000, description: 'Why, in your own words; kept sealed with the entry.' })
  readonly note!: string;
  @Text({ max: 64, pattern: TICKET, description: 'The ticket that it belongs to.', example: 'T-1042' })
  readonly ticket!: string;
}

/** Credits for an account. */
export class GrantRequest extends Reasoned {
  @Amount({ description: 'Platform credits to give.' })
  readonly amount!: Micro;
  @Moment({ optional: true, nullable: true, description: 'When they become available; null or left out for at once.' })
  readonly startsAt: string | null = null;
  @Moment({ optional: true, nullable: true, description: 'When what is left of them expires; null or left out for never.' })
  readonly expiresAt: string | null = null;
  @Whole({ min: 0, max: 1000, optional: true, description: 'Lower burns first; the sign-up grant has 100.' })
  readonly priority: number = 200;
}

/** A correction of an account's balance. */
export class CorrectionRequest extends Reasoned {
  @Amount({ signed: true, description: 'Platform credits to add, or, when negative, to take from what is available.' })
  readonly amount!: Micro;
}

/** A charge to be paid back. */
export class ReturnRequest extends Reasoned {
  @Id({ description: 'The task that was charged.' })
  readonly taskId!: string;
  @Amount({ optional: true, nullable: true, description: 'A part of the charge; null or left out for all that is left of it.' })
  readonly amount: Micro | null = null;
}

/** A change was booked, or waits for a second person. */
export class ChangeMadeShape extends WrittenShape {
  @OneOf(['platform_credits'], PURSE)
  readonly purse!: string;
  @Id()
  readonly changeId!: string;
  @OneOf(['booked', 'proposed'], {
    description: 'proposed: another administrator has to approve it, because of its size or because it is for the account that asks.',
  })
  readonly outcome!: string;
}

/** A change was decided or a charge paid back. */
export class DecidedShape extends WrittenShape {
  @OneOf(['platform_credits'], PURSE)
  readonly purse!: string;
}

/** Which changes are wanted. */
export class ChangesQuery extends ListQuery {
  @OneOf(['open', 'all'], { optional: true, description: 'Only open ones when it is not said.' })
  readonly show: string = 'open';
}

/** A change of an account's credits that needed a second person. */
export class CreditChangeShape {
  @OneOf(['platform_credits'], PURSE)
  readonly purse!: string;
  @Id()
  readonly changeId!: string;
  @Id({ description: 'Whose credits.' })
  readonly accountId!: string;
  @OneOf(['grant', 'correction'])
  readonly kind!: string;
  @Amount({ signed: true })
  readonly amount!: object;
  @OneOf(REASONS)
  readonly reason!: string;
  @Text({ max: 1000, nullable: true, description: 'Null once the account was erased.' })
  readonly note!: string | null;
  @OneOf(['open', 'approved', 'rejected', 'lapsed', 'failed'])
  readonly status!: string;
  @Id()
  readonly proposedBy!: string;
  @Moment()
  readonly proposedAt!: string;
  @Moment({ description: 'When it lapses unless it is decided.' })
  readonly lapsesAt!: string;
  @Id({ nullable: true })
  readonly decidedBy!: string | null;
  @Moment({ nullable: true })
  readonly decidedAt!: string | null;
  @Text({ max: 100, nullable: true, description: 'The code of the refusal for which an approved change could not be made.' })
  readonly failure!: string | null;
}
