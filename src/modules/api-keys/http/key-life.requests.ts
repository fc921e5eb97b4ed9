import { ListQuery } from '../../../infrastructure/http/answers.js';
import { Amount, Flag, Id, ListOf, Moment, Nested, OneOf, Shown, Text, Whole } from '../../../infrastructure/http/shapes.js';
import { text } from '../../../infrastructure/http/value-shapes.js';
import { KeyShape } from './api-keys.requests.js';

export const CONSENT = 'costs_a_little_at_openai';

/** When the key shall end here. */
export class KeyExpiryRequest {
  @Moment({ nullable: true, description: 'A date in the future, or null for none. A new date cures a key whose date has passed.' })
  expiresAt!: string | null;
}

/** How far a key is to be tested. */
export class KeyTestRequest {
  @OneOf(['authenticates', 'can-pay'], {
    description: '`authenticates` asks OpenAI for free. `can-pay` buys one tiny answer with the key itself, which alone proves that it has funds.',
  })
  level!: 'authenticates' | 'can-pay';

  @OneOf([CONSENT], {
    optional: true,
    description: 'Required for `can-pay` unless you allowed it before: it costs a little at OpenAI, never credits.',
  })
  consent?: string;

  @Flag({
    optional: true,
    description: 'With consent: from now on tiny paid tests may be made by themselves where nothing else shows that the key recovered.',
  })
  remember?: boolean;
}

/** What something costs at the provider: our estimate, not its bill. */
export class ProviderCostShape {
  @OneOf(['openai_account'], { description: 'Paid from your OpenAI account, never with platform credits.' })
  purse!: string;

  @Text({ max: 40, description: 'Micro-dollars as a decimal text.' })
  microUsd!: string;

  @Text({ max: 40, description: 'Version of the dated list of the provider’s prices.' })
  priceVersion!: string;

  @OneOf(['estimate'])
  label!: string;
}

const OUTCOMES = ['accepted', 'invalid', 'restricted', 'expired', 'exhausted', 'rate-limited', 'unreachable', 'not-asked'] as const;

/** What a test showed. */
export class KeyTestShape {
  @OneOf(['authenticates', 'can-pay'])
  requestedLevel!: string;

  @OneOf(['authenticates', 'can-request', 'can-pay'], {
    nullable: true,
    description: 'What was proven: that OpenAI knows the key, that it may make requests, or that it can pay. Null when nothing was.',
  })
  provenLevel!: string | null;

  @OneOf(OUTCOMES, { description: '`not-asked`: it was asked about often enough in the last minute, or cannot be opened here.' })
  outcome!: string;

  @Text({ max: 200, nullable: true })
  reason!: string | null;

  @Nested(() => ProviderCostShape, { nullable: true, description: 'What the test cost at OpenAI; null when nothing was bought.' })
  cost!: ProviderCostShape | null;

  @Nested(() => KeyShape)
  key!: KeyShape;
}

/** What became of asking about a key for its owner. */
export class RecheckedKeyShape {
  @Flag({ description: 'False when it was asked about often enough in the last minute, or cannot be opened here.' })
  asked!: boolean;

  @OneOf(OUTCOMES, { description: 'What the provider said; `not-asked` when it was not asked.' })
  outcome!: string;

  @Nested(() => KeyShape)
  key!: KeyShape;
}

const STEPS = [
  'added',
  'verified',
  'unverified',
  'rate-limited',
  'exhausted',
  'invalid',
  'restricted',
  'expired',
  'recovered',
  'expiry-set',
  'expiry-warned',
  'paid-test-allowed',
  'paid-test-disallowed',
  'paid-test-ended',
  'replaced',
  'removed',
] as const;

/** One step in the life of a key. */
export class KeyStepShape {
  @OneOf(STEPS)
  step!: string;

  @Moment()
  at!: string;

  @OneOf(['owner', 'call', 're-check', 'request', 'schedule'], {
    description:
      'What made it happen: you, work that the key paid, a look by the schedule, a look that was asked for, or the calendar and other chores.',
  })
  by!: string;

  @Text({
    max: 200,
    nullable: true,
    description: 'A stable sub-reason; of a verification the level that was proven, of a recovery what it recovered from.',
  })
  reason!: string | null;

  @Text({ max: 200, nullable: true, description: 'The permission that a restricted key lacks, where OpenAI named it.' })
  missingPermission!: string | null;

  @Moment({ nullable: true, description: 'The end of a rate limit, or the date chosen for the key’s end.' })
  until!: string | null;

  @Text({ max: 20, nullable: true })
  prefix!: string | null;

  @Text({ max: 4, nullable: true })
  lastFour!: string | null;
}

/** Which page of the locking projects is wanted. */
export class RemovalPreviewQuery extends ListQuery {}

/** A project that would lock. */
export class LockingProjectShape {
  @Id()
  projectId!: string;

  @Shown({ type: ['string', 'null'] }, { description: 'Its name.' })
  name!: string | null;

  @Moment()
  createdAt!: string;
}

/** Work under way that would stop. */
export class StoppingTaskShape {
  @Id()
  taskId!: string;

  @Id()
  projectId!: string;

  @Text({ max: 40 })
  operation!: string;
}

/** Who pays afterwards for one kind of project. */
export class AfterwardsShape {
  @OneOf(['new_projects', 'projects_without_a_key', 'projects_bound_to_this_key'])
  projects!: string;

  @OneOf(['platform_credits', 'openai_account'], {
    nullable: true,
    description: 'Who pays for generation once no key is stored; null when nobody does.',
  })
  afterRemoval!: string | null;

  @OneOf(['platform_credits', 'openai_account'], { nullable: true, description: 'Who pays once another key is stored in its place.' })
  afterReplacement!: string | null;

  @Text({ max: 500, sentence: true })
  sentence!: string;

  @ListOf(text({ max: 60 }), { max: 5 })
  remedies!: readonly string[];
}

/** What removing or replacing the key would do. Nothing is changed by looking. */
export class RemovalPreviewShape {
  @Nested(() => KeyShape)
  key!: KeyShape;

  @Whole({ min: 0, description: 'All projects that would lock; `projects` lists one page of them.' })
  lockedProjects!: number;

  @ListOf(() => LockingProjectShape, { max: 200 })
  projects!: readonly LockingProjectShape[];

  @Shown({ type: ['string', 'null'] }, { description: 'The cursor of the next page of projects; null on the last one.' })
  next!: string | null;

  @ListOf(() => StoppingTaskShape, {
    max: 200,
    description: 'Work under way with this key: the call in flight ends, no further one begins, and credits pay for none of it.',
  })
  stoppingTasks!: readonly StoppingTaskShape[];

  @Whole({ min: 0 })
  stoppingTasksInAll!: number;

  @ListOf(text({ max: 200 }), { max: 20, description: 'What goes on as before in the projects that lock.', sentence: true })
  staysPossible!: readonly string[];

  @ListOf(() => AfterwardsShape, { max: 3, description: 'What leaving costs: which purse pays afterwards.' })
  afterwards!: readonly AfterwardsShape[];

  @Amount({ description: 'Platform credits that you have now.' })
  creditsAvailable!: { readonly microCredits: string };
}
