import { Flag, Id, ListOf, Moment, OneOf, Text, Whole } from '../../../infrastructure/http/shapes.js';
import { NEWS_TYPES, newsTypes } from '../domain/news-types.js';
import { NOTICE_KINDS } from '../domain/queries.js';

/** A notice that was raised, closed or read. */
export class NoticeNewsShape {
  @Id()
  readonly noticeId!: string;

  @OneOf(NOTICE_KINDS)
  readonly kind!: string;

  @OneOf(['information', 'warning', 'problem'])
  readonly severity!: string;

  @OneOf(['platform_credits', 'openai_account'], { nullable: true, description: 'Which of the two things called credits is meant.' })
  readonly purse!: string | null;

  @OneOf(['open', 'closed'])
  readonly state!: string;

  @Flag()
  readonly isRead!: boolean;
}

/** What changed: ids and stable words alone; what a page shows of it is read by its own routes. */
export class NewsShape {
  @OneOf(newsTypes, {
    description: Object.entries(NEWS_TYPES)
      .map(([type, means]) => `\`${type}\`: ${means}`)
      .join('. '),
  })
  readonly type!: string;

  @Moment({ description: 'When it happened.' })
  readonly at!: string;

  @OneOf(['platform_credits', 'openai_account'], { nullable: true, description: 'Whose credits or funds it is about, where it is about either.' })
  readonly purse!: string | null;

  @Id({ nullable: true })
  readonly projectId!: string | null;

  @Text({ max: 100, nullable: true, description: 'The task, which is also the output that it makes.' })
  readonly taskId!: string | null;

  @Text({
    max: 60,
    nullable: true,
    description: 'Of a task its state; of the own key `stored`, `works`, `invalid`, `restricted`, `expired`, `exhausted` or `removed`.',
  })
  readonly state!: string | null;

  @Whole({ nullable: true, description: 'Of a project’s words: their version.' })
  readonly version!: number | null;

  @ListOf(() => NoticeNewsShape, { max: 300, description: 'Notices that were raised, closed or read thereby.' })
  readonly notices!: readonly object[];
}
