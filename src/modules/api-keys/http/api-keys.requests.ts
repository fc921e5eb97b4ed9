import { Flag, ListOf, Moment, Nested, OneOf, Text, Whole } from '../../../infrastructure/http/shapes.js';
import { text } from '../../../infrastructure/http/value-shapes.js';

/** A key to be stored. */
export class AddKeyRequest {
  @Text({ min: 8, max: 500, secret: true, description: 'An OpenAI API key. It is never shown again.', example: 'sk-…' })
  secret!: string;

  @Flag({ optional: true, description: 'True when another key is stored and shall go. Projects bound to that one lock until it is back.' })
  replace?: boolean;

  @Moment({
    optional: true,
    nullable: true,
    description: 'The date from which on the key shall not be used here any more; warned of 7 days and 1 day before.',
  })
  expiresAt?: string | null;
}

const STATUSES = ['usable', 'unverified', 'rate-limited', 'invalid', 'restricted', 'expired', 'exhausted', 'unreadable'] as const;

/** The stored key: never more of it than its prefix and last four characters. */
export class KeyShape {
  @Text({ max: 20, description: 'What the key begins with; tells its kind.' })
  prefix!: string;

  @Text({ max: 4 })
  lastFour!: string;

  @OneOf(STATUSES)
  status!: string;

  @Text({ max: 200, nullable: true, description: 'Why the provider refused it, a stable sub-reason.' })
  reason!: string | null;

  @Moment()
  addedAt!: string;

  @Moment()
  changedAt!: string;

  @Moment({ nullable: true })
  lastVerifiedAt!: string | null;

  @Moment({ nullable: true })
  rateLimitedUntil!: string | null;

  @Moment({ nullable: true, description: 'When it will be asked about again.' })
  nextCheckAt!: string | null;

  @Moment({ nullable: true, description: 'The date that you chose for its end.' })
  expiresAt!: string | null;

  @Flag({ description: 'True when a free check was wrong about its funds: only a paid test, or work that it pays, shows that it has some again.' })
  paidProofNeeded!: boolean;

  @Flag({ description: 'You consented to tiny paid tests at OpenAI, so that the key recovers by itself.' })
  paidTestAllowed!: boolean;

  @Flag({ description: 'While true, new projects are refused until the key works again or is removed.' })
  blocksNewProjects!: boolean;
}

/** Who pays for what while a key is stored. */
export class SplitShape {
  @ListOf(text({ max: 40 }), { max: 20, description: 'Paid with the key, never with platform credits.' })
  ownKey!: readonly string[];

  @ListOf(text({ max: 40 }), { max: 20, description: 'Paid with platform credits, key or no key.' })
  platformCredits!: readonly string[];
}

/** What to say where a key can be added. */
export class KeyAdviceShape {
  @Text({ max: 500, description: 'Whom an own key is for.', sentence: true })
  advice!: string;

  @Text({ max: 500, description: 'What handing a key to anybody risks.', sentence: true })
  caution!: string;

  @Text({ max: 500, description: 'Where the key goes.', sentence: true })
  travels!: string;

  @Text({ max: 500, description: 'What stays the user’s own business.', sentence: true })
  yours!: string;

  @Text({ max: 500, description: 'What may be gained.', sentence: true })
  benefits!: string;

  @Text({ max: 500, description: 'What limits of usage mean, and whom to contact about them.', sentence: true })
  limits!: string;

  @Text({ max: 500, description: 'What removing the key does.', sentence: true })
  removal!: string;

  @Text({ max: 500, description: 'Why nobody can choose which work the key pays.', sentence: true })
  split!: string;
}

/** The section Settings → API. */
export class ApiSettingsShape {
  @Nested(() => KeyShape, { nullable: true, description: 'The stored key, or null.' })
  key!: KeyShape | null;

  @Nested(() => SplitShape, { description: 'Fixed by the platform; no request can change it.' })
  split!: SplitShape;

  @Nested(() => KeyAdviceShape)
  advice!: KeyAdviceShape;
}

/** The section Settings → API after the key was added or removed. */
export class KeyChangedShape extends ApiSettingsShape {
  @Whole({ min: 0, description: 'Projects bound to the key that went: they generate nothing until it is back.' })
  lockedProjects!: number;

  @Whole({ min: 0, description: 'Projects bound to the key that came: they generate again.' })
  unlockedProjects!: number;
}
