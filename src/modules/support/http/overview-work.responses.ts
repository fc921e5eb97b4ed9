import { Flag, Id, ListOf, MapOf, Moment, OneOf, Text, Whole } from '../../../infrastructure/http/shapes.js';
import { text, whole } from '../../../infrastructure/http/value-shapes.js';

const STATES = ['scheduled', 'running', 'waiting', 'stopped', 'succeeded', 'failed', 'cancelled'] as const;

/** Something that was made: its size and its commitment, never itself. */
class StateProductShape {
  @Text({ max: 40, example: 'transcript' })
  readonly role!: string;
  @Whole({ min: 0 })
  readonly index!: number;
  @Text({ max: 100 })
  readonly mediaType!: string;
  @Whole({ min: 0 })
  readonly bytes!: number;
  @Text({ max: 64, description: 'SHA-256 over a salt and the bytes; only its owner has the salt.' })
  readonly commitment!: string;
}

/** A task, without what it was asked to do. */
class StateRunShape {
  @Id()
  readonly taskId!: string;
  @Id()
  readonly projectId!: string;
  @Text({ max: 40 })
  readonly operation!: string;
  @OneOf(['credits', 'own-key'])
  readonly payer!: string;
  @Text({ max: 10, description: 'The rule that chose the payer.' })
  readonly rule!: string;
  @OneOf(STATES)
  readonly state!: string;
  @Text({ max: 200, nullable: true, description: 'What it waits for, or why it ended.' })
  readonly reason!: string | null;
  @Text({ max: 60, nullable: true })
  readonly cause!: string | null;
  @Moment({ nullable: true })
  readonly waitsUntil!: string | null;
  @Whole({ min: 0, max: 100 })
  readonly percent!: number;
  @Whole({ min: 0 })
  readonly stepsDone!: number;
  @Whole({ min: 0, nullable: true })
  readonly steps!: number | null;
  @Whole({ min: 0 })
  readonly attempts!: number;
  @Flag()
  readonly retryable!: boolean;
  @Id({ nullable: true })
  readonly retriedAs!: string | null;
  @Text({ max: 200, description: 'The request that ordered it.' })
  readonly requestId!: string;
  @Moment()
  readonly scheduledAt!: string;
  @Moment()
  readonly changedAt!: string;
  @Moment({ nullable: true })
  readonly endedAt!: string | null;
  @ListOf(() => StateProductShape, { max: 10_000 })
  readonly products!: readonly object[];
}

/** The paid work of an account. */
export class StateRunsShape {
  @Whole({ min: 0, description: 'How many tasks were counted, the newest first.' })
  readonly counted!: number;
  @Flag({ description: 'False where there are more than were counted.' })
  readonly all!: boolean;
  @MapOf(whole({ min: 0 }), { keys: /^[a-z]{1,20}$/, max: 10, description: 'How many of the counted tasks are in which state.' })
  readonly byState!: Readonly<Record<string, number>>;
  @ListOf(() => StateRunShape, { max: 20, description: 'Not ended yet, the newest first.' })
  readonly open!: readonly object[];
  @ListOf(() => StateRunShape, { max: 20, description: 'Failed, the newest first.' })
  readonly failed!: readonly object[];
  @ListOf(() => StateRunShape, { max: 20, description: 'The newest, however they ended.' })
  readonly newest!: readonly object[];
}

/** One message on its way to a webhook, or at its end. */
class StateDeliveryShape {
  @Id()
  readonly messageId!: string;
  @Text({ max: 60 })
  readonly type!: string;
  @OneOf(['waiting', 'delivered', 'given_up'])
  readonly state!: string;
  @Whole({ min: 0 })
  readonly tries!: number;
  @Whole({ nullable: true, description: 'HTTP status of the last answer; null when there was none.' })
  readonly lastStatus!: number | null;
  @Text({ max: 100, nullable: true })
  readonly lastProblem!: string | null;
  @Moment({ nullable: true })
  readonly lastTriedAt!: string | null;
  @Moment({ nullable: true })
  readonly nextTryAt!: string | null;
  @Moment()
  readonly at!: string;
}

/** A webhook, without its URL, which may hold a secret. */
export class StateWebhookShape {
  @Id()
  readonly webhookId!: string;
  @ListOf(text({ max: 60 }), { max: 50 })
  readonly types!: readonly string[];
  @OneOf(['active', 'paused'])
  readonly state!: string;
  @OneOf(['owner', 'failing', 'gone'], { nullable: true })
  readonly pausedBecause!: string | null;
  @Moment()
  readonly addedAt!: string;
  @Moment({ nullable: true })
  readonly failingSince!: string | null;
  @Whole({ min: 0, description: 'Tries in a row that failed.' })
  readonly failures!: number;
  @ListOf(() => StateDeliveryShape, { max: 20, description: 'The newest first.' })
  readonly deliveries!: readonly object[];
}
