import { WrittenShape } from '../../../infrastructure/http/answers.js';
import { Amount, Flag, Id, Nested, OneOf, Text, Whole } from '../../../infrastructure/http/shapes.js';
import type { CreditAmount } from '../../../shared-kernel/money.js';
import { BindingShape } from './quote.responses.js';

/** What a fork begins with. */
export class CarriedOverShape {
  @Flag({ description: 'False when the other project has no transcript.' })
  transcript!: boolean;

  @Whole({ min: 0, description: 'Thumbnails, of all sets.' })
  thumbnails!: number;

  @Whole({ min: 0, description: 'Cards that were copied.' })
  cards!: number;
}

/** A project that was just forked. */
export class ForkedProjectShape extends WrittenShape {
  @Id()
  projectId!: string;

  @Id({ description: 'The project that it was forked from.' })
  forkedFrom!: string;

  @Nested(() => BindingShape, { nullable: true, description: 'The key that the new project is bound to, or null.' })
  boundTo!: BindingShape | null;

  @Text({ max: 20, description: 'The product rule that decided the binding.' })
  rule!: string;

  @Text({ max: 300, description: 'The rule in its own words.', sentence: true })
  ruleSays!: string;

  @Text({ max: 300, sentence: true })
  because!: string;

  @Amount({ description: 'Platform credits that the fork cost: none.' })
  charged!: CreditAmount;

  @OneOf(['platform_credits', 'openai_account'], {
    description: 'Which of the two things called credits pays for texts and images in it, as things are now.',
  })
  generationPaidBy!: string;

  @Nested(() => CarriedOverShape)
  carriedOver!: CarriedOverShape;
}
