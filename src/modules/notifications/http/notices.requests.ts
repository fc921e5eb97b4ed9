import { ListQuery } from '../../../infrastructure/http/answers.js';
import { Flag, Id, ListOf, Moment, OneOf, Text } from '../../../infrastructure/http/shapes.js';
import { text } from '../../../infrastructure/http/value-shapes.js';

/** Which notices are wanted. */
export class NoticesQuery extends ListQuery {
  @OneOf(['open', 'all'], { optional: true, description: 'Only open ones when it is not said.' })
  readonly show: string = 'open';
}

/** Something to know, and what can be done about it. */
export class NoticeShape {
  @Text({ max: 300 })
  noticeId!: string;

  @OneOf([
    'key_exhausted',
    'key_invalid',
    'key_restricted',
    'key_expired',
    'key_recovered',
    'key_expires_soon',
    'own_key_spending',
    'work_failed',
    'result_lost',
    'credits_low',
    'webhook_paused',
  ])
  kind!: string;

  @OneOf(['information', 'warning', 'problem'])
  severity!: string;

  @OneOf(['platform_credits', 'openai_account'], { nullable: true, description: 'Which of the two things called credits is meant.' })
  purse!: string | null;

  @Text({ max: 1000 })
  sentence!: string;

  @Text({ max: 200, nullable: true })
  reason!: string | null;

  @ListOf(text({ max: 100 }), { max: 20 })
  remedies!: readonly string[];

  @Flag({ nullable: true, description: 'At a rate limit on the own key: whether removing the key would help in that project.' })
  removingTheKeyHelps!: boolean | null;

  @Id({ nullable: true })
  projectId!: string | null;

  @Moment()
  raisedAt!: string;

  @Moment({ nullable: true })
  closedAt!: string | null;
}
