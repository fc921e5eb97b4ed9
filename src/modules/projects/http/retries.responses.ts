import { WrittenShape } from '../../../infrastructure/http/answers.js';
import { Id, Nested, OneOf, Text } from '../../../infrastructure/http/shapes.js';
import { ForeseenRefusalShape, QuoteShape } from './quote.responses.js';

/** A task that does another one once more. */
export class RetryShape extends WrittenShape {
  @Id({ description: 'Of the new task, and of the output that it will make.' })
  taskId!: string;

  @Id({ description: 'The task that it does once more.' })
  retryOf!: string;

  @OneOf(['credits', 'own-key'])
  payer!: string;

  @Text({ max: 20, description: 'The product rule that chose the purse.' })
  rule!: string;

  @Nested(() => QuoteShape, { nullable: true, description: 'Null when it had been asked for before: nothing was held this time.' })
  quote!: QuoteShape | null;
}

/** What doing a task once more would come to. */
export class RetryEffectShape extends QuoteShape {
  @Nested(() => ForeseenRefusalShape, { nullable: true, description: 'What it would be refused with now; null when it would be admitted.' })
  refusedNow!: ForeseenRefusalShape | null;
}
