import { Flag, Id, ListOf, Moment, Nested, OneOf, Shown, Text, Whole } from '../http/shapes.js';
import { text } from '../http/value-shapes.js';

/** Why nothing is signed. */
export class UnsignedShape {
  @Text({ max: 60, description: 'A stable word.' })
  reason!: string;

  @Text({ max: 1_000, sentence: true })
  sentence!: string;

  @Text({ max: 1_000, description: 'What an operator does about it.', sentence: true })
  remedy!: string;

  @Moment()
  since!: string;
}

/** How the signing of the log stands. */
export class SealingShape {
  @Id({ description: 'Which log this is.' })
  identity!: string;

  @Whole({ min: 1 })
  epoch!: number;

  @Whole({ min: 0, description: 'The ordinal of the last event that a signed checkpoint covers; 0 before the first.' })
  sealedUpTo!: number;

  @Whole({ min: 0, description: 'Events after it; they are signed within a minute while all is well.' })
  behindBy!: number;

  @Nested(() => UnsignedShape, { nullable: true, description: 'Null while all is well.' })
  unsigned!: UnsignedShape | null;
}

/** One thing that this process stands on. */
export class CheckShape {
  @Text({ max: 40, description: 'What was looked at: `database`, `event_log`, `queue`, `disk` and others.' })
  name!: string;

  @OneOf(['ok', 'failing'])
  status!: string;

  @Flag({ description: 'Without it the process takes no requests; otherwise trouble is told here and work goes on.' })
  needed!: boolean;

  @Text({ max: 60, optional: true, description: 'A stable word for what is wrong.' })
  reason?: string;

  @Text({ max: 300, optional: true, sentence: true })
  sentence?: string;

  @ListOf(text({ max: 100 }), { max: 200, optional: true, description: 'Which ones, where there are several: names of projections and policies.' })
  names?: readonly string[];
}

/** How the service is. */
export class HealthShape {
  @OneOf(['ok', 'failing'])
  status!: string;

  @ListOf(() => CheckShape, { max: 40, optional: true, description: 'Everything that was looked at, seconds ago at most.' })
  checks?: readonly CheckShape[];

  @Nested(() => SealingShape, { optional: true })
  sealing?: SealingShape;

  @ListOf(text({ max: 20 }), { max: 10, optional: true, description: 'Lanes of the queue that an operator has paused: work that they hold waits.' })
  pausedQueues?: readonly string[];

  @OneOf(['simulated', 'configured'], { optional: true })
  provider?: string;

  @Shown({ type: 'object' }, { optional: true, description: 'Engine, version, how foreign media are fenced in, and what to know of it.' })
  media?: object;
}
