import { WrittenShape } from '../../../infrastructure/http/answers.js';
import { Amount, Decimal, Flag, Id, ListOf, Moment, OneOf, Text, Whole } from '../../../infrastructure/http/shapes.js';

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

/** One version of a project’s words. */
export class WordsVersionShape {
  @Whole({ min: 1, description: 'Counts from 1; the highest is the newest.' })
  version!: number;

  @OneOf(['heard', 'brought', 'edited', 'restored', 'inherited'], {
    description:
      'By a transcription, as a subtitle file, by a change of its owner, as an earlier version, or from the project that this one was forked from.',
  })
  how!: string;

  @Whole({ min: 1, nullable: true, description: 'The version that was edited or restored; null otherwise.' })
  basedOn!: number | null;

  @Id({
    nullable: true,
    description: 'The transcription that heard it, whose receipt tells what was paid; null for all other words, which cost nothing.',
  })
  taskId!: string | null;

  @Whole({ min: 0 })
  segments!: number;

  @Decimal({ min: 0, description: 'Until the end of the last segment, or of the sound where it was heard.' })
  seconds!: number;

  @Moment()
  at!: string;

  @Text({ min: 66, max: 66, description: 'The entity tag of these words: a change of the newest names it in If-Match.' })
  etag!: string;
}

/** Something that was mended or is odd in a subtitle file which was read all the same. */
export class SubtitleRemarkShape {
  @OneOf(['encoding_guessed', 'ends_before_it_begins', 'not_in_order', 'overlaps', 'has_no_text', 'too_many_speakers'])
  what!: string;

  @Whole({ min: 0, description: 'How many cues it concerns; 0 for the whole file.' })
  cues!: number;

  @Whole({ min: 1, nullable: true, description: 'The line of the first of them; null for the whole file.' })
  firstLine!: number | null;
}

/** Words that were made a version. */
export class MadeWordsShape extends WrittenShape {
  @Id()
  projectId!: string;

  @Whole({ min: 1 })
  version!: number;

  @Text({ min: 66, max: 66, description: 'The entity tag of these words, also in the header ETag.' })
  etag!: string;

  @Amount({ description: 'Always 0: no AI call is made.' })
  charged!: { readonly microCredits: string };
}

/** Words that were brought as a file. */
export class BroughtWordsShape extends MadeWordsShape {
  @OneOf(['srt', 'vtt'])
  format!: string;

  @OneOf(['utf-8', 'utf-16le', 'utf-16be', 'windows-1252'], { description: 'How the bytes were read.' })
  encoding!: string;

  @Whole({ min: 1 })
  segments!: number;

  @Decimal({ min: 0 })
  seconds!: number;

  @ListOf(() => SubtitleRemarkShape, { max: 10, description: 'What was mended or is odd; empty for a file as it should be.' })
  remarks!: readonly SubtitleRemarkShape[];
}
