import { AnsweredShape } from '../../../infrastructure/http/answers.js';
import { Decimal, Flag, Id, ListOf, Nested, Text, Whole } from '../../../infrastructure/http/shapes.js';

/** One of a project's thumbnails; `/v1/projects/{projectId}/thumbnails/{taskId}?index={index}` gives it. */
export class PictureShape {
  @Id()
  taskId!: string;

  @Whole({ min: 0 })
  index!: number;
}

/** The frame in the size that it has in the video. */
export class OriginalShape {
  @Whole({ min: 1 })
  width!: number;

  @Whole({ min: 1 })
  height!: number;

  @Text({ max: 100 })
  mediaType!: string;

  @Whole({ min: 0 })
  bytes!: number;
}

/** A thumbnail and where to get it. */
export class ThumbnailShape extends PictureShape {
  @Decimal({ description: 'The time of the frame in the video.' })
  atSeconds!: number;

  @Decimal({
    nullable: true,
    description: 'How good a picture it is, from 0 to 1: contrast, detail and light. Null for those that were taken before scores were kept.',
  })
  score!: number | null;

  @Whole({ min: 1 })
  width!: number;

  @Whole({ min: 1 })
  height!: number;

  @Text({ max: 100 })
  mediaType!: string;

  @Whole({ min: 0 })
  bytes!: number;

  @Nested(() => OriginalShape, {
    nullable: true,
    description:
      'The frame in its full size, given with size=original. Null where the thumbnail is as large as the video, and for those of before originals were kept.',
  })
  original!: OriginalShape | null;

  @Flag({ description: 'It stands for the project.' })
  chosen!: boolean;
}

export class ThumbnailsShape extends AnsweredShape {
  @ListOf(() => ThumbnailShape, { max: 1000 })
  items!: readonly ThumbnailShape[];
}
