import { pageOf } from '../../../infrastructure/http/answers.js';
import { Decimal, Id, ListOf, Text, Whole } from '../../../infrastructure/http/shapes.js';

/** A stretch of a snippet. */
class MatchShape {
  @Whole({ min: 0, description: 'The first unit of the match in `snippet`; units are those of UTF-16, as JavaScript, Java and C# count them.' })
  from!: number;

  @Whole({ min: 1, description: 'The unit after its last one.' })
  to!: number;
}

/** A place where what was looked for is said. */
export class SearchHitShape {
  @Id()
  projectId!: string;

  @Text({ max: 200 })
  projectName!: string;

  @Whole({ min: 1, description: 'The version of the words that was looked through: the newest one when the search came to it.' })
  version!: number;

  @Text({ max: 20, description: 'The segment in which it begins.' })
  segmentId!: string;

  @Decimal({ min: 0, description: 'Where that segment begins, in seconds from the start of the video.' })
  start!: number;

  @Decimal({ min: 0, description: 'Where the segment ends in which it ends.' })
  end!: number;

  @Decimal({ min: 0, description: 'Where to play from: the first word that was looked for, or its segment where words have no times.' })
  jumpTo!: number;

  @Text({ max: 100, nullable: true, description: 'Who says its beginning, as exports call them; null where nobody knows.' })
  speaker!: string | null;

  @Text({ max: 500, description: 'What is said there, as plain text in Unicode NFC; … where it was cut.' })
  snippet!: string;

  @ListOf(() => MatchShape, { max: 20, description: 'What of the snippet was looked for.' })
  matches!: readonly MatchShape[];
}

const HitsShape = pageOf(SearchHitShape);

/** What was found. */
export class SearchFoundShape extends HitsShape {
  @Whole({ min: 0, description: 'How many transcripts were looked through for this page.' })
  looked!: number;

  @Whole({ min: 0, description: 'How many more could not be read any more.' })
  unreadable!: number;
}
