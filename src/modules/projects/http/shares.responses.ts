import { WrittenShape } from '../../../infrastructure/http/answers.js';
import { Decimal, Flag, Id, ListOf, Moment, Nested, OneOf, Text, Whole } from '../../../infrastructure/http/shapes.js';
import { id } from '../../../infrastructure/http/value-shapes.js';

/** A link that was just made. */
export class CreatedShareShape extends WrittenShape {
  @Id()
  shareId!: string;

  @Text({ max: 200, description: 'What opens it: `GET /v1/shared/{token}`. Shown this once and kept nowhere.' })
  token!: string;

  @Moment({ description: 'From then on it shows nothing.' })
  expiresAt!: string;
}

/** A link as its owner sees it. */
export class ShareShape {
  @Id()
  shareId!: string;

  @Id()
  projectId!: string;

  @Flag({ description: 'It shows the newest words of the project.' })
  transcript!: boolean;

  @Flag({ description: 'It shows the project’s thumbnails.' })
  thumbnails!: boolean;

  @ListOf(id(), { max: 200, description: 'The texts and images that it shows.' })
  outputIds!: readonly string[];

  @Moment()
  createdAt!: string;

  @Moment({ description: 'From then on it shows nothing.' })
  expiresAt!: string;

  @Flag({ description: 'True once it has ended by itself.' })
  hasExpired!: boolean;

  @Whole({ min: 0, description: 'How often it was opened; 0 as of a moment of the past, because openings are not part of history.' })
  uses!: number;

  @Moment({ nullable: true, description: 'When it was opened last; null when it never was, and as of a moment of the past.' })
  lastUsedAt!: string | null;
}

/** The words that a link shows. */
export class SharedWordsShape {
  @Whole({ min: 0 })
  segments!: number;

  @Decimal({ min: 0, description: 'How long the talk is, in seconds.' })
  seconds!: number;
}

/** A thumbnail that a link shows. */
export class SharedThumbnailShape {
  @Whole({ min: 0, description: 'Its place in the list, by which its file is asked for.' })
  index!: number;

  @Decimal({ min: 0, description: 'Where in the video it is, in seconds.' })
  atSeconds!: number;

  @Text({ max: 100 })
  mediaType!: string;

  @Whole({ min: 0 })
  bytes!: number;
}

/** A file of a shared text or image. */
export class SharedFileShape {
  @Whole({ min: 0, description: 'By which it is asked for.' })
  index!: number;

  @Text({ max: 100 })
  mediaType!: string;

  @Whole({ min: 0 })
  bytes!: number;
}

/** A text or an image that a link shows. */
export class SharedOutputShape {
  @Id()
  outputId!: string;

  @OneOf(['text', 'image'])
  kind!: string;

  @Flag({ description: 'The sandbox provider made it: no model has.' })
  simulated!: boolean;

  @ListOf(() => SharedFileShape, { max: 100 })
  files!: readonly SharedFileShape[];
}

/** What a link shows: nothing of prompts, of who paid, or of whose it is. */
export class SharedViewShape {
  @Text({ max: 200, description: 'What the owner calls the project.' })
  name!: string;

  @Moment({ description: 'From then on the link shows nothing.' })
  expiresAt!: string;

  @Nested(() => SharedWordsShape, { nullable: true, description: 'Null when no words are shared, or there are none.' })
  transcript!: SharedWordsShape | null;

  @ListOf(() => SharedThumbnailShape, { max: 1_000 })
  thumbnails!: readonly SharedThumbnailShape[];

  @ListOf(() => SharedOutputShape, { max: 200 })
  outputs!: readonly SharedOutputShape[];
}
