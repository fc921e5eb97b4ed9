import { Flag, Moment, OneOf, Shown, Text } from '../../../infrastructure/http/shapes.js';

/** A key to be stored. */
export class AddKeyRequest {
  @Text({ min: 8, max: 500, secret: true, description: 'An OpenAI API key. It is never shown again.', example: 'sk-…' })
  secret!: string;

  @Flag({ optional: true, description: 'True when another key is stored and shall go. Projects bound to that one lock until it is back.' })
  replace?: boolean;
}

const STATUSES = ['usable', 'unverified', 'rate-limited', 'invalid', 'restricted', 'expired', 'exhausted'] as const;

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

  @Flag({ description: 'While true, new projects are refused until the key works again or is removed.' })
  blocksNewProjects!: boolean;
}

/** The section Settings → API. */
export class ApiSettingsShape {
  @Shown({ oneOf: [{ type: 'null' }, { type: 'object' }] }, { description: 'The stored key, or null.' })
  key!: KeyShape | null;

  @Shown({ type: 'object' }, { description: 'Who pays for what while a key is stored; fixed by the platform.' })
  split!: object;

  @Shown({ type: 'object' }, { description: 'Advice and caution to be shown where a key is added.' })
  advice!: object;
}
