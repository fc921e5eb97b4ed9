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

  @Moment({ nullable: true, description: 'When it was ended before its time; null when nobody did that.' })
  readonly withdrawnAt!: string | null;

  @OneOf(['owner', 'support'], {
    nullable: true,
    description: 'Who ended it before its time: its owner took it back, or support needed it no longer.',
  })
  readonly endedBy!: string | null;
}

/** What an account lets support look at, or once did. */
export class SupportConsentsShape extends AnsweredShape {
  @ListOf(() => SupportConsentShape, { max: 100, description: 'Newest first; of those that are over, the latest.' })
  readonly items!: readonly object[];
}

/** One look of support at an account. */
export class SupportLookShape {
  @Id()
  readonly lookId!: string;

  @OneOf(['content', 'states'], {
    description: '`content` needs a consent of yours; `states`, that is how the account stands, without content and secrets, needs none.',
  })
  readonly of!: string;

  @Id({ nullable: true, description: 'The consent that covered it; null for a look at states.' })
  readonly consentId!: string | null;

  @Text({ max: 60, nullable: true, description: 'The case that it was for, as support names it; null where nobody said.' })
  readonly ticket!: string | null;

  @Id({ description: 'The account of whoever looked.' })
  readonly by!: string;

  @Text({ max: 200, description: 'What was asked for, as method and path.', example: 'GET /v1/projects/:projectId/transcript' })
  readonly route!: string;

  @MapOf(id(), { keys: /^[A-Za-z]+$/, max: 5, description: 'The ids in that path, by the names of their places.' })
  readonly things!: Readonly<Record<string, string>>;

  @Text({ max: 100, nullable: true, description: 'The moment of the past that was asked about; null for now.', example: '2026-01-31T12:00:00Z' })
  readonly asOf!: string | null;

  @Moment()
  readonly at!: string;
}
