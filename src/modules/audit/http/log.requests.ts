import { Id, OneOf, Shaped, Text, Whole } from '../../../infrastructure/http/shapes.js';
import type { FieldOptions, Shape } from '../../../infrastructure/http/shape.js';
import { moment } from '../../../infrastructure/http/value-shapes.js';

const PLACE = /^0{4}\d{16}$/;

/** A place of the log, as answers name it, or a moment in UTC. */
const bound: Shape = {
  schema: { type: 'string', maxLength: 40, examples: ['00000000000000000001', '2026-11-01T00:00:00Z'] },
  wrongs: value => (typeof value === 'string' && PLACE.test(value) ? [] : moment().wrongs(value)),
};
const Bound = (options: FieldOptions): PropertyDecorator => Shaped(bound, options);

const FROM = 'From here on: a position, or a moment (events of that very moment are in).';
const TO = 'Up to here: a position (its event is in), or a moment (events of that very moment are not).';

/** From where to where; both ends open when they are not said. */
export class LogPeriodQuery {
  @Bound({ optional: true, nullable: true, description: FROM })
  readonly from: string | null = null;

  @Bound({ optional: true, nullable: true, description: TO })
  readonly to: string | null = null;
}

/** Which events of the log somebody wants to see. */
export class LiveLogQuery {
  @Text({ max: 255, singleLine: true, optional: true, nullable: true, description: 'Of this stream alone.', example: 'pricecatalogue-platform' })
  readonly stream: string | null = null;

  @Text({
    max: 255,
    singleLine: true,
    optional: true,
    nullable: true,
    description: 'Of streams of this category: the text before the first dash of a stream’s name.',
  })
  readonly category: string | null = null;

  @Text({ max: 255, singleLine: true, optional: true, nullable: true, description: 'Of this type alone.', example: 'HoldSettled' })
  readonly type: string | null = null;

  @Id({ optional: true, nullable: true, description: 'Of this account: named by the stream, by what happened, or by whoever had it happen.' })
  readonly account: string | null = null;
}

/** The query of the log. */
export class LogQuery extends LiveLogQuery {
  @Bound({ optional: true, nullable: true, description: FROM })
  readonly from: string | null = null;

  @Bound({ optional: true, nullable: true, description: TO })
  readonly to: string | null = null;

  @OneOf(['oldest-first', 'newest-first'], { optional: true, description: '`oldest-first` when it is not said.' })
  readonly order: string = 'oldest-first';

  @Text({ max: 20, pattern: PLACE, optional: true, nullable: true, description: 'The `next` of the page before, with the same query otherwise.' })
  readonly cursor: string | null = null;

  @Whole({ min: 1, max: 200, optional: true, description: 'At most so many events; 50 when it is not said.' })
  readonly limit: number = 50;
}
