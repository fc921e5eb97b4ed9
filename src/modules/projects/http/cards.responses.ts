import { WrittenShape } from '../../../infrastructure/http/answers.js';
import { Decimal, Id, ListOf, Moment, Nested, OneOf, Shown, Text, Whole } from '../../../infrastructure/http/shapes.js';
import { text } from '../../../infrastructure/http/value-shapes.js';
import { OutputShape } from './projects.responses.js';

/** What every card says, wherever it is kept. */
export class ReadCardShape {
  @Text({ max: 200 })
  name!: string;

  @Text({ max: 100_000 })
  prompt!: string;

  @Shown({ type: 'object', additionalProperties: { type: 'string' } }, { description: 'Values for variables that a run leaves out.' })
  variables!: Readonly<Record<string, string>>;

  @ListOf(text({ max: 64 }), { max: 10_000, description: 'Variables of the prompt without such a value: a run has to fill them.' })
  needs!: readonly string[];
}

/** A card of an account's own gallery. */
export class GalleryCardShape extends ReadCardShape {
  @Id()
  galleryCardId!: string;

  @Whole({ min: 1, description: 'If-Match names it.' })
  version!: number;

  @Moment()
  changedAt!: string;
}

export class GalleryShape {
  @ListOf(() => GalleryCardShape, { max: 200 })
  items!: readonly GalleryCardShape[];
}

/** A card that the product brings, in one language. */
export class BuiltInCardShape extends ReadCardShape {
  @Text({ max: 60 })
  key!: string;

  @Text({ max: 2 })
  language!: string;
}

export class BuiltInCardsShape {
  @ListOf(() => BuiltInCardShape, { max: 100 })
  items!: readonly BuiltInCardShape[];
}

/** A change of a gallery that was taken in. */
export class GalleryChangedShape extends WrittenShape {
  @Id()
  galleryCardId!: string;
}

/** One version of a project's card. */
export class CardVersionShape extends ReadCardShape {
  @Whole({ min: 1 })
  version!: number;

  @Whole({ min: 1, nullable: true, description: 'The version that it brought back; null when it was written.' })
  restored!: number | null;

  @Moment()
  at!: string;
}

export class CardVersionsShape {
  @ListOf(() => CardVersionShape, { max: 100_000, description: 'Oldest first.' })
  items!: readonly CardVersionShape[];
}

/** Lines that two texts have in common, or that only one of them has. */
export class StretchShape {
  @OneOf(['same', 'removed', 'added'], { description: '`removed` lines are the left one’s alone, `added` ones the right one’s.' })
  kind!: string;

  @ListOf(text({ min: 0, max: 1_000_000 }), { max: 1_000_000 })
  lines!: readonly string[];
}

/** Two outputs side by side. */
export class ComparisonShape {
  @Nested(() => OutputShape)
  left!: OutputShape;

  @Nested(() => OutputShape)
  right!: OutputShape;

  @ListOf(() => StretchShape, {
    max: 1_000_000,
    nullable: true,
    description: 'What differs between two texts, line by line; null where one of them is none.',
  })
  changes!: readonly StretchShape[] | null;
}

/** A citation that was found true. */
export class CitedItemShape {
  @Text({ max: 2_000, description: 'A chapter’s title, or the words that were said.' })
  text!: string;

  @Text({ max: 20, description: 'The time mark that is cited.' })
  at!: string;

  @Decimal({ description: 'Seconds.' })
  start!: number;

  @Decimal({ description: 'Seconds; a chapter lasts until the next one.' })
  end!: number;

  @ListOf(text({ max: 20 }), {
    max: 1_000_000,
    description: 'Ids of the segments that it rests on, in the version of the words that the text was written from.',
  })
  segments!: readonly string[];
}

/** A citation that was not. */
export class RefusedCitationShape {
  @Text({ min: 0, max: 2_000 })
  text!: string;

  @Text({ min: 0, max: 2_000 })
  at!: string;

  @OneOf(['no_such_mark', 'not_said_there', 'not_in_order', 'malformed'])
  why!: string;
}

/** What a text cites, held against the words that it was written from. */
export class CitationsShape {
  @OneOf(['chapters', 'quotes'])
  citing!: string;

  @ListOf(() => CitedItemShape, { max: 10_000 })
  items!: readonly CitedItemShape[];

  @ListOf(() => RefusedCitationShape, { max: 10_000, description: 'What the model cites and is not so: shown apart, never among the others.' })
  refused!: readonly RefusedCitationShape[];
}
