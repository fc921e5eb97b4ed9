import { ListQuery } from '../../../infrastructure/http/answers.js';
import { Flag, Id, ListOf, Moment, Nested, OneOf, Text, Whole } from '../../../infrastructure/http/shapes.js';
import { SupportShape } from '../../../infrastructure/http/support.responses.js';
import { text } from '../../../infrastructure/http/value-shapes.js';
import { NOTICE_CAUSES, NOTICE_KINDS, type NoticesShown } from '../domain/queries.js';

/** Which notices are wanted. */
export class NoticesQuery extends ListQuery {
  @OneOf(['open', 'unread', 'all'], {
    optional: true,
    description: 'Only open ones when it is not said; `unread`: those of them that were not read.',
  })
  readonly show: NoticesShown = 'open';
}

/** Something to know, and what can be done about it. */
export class NoticeShape {
  @Id()
  noticeId!: string;

  @OneOf(NOTICE_KINDS)
  kind!: string;

  @OneOf(NOTICE_CAUSES, { description: 'A stable code of what raised it, more exact than the kind; of failed work the cause that its task shows.' })
  cause!: string;

  @OneOf(['information', 'warning', 'problem'])
  severity!: string;

  @OneOf(['platform_credits', 'openai_account'], { nullable: true, description: 'Which of the two things called credits is meant.' })
  purse!: string | null;

  @Text({ max: 1000, description: 'The same for people.', sentence: true })
  sentence!: string;

  @Text({ max: 200, nullable: true, description: 'What the provider, the media engine or the rule said, as a word.' })
  reason!: string | null;

  @ListOf(text({ max: 100 }), { max: 20, description: 'What helps, the best first; the same words as in refusals.' })
  remedies!: readonly string[];

  @Flag({ nullable: true, description: 'At a rate limit on the own key: whether removing the key would help in that project.' })
  removingTheKeyHelps!: boolean | null;

  @Id({ nullable: true })
  projectId!: string | null;

  @Nested(() => SupportShape, { nullable: true, description: 'There when `contact_support` is among the remedies.' })
  support!: object | null;

  @Flag({ description: 'What it tells of keeps work from being done for as long as it lasts: it can be marked read, and closes by itself.' })
  blocks!: boolean;

  @Moment({ description: 'When it happened; what happens again raises the notice anew.' })
  raisedAt!: string;

  @Moment({ nullable: true, description: 'When its owner marked it read.' })
  readAt!: string | null;

  @Moment({ nullable: true, description: 'When it was closed; null while it is open.' })
  closedAt!: string | null;

  @OneOf(['cause', 'owner'], { nullable: true, description: 'It closed because what it tells of is over, or its owner closed it.' })
  closedBy!: string | null;
}

/** What marking all of them did. */
export class AllReadShape {
  @Whole({ min: 0, description: 'How many notices were unread.' })
  read!: number;
}
