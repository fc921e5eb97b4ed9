import { Flag, ListOf, Whole } from '../../../infrastructure/http/shapes.js';
import { id } from '../../../infrastructure/http/value-shapes.js';

/** What is shared by a link, and for how long. */
export class ShareRequest {
  @Flag({ optional: true, description: 'The newest words of the project, in every format.' })
  readonly transcript: boolean = false;

  @Flag({ optional: true, description: 'The project’s thumbnails.' })
  readonly thumbnails: boolean = false;

  @ListOf(id(), { max: 200, optional: true, description: 'The texts and images that are shared, by their ids; each must be ready.' })
  readonly outputIds: readonly string[] = [];

  @Whole({ min: 1, max: 90, optional: true, description: 'In so many days the link ends by itself; 14 when it is not said.' })
  readonly expiresInDays: number = 14;
}
