import { Flag, ListOf, Moment, OneOf, Text } from '../../../infrastructure/http/shapes.js';
import { text } from '../../../infrastructure/http/value-shapes.js';

/** Whether a project may be created, as it would be decided now. */
export class StandingShape {
  @Flag()
  readonly mayCreateProjects!: boolean;
  @Text({ max: 10, description: 'The rule that decides it.', example: 'R42' })
  readonly rule!: string;
  @Text({ max: 60, nullable: true, description: 'What it is refused with; null where it is not.', example: 'key_unusable' })
  readonly code!: string | null;
  @Text({ max: 100, nullable: true })
  readonly reason!: string | null;
  @ListOf(text({ max: 100 }), { max: 20 })
  readonly remedies!: readonly string[];
}

/** The own key, masked: of the key itself the last four characters. */
export class StateKeyShape {
  @Text({ max: 4 })
  readonly lastFour!: string;
  @OneOf(['usable', 'unverified', 'rate-limited', 'invalid', 'restricted', 'expired', 'exhausted'])
  readonly status!: string;
  @Text({ max: 200, nullable: true })
  readonly reason!: string | null;
  @Moment()
  readonly addedAt!: string;
  @Moment()
  readonly changedAt!: string;
  @Moment({ nullable: true })
  readonly lastVerifiedAt!: string | null;
  @Moment({ nullable: true, description: 'A rate limit is over by itself when its time is.' })
  readonly rateLimitedUntil!: string | null;
  @Moment({ nullable: true })
  readonly nextCheckAt!: string | null;
  @Moment({ nullable: true, description: 'The date that its owner chose for its end.' })
  readonly expiresAt!: string | null;
  @Flag()
  readonly paidProofNeeded!: boolean;
  @Flag()
  readonly paidTestAllowed!: boolean;
}

/** One step in the life of the account's keys. */
export class StateKeyStepShape {
  @Text({ max: 40, example: 'exhausted' })
  readonly step!: string;
  @Moment()
  readonly at!: string;
  @OneOf(['owner', 'call', 're-check', 'request', 'schedule'])
  readonly by!: string;
  @Text({ max: 200, nullable: true })
  readonly reason!: string | null;
  @Text({ max: 200, nullable: true })
  readonly missingPermission!: string | null;
  @Moment({ nullable: true })
  readonly until!: string | null;
  @Text({ max: 4, nullable: true })
  readonly lastFour!: string | null;
}
