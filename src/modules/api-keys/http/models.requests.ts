import { AnsweredShape, WrittenShape } from '../../../infrastructure/http/answers.js';
import { Flag, ListOf, Nested, OneOf, Text, Whole } from '../../../infrastructure/http/shapes.js';
import { text } from '../../../infrastructure/http/value-shapes.js';

const CAPABILITIES = ['text', 'image', 'transcription'] as const;
const names = (description: string) => ListOf(text({ max: 40 }), { max: 100, optional: true, description });

/** Which models are wanted. */
export class ModelsQuery {
  @OneOf(CAPABILITIES, { optional: true, description: 'Only models for this kind of work.' })
  readonly capability?: string;
}

/** Sizes of images in pixels: both sides in steps, and not beyond these bounds. */
export class FreeSizeShape {
  @Whole({ min: 1, description: 'Both sides are a multiple of it.' })
  step!: number;

  @Whole({ min: 1, description: 'The longer side is at most so many times the shorter one.' })
  maxRatio!: number;

  @Whole({ min: 1 })
  maxWidth!: number;

  @Whole({ min: 1 })
  maxHeight!: number;

  @Whole({ min: 1, description: 'Width times height at most.' })
  maxPixels!: number;
}

/** What can be chosen of a model, as far as its kind has it. */
export class ModelOptionsShape {
  @Whole({ min: 0, optional: true, description: 'Tokens that go in and come out, together.' })
  contextWindow?: number;

  @Whole({ min: 0, optional: true, description: 'Of texts.' })
  maxOutputTokens?: number;

  @names('How hard a text model thinks; the product asks for none.')
  efforts?: readonly string[];

  @names('Of images.')
  sizes?: readonly string[];

  @Nested(() => FreeSizeShape, {
    optional: true,
    nullable: true,
    description: 'The bounds of sizes of images beyond those that are named; null when there are no others.',
  })
  freeSize?: FreeSizeShape | null;

  @names('Of images.')
  qualities?: readonly string[];

  @names('Of images.')
  formats?: readonly string[];

  @Whole({ min: 1, optional: true, description: 'Images of one request.' })
  maxCount?: number;

  @Flag({ optional: true, description: 'A transcript knows when each segment is spoken.' })
  segmentTimes?: boolean;

  @Flag({ optional: true, description: 'A transcript knows when each word is spoken.' })
  wordTimes?: boolean;

  @Flag({ optional: true, description: 'A transcript tells speakers apart.' })
  speakers?: boolean;
}

/** A model that can be chosen by its id. */
export class ModelShape {
  @Text({ max: 128 })
  id!: string;

  @Text({ max: 128 })
  label!: string;

  @OneOf(CAPABILITIES)
  capability!: string;

  @OneOf(['platform', 'own-key'], { description: '`own-key` models can be used only where the own key pays; `platform` ones with either purse.' })
  source!: string;

  @Flag({ description: 'Taken when a request names none.' })
  standard!: boolean;

  @Text({ max: 10, nullable: true, description: 'The day from which on the provider answers no more with it; null when none is announced.' })
  shutdownDate!: string | null;

  @Flag({
    description:
      'False when our list of the provider’s prices does not have it: estimates then take the dearest known model of its kind, and so does your own limit.',
  })
  priceListed!: boolean;

  @Flag({ description: 'False when you narrowed the models and this one is not among them.' })
  allowed!: boolean;

  @Nested(() => ModelOptionsShape)
  options!: ModelOptionsShape;
}

/** The models that can be chosen. */
export class ModelsShape {
  @OneOf(['no-key', 'asked', 'not-asked'], {
    description: 'Whether your own key was asked which models it can use; `not-asked` when it could not be: the list is then the platform’s.',
  })
  ownKey!: string;

  @Text({ max: 300, nullable: true, description: 'What to know about the list.', sentence: true })
  note!: string | null;

  @ListOf(() => ModelShape, { max: 2000 })
  items!: readonly object[];
}

/** Which models may be used. */
export class AllowedModelsRequest {
  @OneOf(['account', 'key'], { description: 'For all work of the account, or only for work with the key that is stored now.' })
  scope!: 'account' | 'key';

  @ListOf(text({ max: 128 }), { min: 1, max: 500, nullable: true, description: 'Ids of models; null allows whatever is offered.' })
  models!: readonly string[] | null;
}

/** Which models may be used now. */
export class AllowedModelsShape {
  @ListOf(text({ max: 128 }), { max: 500, nullable: true, description: 'For all work of the account; null allows whatever is offered.' })
  account!: readonly string[] | null;

  @ListOf(text({ max: 128 }), { max: 500, nullable: true, description: 'With the stored key; null allows whatever is offered.' })
  key!: readonly string[] | null;
}

export class AllowedModelsReadShape extends AnsweredShape {
  @Nested(() => AllowedModelsShape)
  allowed!: AllowedModelsShape;
}

export class AllowedModelsWrittenShape extends WrittenShape {
  @Nested(() => AllowedModelsShape)
  allowed!: AllowedModelsShape;
}
