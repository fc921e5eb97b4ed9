import { Decimal, Id, OneOf, Whole } from '../../../infrastructure/http/shapes.js';
import { CitedQuote } from './cited-quote.js';

const LATEST_SECONDS = 24 * 3600;

class FrameAsked {
  @Decimal({ min: 0, max: LATEST_SECONDS, description: 'The frame that the video shows at this time, in seconds from its beginning.', example: 12.5 })
  atSeconds!: number;
}

/** The frame of one time. */
export class FrameRequest extends FrameAsked {
  @CitedQuote()
  quoteId?: string;
}

/** The same to be quoted. */
export class QuotedFrame extends FrameAsked {
  @OneOf(['frame'])
  kind!: 'frame';
}

/** The thumbnail that is to stand for its project. */
export class ChosenPictureRequest {
  @Id({ description: 'The task that took it, as the list of thumbnails says.' })
  taskId!: string;

  @Whole({ min: 0, max: 100, optional: true, description: 'Which of the set, from 0; 0 when it is not said.' })
  index?: number;
}

/** Which thumbnail is wanted, and as what. */
export class ThumbnailQuery {
  @Whole({ min: 0, max: 100, optional: true, description: 'Which of the set, from 0.' })
  readonly index: number = 0;

  @OneOf(['scaled', 'original'], { optional: true, description: 'The picture for pages, or the frame in its full size; scaled when it is not said.' })
  readonly size: 'scaled' | 'original' = 'scaled';

  @OneOf(['jpeg', 'png', 'webp'], { optional: true, description: 'Packed anew in this format; as it is kept when it is not said.' })
  readonly format?: 'jpeg' | 'png' | 'webp';

  @Whole({ min: 16, max: 8192, optional: true, description: 'At most so many pixels wide; a picture is never enlarged.' })
  readonly width?: number;
}
