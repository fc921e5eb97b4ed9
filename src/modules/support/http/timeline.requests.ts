import { ListQuery } from '../../../infrastructure/http/answers.js';
import { Id, MapOf, Moment, Text, Whole } from '../../../infrastructure/http/shapes.js';
import { text } from '../../../infrastructure/http/value-shapes.js';

/** Which part of a history is wanted. */
export class TimelineQuery extends ListQuery {
  @Text({
    max: 40,
    pattern: /^[a-z]+$/,
    optional: true,
    description: 'Only of streams of this category: `credits`, `apikey`, `task`, `refusals` and so on, as in the event catalogue.',
    example: 'credits',
  })
  readonly category?: string;

  @Moment({ optional: true, description: 'Only what happened at this moment or later.' })
  readonly from?: string;

  @Moment({ optional: true, description: 'Only what happened before this moment.' })
  readonly to?: string;
}

/** One event of an account, in words. */
export class TimelineEntryShape {
  @Text({ max: 64, description: 'Where it stands in the log.' })
  readonly position!: string;

  @Text({ max: 120, description: 'The stream that says it.' })
  readonly stream!: string;

  @Whole({ min: 0, description: 'Its place in that stream, from 0.' })
  readonly revision!: number;

  @Text({ max: 100, example: 'HoldSettled' })
  readonly type!: string;

  @Moment()
  readonly at!: string;

  @Text({
    max: 4000,
    description: 'The sentence of the event catalogue, filled with amounts, reasons and times. Amounts say whose credits they are.',
    example: 'A finished task was paid from its hold; the rest of the hold went back: charged 0.4 platform credits, operation text.',
    sentence: true,
  })
  readonly sentence!: string;

  @MapOf(text({ max: 200 }), {
    keys: /^[A-Za-z]{1,40}$/,
    max: 60,
    description: 'What the sentence was filled with, as it stands in the event. Amounts are micro-units.',
  })
  readonly facts!: Readonly<Record<string, string>>;

  @Text({ max: 200, description: 'Who did it: `account:<id>`, `policy:<name>`, `job:<name>`, `operator`, `system` or `anonymous`.' })
  readonly actor!: string;

  @Text({ max: 200, nullable: true, description: 'On whose behalf, where somebody acted for another.' })
  readonly onBehalfOf!: string | null;

  @Text({ max: 200, description: 'The request that all of it began with.' })
  readonly requestId!: string;

  @Id({ nullable: true })
  readonly projectId!: string | null;

  @Id({ nullable: true })
  readonly taskId!: string | null;
}
