import { AnsweredShape } from '../../../infrastructure/http/answers.js';
import { Id, ListOf, MapOf, Moment, OneOf, Text, Whole } from '../../../infrastructure/http/shapes.js';
import { id } from '../../../infrastructure/http/value-shapes.js';

const A_WEEK = 168;
const ONE_PROJECT = 'The one project that support may look at; null for everything that can be looked at.';

/** For how long support may look, and at what. */
export class SupportConsentRequest {
  @Whole({ min: 1, max: A_WEEK, optional: true, description: 'For how many hours, a week at most; 24 when it is not said.', example: 24 })
  readonly hours: number = 24;

  @Id({ optional: true, nullable: true, description: ONE_PROJECT })
  readonly projectId: string | null = null;
}

/** What an account lets support look at. */
export class SupportConsentShape {
  @Id()
  readonly consentId!: string;

  @Id({ nullable: true, description: ONE_PROJECT })
  readonly projectId!: string | null;

  @OneOf(['standing', 'ended', 'withdrawn'], { description: 'Support may look while it is `standing`, and not a moment longer.' })
  readonly state!: string;

  @Moment()
  readonly givenAt!: string;

  @Moment({ description: 'When it ends by itself.' })
  readonly until!: string;

  @Moment({ nullable: true, description: 'When its owner took it back; null when nobody did.' })
  readonly withdrawnAt!: string | null;
}

/** What an account lets support look at, or once did. */
export class SupportConsentsShape extends AnsweredShape {
  @ListOf(() => SupportConsentShape, { max: 100, description: 'Newest first; of those that are over, the latest.' })
  readonly items!: readonly object[];
}

/** One look of support at the content of an account. */
export class SupportLookShape {
  @Id()
  readonly lookId!: string;

  @Id({ description: 'The consent that covered it.' })
  readonly consentId!: string;

  @Id({ description: 'The account of whoever looked.' })
  readonly by!: string;

  @Text({ max: 200, description: 'What was asked for, as method and path.', example: 'GET /v1/projects/:projectId/transcript' })
  readonly route!: string;

  @MapOf(id(), { keys: /^[A-Za-z]+$/, max: 5, description: 'The ids in that path, by the names of their places.' })
  readonly things!: Readonly<Record<string, string>>;

  @Moment()
  readonly at!: string;
}
