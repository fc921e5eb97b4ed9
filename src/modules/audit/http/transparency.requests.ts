import { Text, Whole } from '../../../infrastructure/http/shapes.js';

export class CheckpointsQuery {
  @Text({ max: 30, pattern: /^[1-9]\d{0,8}-\d{1,15}$/, optional: true, description: 'The `next` of the page before.' })
  readonly before?: string;

  @Whole({ min: 1, max: 200, optional: true, description: 'At most so many; 50 when it is not said.' })
  readonly limit: number = 50;
}

export class ConsistencyQuery {
  @Whole({ min: 0, max: Number.MAX_SAFE_INTEGER, description: 'The size of the checkpoint that you kept.' })
  readonly from!: number;

  @Whole({ min: 0, max: Number.MAX_SAFE_INTEGER, description: 'The size of a later one.' })
  readonly to!: number;
}
