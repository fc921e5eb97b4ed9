import { AnsweredShape } from '../../../infrastructure/http/answers.js';
import { ListOf, OneOf, Text } from '../../../infrastructure/http/shapes.js';

/** Who would pay now for one kind of work. */
export class PayerShape {
  @Text({ max: 100, description: 'The kind, as the prices call it.' })
  operation!: string;

  @OneOf(['credit-paid', 'key-paid'], { description: 'What the prices declare it to be; key-paid work is paid with credits while no key is stored.' })
  operationClass!: string;

  @OneOf(['credits', 'own-key'], { nullable: true, description: 'Null where it would be refused.' })
  payer!: string | null;

  @OneOf(['platform_credits', 'openai_account'], { nullable: true, description: 'Whose credits that are: the platform’s, or funds at OpenAI.' })
  purse!: string | null;

  @Text({ max: 20, description: 'The product rule that decides.' })
  rule!: string;

  @Text({ max: 300, description: 'That rule in a sentence.', sentence: true })
  ruleSays!: string;

  @Text({ max: 100, nullable: true, description: 'The code of the problem that a run would be answered with; null where it would be taken.' })
  refusedWith!: string | null;
}

/** Who would pay now for each kind of work. */
export class PayersShape extends AnsweredShape {
  @Text({ max: 100, description: 'The version of the platform’s prices that these kinds are of.' })
  priceVersion!: string;

  @ListOf(() => PayerShape, { max: 1_000 })
  items!: readonly PayerShape[];
}
