import { Decimal, Flag, ListOf, Text } from '../../../infrastructure/http/shapes.js';

const SECONDS = { min: 0, description: 'Seconds from the start of the video.' };

/** A word with its place in the video. */
class TranscriptWordShape {
  @Text({ max: 1_000 })
  text!: string;

  @Decimal(SECONDS)
  start!: number;

  @Decimal(SECONDS)
  end!: number;

  @Flag({ description: 'True where the time was spread inside the segment, because the model gave none.' })
  estimated!: boolean;
}

/** What was said between two cuts. */
class TranscriptSegmentShape {
  @Text({ max: 20 })
  id!: string;

  @Decimal(SECONDS)
  start!: number;

  @Decimal(SECONDS)
  end!: number;

  @Text({ max: 100_000 })
  text!: string;

  @ListOf(() => TranscriptWordShape, { max: 100_000, description: 'Empty where nobody gave times to single words, as in a subtitle file.' })
  words!: readonly TranscriptWordShape[];

  @Text({ max: 20, optional: true, description: 'The id of who speaks, of `speakers`; missing where nobody knows.' })
  speaker?: string;
}

/** Somebody who speaks. */
export class SpeakerShape {
  @Text({ min: 1, max: 20 })
  id!: string;

  @Text({ min: 1, max: 100, description: 'As exports and prompts call them.' })
  name!: string;
}

/** A whole transcript, in the order of time. */
export class TranscriptShape {
  @Text({ max: 20, nullable: true, description: 'The language that was heard; null where it is not known, or several were.' })
  language!: string | null;

  @Decimal({ min: 0 })
  durationSeconds!: number;

  @ListOf(() => TranscriptSegmentShape, { max: 100_000 })
  segments!: readonly TranscriptSegmentShape[];

  @Flag({ description: 'True when the sandbox provider listened.' })
  simulated!: boolean;

  @ListOf(() => SpeakerShape, { max: 200, optional: true, description: 'Missing where nobody said who speaks.' })
  speakers?: readonly SpeakerShape[];
}
